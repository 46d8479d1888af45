import { join } from 'node:path';
import type { Actor } from './actor.ts';
import { openBackup } from './backup/archive/open-backup.ts';
import { custodyOf } from './backup/custody/custody.ts';
import { lendTools } from './backup/custody/tools.ts';
import { followRules } from './clock/follow-rules.ts';
import { drySweep, listDue, previewDue, simulatePeriod, simulateRule } from './clock/preview.ts';
import { sweepDue } from './clock/sweep.ts';
import type { AnyKind } from './declare/index.ts';
import type { Engine, Unit } from './engine.ts';
import { layIdentity } from './facts/checkpoint.ts';
import { factsView } from './facts/facts-view.ts';
import { ledgerReader } from './facts/ledger-reader.ts';
import { type EngineOptions, openSession, type UnitRunner } from './open-session.ts';
import { recover } from './recover.ts';
import type { Session } from './session.ts';
import { statement } from './store/statement.ts';
import { makeUnit } from './unit.ts';
import type { EpochKeys } from './vault/epochs.ts';
import { fileStore, removeLeftovers } from './vault/files.ts';
import { isIndexNewer, layIndexKey } from './vault/index-keys.ts';
import { upkeep } from './vault/records.ts';
import { renewGroups } from './vault/renew-groups.ts';
import { rotateEpoch } from './vault/rotate.ts';
import { searchIndex } from './vault/search-index.ts';
import { verifyAll } from './verify.ts';

const firstEpoch = statement<{ number: number; at: number }>((db, slot) =>
  db.insertInto('keys.epoch').values({ number: slot('number'), begun_at: slot('at'), ended_at: null }),
);
const anyEpoch = statement<Record<never, never>, { number: number }>((db) =>
  db.selectFrom('keys.epoch').select('number').limit(1),
);
/**
 * Opens one tenant's engine: brings the store forward, finishes what a crash interrupted, and is ready.
 * @throws {EngineFault} `store-newer`, `epoch-missing`, `restore-unfinished`
 */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { session, runUnit, reloadIndexKeys } = await openSession(options);
  await runUnit(() => begin(session, options.epochs, reloadIndexKeys));
  await removeLeftovers(session, options.files);
  return assemble(session, options, runUnit, reloadIndexKeys);
}

/** The first unit of a process: a new tenant's first keys, or what a crash left to do. */
async function begin(
  session: Session,
  epochs: EpochKeys,
  reloadIndexKeys: () => Promise<void>,
): Promise<void> {
  const { connection, keyring } = session;
  const [epoch] = await anyEpoch.run(connection, {});
  if (epoch === undefined) {
    await firstEpoch.run(connection, { number: epochs.create(1), at: session.now() });
    await keyring.refresh();
    await layIdentity(session);
    await layIndexKey(keyring, 1);
  }
  await keyring.refresh();
  await session.ledger.refresh();
  await session.periods.refresh();
  await reloadIndexKeys();
  await recover(session);
  await followRules(session);
}

function assemble(
  session: Session,
  options: EngineOptions,
  runUnit: UnitRunner,
  reloadIndexKeys: () => Promise<void>,
): Engine {
  const { store, now } = options;
  const write = <Result>(actor: Actor, work: (unit: Unit) => Promise<Result>): Promise<Result> =>
    runUnit(async () => {
      const { unit, end } = makeUnit(session, actor);
      try {
        const result = await work(unit);
        await renewGroups(session);
        return result;
      } finally {
        end();
      }
    });
  const custody = custodyOf({ session, runUnit });
  let rotating: ReturnType<Engine['rotate']> | null = null;
  const engine: Engine = {
    tenant: options.tenant,
    register: options.register,
    now,
    write,
    db: store.readerDb,
    open: (actor, kind, id, purpose) => write(actor, (unit) => unit.open(kind, id, purpose)),
    openMany: (actor, kind, ids, purpose) => write(actor, (unit) => unit.openMany(kind, ids, purpose)),
    async search(kind: AnyKind, query, limit) {
      if (await isIndexNewer(store.reader, session.indexKeys())) await runUnit(reloadIndexKeys);
      return searchIndex(store.reader, session.indexKeys(), kind, query, limit);
    },
    files: fileStore(session, options.files, runUnit),
    facts: factsView(session),
    ledger: ledgerReader(session, runUnit),
    calendar: session.calendar,
    custody,
    clock: {
      preview: (until) => previewDue(session, until),
      due: (wanted) => listDue(session, wanted),
      sweep: ({ at = now(), dryRun = false, progress } = {}) =>
        dryRun ? drySweep(session, at) : sweepDue(session, runUnit, Math.min(at, now()), progress),
      simulate: (kind, rule) => simulateRule(session, kind, rule),
      periods: session.periods.all,
      simulatePeriod: (statute, period) => simulatePeriod(session, statute, period),
    },
    rotate() {
      rotating ??= rotateEpoch(session, {
        epochs: options.epochs,
        runUnit,
        runBetween: runUnit.between,
        reloadIndexKeys,
        accessesBefore: now() - (options.accessDays ?? 365) * 86_400_000,
      }).finally(() => {
        rotating = null;
      });
      return rotating;
    },
    backup: openBackup({ ...options, runUnit, copyLedger: custody.copyLedger }),
    verify: () => verifyAll(session, runUnit),
    async close() {
      await runUnit.idle();
      await store.scrubAll();
      await store.close();
    },
  };
  return lendTools(engine, { session, runUnit });
}

/** The actor of everything the program does by itself. */
export const program: Actor = upkeep;

/** Where a tenant's embedded data lies below the data folder, and its epoch keys in a folder of their own. */
export function tenantFolders(
  dataFolder: string,
  tenant: string,
): { readonly stores: string; readonly files: string; readonly epochs: string } {
  return {
    stores: join(dataFolder, 'tenants', tenant),
    files: join(dataFolder, 'tenants', tenant, 'files'),
    epochs: join(dataFolder, 'epochs', tenant),
  };
}
