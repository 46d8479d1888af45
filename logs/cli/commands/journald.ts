import { pipeline } from 'node:stream/promises';
import { openReopeningFile } from '../../files/reopening-file.ts';
import { journaldStream } from '../../journald/journald-stream.ts';

/** Filters what `journalctl -o json` writes, to the standard output or into a log that is opened anew on SIGHUP and SIGUSR1. */
export async function journald(options: { readonly write?: string }): Promise<void> {
  const file = options.write === undefined ? undefined : openReopeningFile(options.write);
  if (file !== undefined)
    for (const signal of ['SIGHUP', 'SIGUSR1'] as const) process.on(signal, file.reopen);
  try {
    await pipeline(process.stdin, journaldStream(), file?.stream ?? process.stdout);
  } catch (error) {
    // `| head` closes the pipe when it has seen enough.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}
