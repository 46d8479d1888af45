import { pipeline } from 'node:stream/promises';
import { filterStream } from '../../filter/filter-stream.ts';
import { type AttackCommandOptions, watchFor } from '../attack-options.ts';
import { type KeepOptions, keepFor } from '../keep.ts';

/** Filters the standard input to the standard output, as fast as the reader takes it. */
export async function pipe(options: KeepOptions & AttackCommandOptions): Promise<void> {
  const { close, ...watching } = watchFor(options);
  try {
    await pipeline(process.stdin, filterStream({ keep: keepFor(options), ...watching }), process.stdout);
  } catch (error) {
    // `| head` closes the pipe when it has seen enough.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  } finally {
    await close();
  }
}
