import type { Store } from './connection.ts';
import { asStoreFull } from './full-disk.ts';

/** What the engine does around the units of a batch. */
export interface BatchHooks {
  /** After the transaction began, before the first unit. */
  begun(): Promise<void>;
  /** Before each unit; the answer puts everything cached back to how it was, if the unit fails. */
  unitBegun(): () => void;
  /** Inside the transaction, after the last unit. */
  closing(): Promise<void>;
  /** After the commit is on the disk, before any caller learns of it. Never fails: the batch has happened. */
  committed(): Promise<void>;
  /**
   * The commit failed: nothing of the batch has happened. Unless, where the stores commit one after the other, those that decide had
   * committed already and one that only follows had no room: then the batch has happened and what follows is made up for.
   */
  failed(): Promise<'undone' | 'happened'>;
}

interface Waiting {
  readonly work: () => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  /** Runs between two transactions instead of in one. */
  readonly between: boolean;
}

/** Units at most that share one commit; bounds how long the first of them waits for the last. */
const batchLimit = 256;

/**
 * Runs units one after the other and lets those that arrive together share one commit, and so one set of disk syncs
 * (group commit). Each unit is a savepoint: if it fails, only it is undone. Nobody is answered before the commit.
 */
export function workQueue(store: Store, hooks: BatchHooks) {
  const waiting: Waiting[] = [];
  let running: Promise<void> | null = null;

  async function drain(): Promise<void> {
    // One turn of the event loop, so that requests that are already in the sockets join this batch.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const pause = waiting.findIndex((each) => each.between);
      const [first] = waiting;
      if (pause === 0 && first) await runBetween(first);
      else
        await runBatch(store, hooks, waiting.splice(0, pause < 0 ? batchLimit : Math.min(pause, batchLimit)));
    }
    running = null;
  }

  async function runBetween(pause: Waiting): Promise<void> {
    waiting.shift();
    await pause.work().then(pause.resolve, pause.reject);
  }

  function add<Result>(work: () => Promise<Result>, between: boolean): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      waiting.push({ work, resolve: resolve as (value: unknown) => void, reject, between });
      running ??= drain();
    });
  }

  return {
    /** Queues a unit; settles after its commit is durable. */
    run: <Result>(work: () => Promise<Result>): Promise<Result> => add(work, false),
    /** Queues what must not happen inside a transaction; it runs when those before it are through. */
    between: <Result>(work: () => Promise<Result>): Promise<Result> => add(work, true),
    /** Settles when nothing waits any more. */
    async idle(): Promise<void> {
      while (running !== null) await running;
    },
  };
}

async function runUnit(
  store: Store,
  hooks: BatchHooks,
  unit: Waiting,
): Promise<{ unit: Waiting; value: unknown } | null> {
  const undo = hooks.unitBegun();
  await store.writer.run('SAVEPOINT unit', []);
  try {
    const value = await unit.work();
    await store.writer.run('RELEASE SAVEPOINT unit', []);
    return { unit, value };
  } catch (error) {
    await undoUnit(store, error);
    undo();
    unit.reject(asStoreFull(error));
    return null;
  }
}

/** @throws {unknown} the error itself when the whole transaction is gone with it, as on a full disk */
async function undoUnit(store: Store, error: unknown): Promise<void> {
  try {
    await store.writer.run('ROLLBACK TO SAVEPOINT unit', []);
    await store.writer.run('RELEASE SAVEPOINT unit', []);
  } catch {
    throw error;
  }
}

async function runBatch(store: Store, hooks: BatchHooks, batch: readonly Waiting[]): Promise<void> {
  const done: { unit: Waiting; value: unknown }[] = [];
  try {
    await store.begin();
    try {
      await hooks.begun();
      for (const unit of batch) {
        const result = await runUnit(store, hooks, unit);
        if (result) done.push(result);
      }
      await hooks.closing();
      await store.commit();
    } catch (error) {
      await undoQuietly(store);
      throw error;
    }
  } catch (error) {
    // A store that was closed meanwhile cannot tell; a batch nobody can ask about has not happened.
    const fate = await hooks.failed().catch(() => 'undone' as const);
    if (fate === 'undone') {
      for (const unit of batch) unit.reject(asStoreFull(error));
      return;
    }
    for (const { unit, value } of done) unit.resolve(value);
    return;
  }
  await hooks.committed();
  for (const { unit, value } of done) unit.resolve(value);
}

/** A failed commit may have ended the transaction already; the first fault is the one to report. */
async function undoQuietly(store: Store): Promise<void> {
  try {
    await store.rollback();
  } catch {}
}
