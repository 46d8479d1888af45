import { pipeline } from 'node:stream/promises';
import { filterStream } from '../../filter/filter-stream.ts';
import { type KeepOptions, keepFor } from '../keep.ts';

/** Filters the standard input to the standard output, as fast as the reader takes it. */
export async function pipe(options: KeepOptions): Promise<void> {
  try {
    await pipeline(process.stdin, filterStream({ keep: keepFor(options) }), process.stdout);
  } catch (error) {
    // `| head` closes the pipe when it has seen enough.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}
