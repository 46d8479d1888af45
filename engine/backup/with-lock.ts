import { EngineFault } from '../errors.ts';
import type { Store } from '../store/connection.ts';

/**
 * Does something with the copies that nothing else may do meanwhile, in whichever process: a backup, a pruning, a drill.
 * @throws {EngineFault} `store-locked` while another is at it
 */
export async function withLock<Result>(store: Store, work: () => Promise<Result>): Promise<Result> {
  const lock = await store.lockBackups();
  if (lock === null)
    throw new EngineFault('store-locked', 'another process is taking a backup or holding a drill');
  try {
    return await work();
  } finally {
    await lock.release();
  }
}
