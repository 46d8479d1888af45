import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { openReopeningFile } from '../../files/reopening-file.ts';
import { filterStream } from '../../filter/filter-stream.ts';
import { type AttackCommandOptions, watchFor } from '../attack-options.ts';
import { type KeepOptions, keepFor } from '../keep.ts';

/** Options of `redlich-logs write`. */
export interface WriteOptions extends KeepOptions, AttackCommandOptions {
  /** A named pipe to read from instead of the standard input. */
  readonly fifo?: string;
}

/** Filters into a log. SIGHUP and SIGUSR1 open it anew, as programs that rotate logs send them. */
export async function write(path: string, options: WriteOptions): Promise<void> {
  const { close, ...watching } = watchFor(options);
  const file = openReopeningFile(path);
  for (const signal of ['SIGHUP', 'SIGUSR1'] as const) process.on(signal, file.reopen);
  // Opened for both ways a named pipe has no end, though its writers come and go.
  const source = options.fifo === undefined ? process.stdin : createReadStream(options.fifo, { flags: 'r+' });
  // A server that stops closes the pipe; what it sent until then is still written.
  process.on('SIGINT', () => {});
  await pipeline(source, filterStream({ keep: keepFor(options), ...watching }), file.stream);
  await close();
}
