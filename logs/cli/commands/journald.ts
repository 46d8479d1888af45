import { pipeline } from 'node:stream/promises';
import { openReopeningFile } from '../../files/reopening-file.ts';
import { journaldStream } from '../../journald/journald-stream.ts';
import { type AttackCommandOptions, watchFor } from '../attack-options.ts';
import { type KeepOptions, keepFor } from '../keep.ts';

/** Options of `redlich-logs journald`. */
export interface JournaldOptions extends KeepOptions, AttackCommandOptions {
  readonly write?: string;
}

/** Filters what `journalctl -o json` writes, to the standard output or into a log that is opened anew on SIGHUP and SIGUSR1. */
export async function journald(options: JournaldOptions): Promise<void> {
  const { close, ...watching } = watchFor(options);
  const file = options.write === undefined ? undefined : openReopeningFile(options.write);
  if (file !== undefined)
    for (const signal of ['SIGHUP', 'SIGUSR1'] as const) process.on(signal, file.reopen);
  const stream = journaldStream({ keep: keepFor(options), ...watching });
  try {
    await pipeline(process.stdin, stream, file?.stream ?? process.stdout);
  } catch (error) {
    // `| head` closes the pipe when it has seen enough.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  } finally {
    await close();
  }
}
