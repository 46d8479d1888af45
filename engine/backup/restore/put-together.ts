import { publicHalfOf, signingGroup } from '../../facts/checkpoint.ts';
import { verifyLedger } from '../../facts/ledger-verify.ts';
import type { OpenSession } from '../../open-session.ts';
import type { Session } from '../../session.ts';
import { statement } from '../../store/statement.ts';
import type { EpochKeys } from '../../vault/epochs.ts';
import { layIndexKey, rebuildIndex } from '../../vault/index-keys.ts';
import { upkeep } from '../../vault/records.ts';
import { renewGroups } from '../../vault/renew-groups.ts';
import type { HeldKey } from '../custody/custody-format.ts';
import type { LedgerHead } from '../custody/ledger-format.ts';
import { PlaceFault } from '../place.ts';
import type { Collected } from './collect-custody.ts';
import { type Found, Stopped } from './found.ts';
import { countKeyless, dropKeyless, loadKeys, ownKind } from './load-keys.ts';
import { loadLedger } from './load-ledger.ts';
import { type Replayed, replayLedger } from './replay.ts';
import type { RestoreReport } from './restore-view.ts';
import { takeOverCustody } from './take-over.ts';

const beginEpoch = statement<{ number: number; at: number }>((db, slot) =>
  db.insertInto('keys.epoch').values({ number: slot('number'), begun_at: slot('at'), ended_at: null }),
);
/** What a power cut would have left to do is in the ledger's copy, or was never acknowledged. */
const clearPending = ['pending_fact', 'pending_shred', 'pending_index'].map((table) =>
  statement((db) => db.deleteFrom(`records.${table}`)),
);

/**
 * Puts ledger, records and keys together, in this order: the ledger first, verified; then the records are brought to where it ends; then
 * those keys alone that are still needed. Only then is anything unsealed: what shared a group with something that died, and the words
 * for the index.
 */
export async function putTogether(
  open: OpenSession,
  epochs: EpochKeys,
  found: Found,
  publicKey: Buffer,
): Promise<Omit<RestoreReport, 'swept'>> {
  const { session, runUnit, reloadIndexKeys } = open;
  const { custody, snapshot, lose } = found;
  await runUnit(async () => {
    const number = epochs.create(1);
    await beginEpoch.run(session.connection, { number, at: session.now() });
    await session.keyring.refresh();
    for (const table of clearPending) await table.run(session.connection, {});
  });
  const head = await takeLedger(open, found);
  if (head.fact.number < custody.head.fact.number || head.fact.number < snapshot.lastFact)
    lose('ledger-behind');
  await session.periods.refresh();
  const replayed = await replayLedger(open, snapshot);
  await loadKeys(open, custody.keys());
  const unreadable = await countKeyless(open);
  if (Object.keys(unreadable).length > 0) {
    lose('keys-missing');
    await dropKeyless(open);
  }
  await runUnit(() => renewGroups(silent(session)));
  await runUnit(async () => {
    await layIndexKey(session.keyring, 1);
    await reloadIndexKeys();
    await takeOverCustody(session, publicKey, custody.head.generation, custody.seen);
  });
  await rebuildIndex(session, runUnit);
  await noteRestored(open, found, head, replayed);
  return {
    tenant: session.tenant,
    snapshotAt: snapshot.at,
    ledgerAt: head.at,
    ledgerFact: head.fact.number,
    custodyAt: custody.head.at,
    records: await countRecords(session),
    missing: replayed.missing,
    changesLost: replayed.changesLost,
    goneAgain: replayed.goneAgain,
    unreadable,
    factsReplayed: replayed.facts,
    placesAway: found.placesAway,
    accepted: [...found.accepted],
  };
}

const silent = (session: Session): Session => ({
  ...session,
  ledger: { ...session.ledger, append: async () => 0 },
});

/** The keys of the engine itself; they stand before all others. */
async function ownKeys(custody: Collected): Promise<readonly HeldKey[]> {
  const own: HeldKey[] = [];
  for await (const page of custody.keys()) {
    own.push(...page.filter(({ kind }) => kind === ownKind));
    if (page.some(({ kind }) => kind !== ownKind)) break;
  }
  return own;
}

/** Loads the highest copy that verifies, and compares it with what every other place and the custody say of the chain. */
async function takeLedger(
  open: OpenSession,
  { custody, ledger, ledgerPlaces, kit, lose }: Found,
): Promise<LedgerHead> {
  const { session, runUnit } = open;
  const own = await ownKeys(custody);
  const seed = own.find(({ group }) => group === signingGroup)?.key;
  if (seed === undefined) throw new Stopped('ledger-damaged');
  await runUnit(async () => {
    await session.keyring.adopt(own.map(({ group, kind, key }) => ({ group, kind, person: null, key })));
  });
  const said = [...ledger.copies.map(({ head }) => head.fact), custody.head.fact];
  const wanted = new Set(said.map(({ number }) => number));
  const identity = publicHalfOf(seed);
  for (const [index, { head }] of ledger.copies.entries()) {
    const hashes = await tryLedger(() => loadLedger(open, kit, head, ledgerPlaces, identity, wanted));
    const intact =
      hashes !== null &&
      (head.fact.number === 0 || hashes.get(head.fact.number) === head.fact.hash) &&
      (await verifyLedger(session, identity)).intact;
    if (!intact || hashes === null) continue;
    // A higher copy that does not verify may have held what this one lacks.
    if (index > 0 && ledger.copies[0]?.head.fact.number !== head.fact.number) lose('ledger-unsure');
    const others = said.filter(({ number }) => number > 0 && number <= head.fact.number);
    if (others.some(({ number, hash }) => hashes.get(number) !== hash)) lose('ledger-forked');
    return head;
  }
  throw new Stopped('ledger-damaged');
}

/** A copy that is damaged at every place is no copy. */
async function tryLedger<Value>(work: () => Promise<Value>): Promise<Value | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PlaceFault) return null;
    throw error;
  }
}

async function noteRestored(
  { session, runUnit }: OpenSession,
  { custody, snapshot, accepted }: Found,
  head: LedgerHead,
  replayed: Replayed,
): Promise<void> {
  await runUnit(async () => {
    await session.ledger.append('fact', {
      at: session.now(),
      type: 'restored',
      actor: upkeep.id,
      person: null,
      body: {
        snapshot: snapshot.at,
        ledger: head.fact.number,
        custody: custody.head.generation,
        facts: replayed.facts,
        accepted: [...accepted],
      },
    });
  });
}

async function countRecords(session: Session): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const kind of session.register.kinds.keys()) {
    const [row] = await session.store.readerDb
      .selectFrom(`records.${kind}`)
      .select((eb) => eb.fn.countAll().as('count'))
      .execute();
    counts[kind] = Number(row?.count ?? 0);
  }
  return counts;
}
