import type { Engine } from '../../engine.ts';
import { EngineFault } from '../../errors.ts';
import { asStoreFull } from '../../store/full-disk.ts';
import { upkeep } from '../../vault/records.ts';
import { keyCheckOf } from '../custody/custody-format.ts';
import { kitRows } from '../custody/custody-rows.ts';
import { drillMarks } from '../custody/drill-marks.ts';
import type { KitContent } from '../custody/kit-objects.ts';
import { archiveKeyOf, type CustodyTools, custodyGroup, toolsOf } from '../custody/tools.ts';
import { PlaceFault } from '../place.ts';
import { type Collected, collectCustody, type KeySource } from '../restore/collect-custody.ts';
import { Stopped } from '../restore/found.ts';
import { findRest, restoreFound } from '../restore/restore.ts';
import type { RestoreReport, RestoreTarget } from '../restore/restore-view.ts';
import { withLock } from '../with-lock.ts';
import { checkGone } from './check-gone.ts';
import { type Answers, checkLedger, checkRows, checkSchema, checkSeals } from './checks.ts';
import type { DrillOptions, DrillResult } from './drill-view.ts';

/** A snapshot may be so old; a day, and the night it was late. */
const freshMs = 26 * 3_600_000;

/** Opens the custody with the key that the server keeps as long as it is in force: a drill needs no paper. */
const fromServer =
  ({ session, runUnit }: CustodyTools): KeySource =>
  async (head) => {
    const key = await runUnit(async () => {
      const kept = await session.keyring.find(custodyGroup(head.generation));
      return kept === null ? null : Buffer.from(kept);
    });
    return key !== null && keyCheckOf(key) === head.keyCheck ? key : null;
  };

interface Inspection {
  readonly answers: Answers;
  records: number;
  opened: number;
  deletionsChecked: number;
}

/**
 * Restores from the places into a scratch store as after a loss, looks whether it is all there and that what was deleted is not, and throws
 * it away: the keys first. The result goes into the ledger, as the evidence of the pledges. Does not disturb the running system; no backup
 * is taken meanwhile.
 * @throws {EngineFault} `store-locked` while a backup or another drill is under way
 */
export function holdDrill(engine: Engine, options: DrillOptions): Promise<DrillResult> {
  const tools = toolsOf(engine);
  return withLock(tools.session.store, async () => {
    await options.discard();
    return drill(tools, { ...options, scratch: await options.scratch() });
  });
}

/**
 * Removes what a drill left that was broken off, unless one is being held now, by whichever process.
 * @returns whether it was removed
 */
export async function clearDrill(engine: Engine, discard: () => Promise<void>): Promise<boolean> {
  const lock = await toolsOf(engine).session.store.lockBackups();
  if (lock === null) return false;
  try {
    await discard();
    return true;
  } finally {
    await lock.release();
  }
}

interface Opened extends Omit<DrillOptions, 'scratch'> {
  readonly scratch: RestoreTarget;
}

async function drill(tools: CustodyTools, options: Opened): Promise<DrillResult> {
  const seen: Inspection = { answers: {}, records: 0, opened: 0, deletionsChecked: 0 };
  let snapshotAt: number | null = null;
  let stopped: string | null = null;
  try {
    const report = await rehearse(tools, options, seen, (at) => {
      snapshotAt = at;
    });
    seen.answers.fresh = await checkFresh(tools, report);
  } catch (thrown) {
    const error = asStoreFull(thrown);
    stopped = reasonOf(error);
    if (isDamage(error)) seen.answers.rows = 'fail';
  } finally {
    await throwAway(options);
  }
  const { answers: checks, ...counts } = seen;
  const result: DrillResult = { outcome: judge(seen, stopped), checks, stopped, snapshotAt, ...counts };
  await noteDrill(tools, result);
  return result;
}

async function rehearse(
  tools: CustodyTools,
  options: Opened,
  seen: Inspection,
  noteSnapshot: (at: number) => void,
): Promise<RestoreReport> {
  const { session } = tools;
  const [kitRow] = await kitRows.read.run(session.store.reader, {});
  if (kitRow === undefined) throw new Stopped('no-copies');
  const kit: KitContent = { tenant: session.tenant, archiveKey: await archiveKeyOf(tools) };
  const custody = await collectCustody(options.places, kit, fromServer(tools));
  if (custody.outcome !== 'collected') throw new Stopped('too-few-shares');
  const found = await findRest(options, kit, custody, []);
  noteSnapshot(found.snapshot.at);
  const into = options.scratch;
  return restoreFound({ into }, found, Buffer.from(kitRow.public_key), async (restored) => {
    await inspect(tools, restored, custody, found.snapshot.at, seen);
    return null;
  });
}

async function inspect(
  live: CustodyTools,
  restored: Engine,
  custody: Collected,
  snapshotAt: number,
  seen: Inspection,
): Promise<void> {
  const { answers } = seen;
  const inner = toolsOf(restored);
  answers.schema = await checkSchema(restored);
  answers.ledger = await checkLedger(restored);
  const rows = await checkRows(live.session, inner.session, snapshotAt);
  answers.rows = rows.answer;
  seen.records = rows.records;
  answers.mark = await checkMark(live, inner, snapshotAt);
  const seals = await checkSeals(inner, snapshotAt - 30 * 86_400_000, Math.random);
  answers.seals = seals.answer;
  seen.opened = seals.opened;
  const gone = await checkGone(live, inner.session, custody);
  answers.gone = gone.answer;
  seen.deletionsChecked = gone.checked;
}

/** The newest mark before the snapshot must be in it, and no later one. */
async function checkMark(
  live: CustodyTools,
  restored: CustodyTools,
  snapshotAt: number,
): Promise<'pass' | 'fail' | 'inconclusive'> {
  const left = await drillMarks.run(live.session.store.reader, {});
  const expected = left.find(({ at }) => at <= snapshotAt);
  if (expected === undefined) return 'inconclusive';
  const back = await drillMarks.run(restored.session.store.reader, {});
  return back.some(({ value }) => value === expected.value) ? 'pass' : 'fail';
}

async function checkFresh(
  { session }: CustodyTools,
  { snapshotAt, ledgerAt, custodyAt }: RestoreReport,
): Promise<'pass' | 'fail'> {
  const oldest = Math.min(snapshotAt, ledgerAt, custodyAt);
  // Copies from the future are no better than those of last month: a clock went wrong.
  const newest = Math.max(snapshotAt, ledgerAt, custodyAt);
  return session.now() - oldest <= freshMs && newest <= session.now() ? 'pass' : 'fail';
}

/** Away is not broken; whatever else went wrong is, because after a loss it would go wrong as well. */
function judge({ answers }: Inspection, stopped: string | null): DrillResult['outcome'] {
  const all = Object.values(answers);
  if (all.includes('fail')) return 'fail';
  if (stopped !== null || all.includes('inconclusive')) return 'inconclusive';
  return 'pass';
}

function reasonOf(error: unknown): string {
  if (error instanceof Stopped) return error.reason;
  if (error instanceof PlaceFault) return error.trouble;
  if (error instanceof EngineFault) return error.id;
  throw error;
}

/** What is damaged would not restore; what is away may be back tomorrow. */
function isDamage(error: unknown): boolean {
  if (error instanceof PlaceFault) return error.trouble === 'damaged';
  // A disk without room says nothing about the copies.
  if (error instanceof EngineFault) return error.id !== 'store-full';
  return (
    error instanceof Stopped &&
    error.reason !== 'too-few-shares' &&
    error.reason !== 'ledger-unsure' &&
    error.reason !== 'no-copies'
  );
}

async function throwAway({ scratch, discard }: Opened): Promise<void> {
  // Without the epoch's key what lies in the scratch store is noise, even where the disk keeps it.
  for (const epoch of scratch.epochs.present()) scratch.epochs.destroy(epoch);
  await scratch.store.close().catch(() => {});
  await discard();
}

async function noteDrill({ session, runUnit }: CustodyTools, result: DrillResult): Promise<void> {
  const { outcome, stopped, snapshotAt, records, opened, deletionsChecked } = result;
  await runUnit(async () => {
    await session.ledger.append('fact', {
      at: session.now(),
      type: 'drilled',
      actor: upkeep.id,
      person: null,
      body: {
        outcome,
        stopped,
        snapshot: snapshotAt,
        records,
        opened,
        deletions: deletionsChecked,
        ...result.checks,
      },
    });
  });
}
