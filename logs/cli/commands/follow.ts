import { pipeline } from 'node:stream/promises';
import { followLog } from '../../files/follow-log.ts';
import { openReopeningFile } from '../../files/reopening-file.ts';
import { filterStream } from '../../filter/filter-stream.ts';
import { type AttackCommandOptions, watchFor } from '../attack-options.ts';
import { type KeepOptions, keepFor } from '../keep.ts';

/** Options of `redlich-logs follow`. */
export interface FollowCommandOptions extends KeepOptions, AttackCommandOptions {
  readonly write?: string;
  readonly fromBeginning?: boolean;
}

/** Filters what is written to a log from now on, through its rotations, to the standard output or into another log. */
export async function follow(path: string, options: FollowCommandOptions): Promise<void> {
  const { close, ...watching } = watchFor(options, options.fromBeginning ? 'as-written' : 'arrival');
  const file = options.write === undefined ? undefined : openReopeningFile(options.write);
  if (file !== undefined)
    for (const signal of ['SIGHUP', 'SIGUSR1'] as const) process.on(signal, file.reopen);
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => ending.abort());
  const lines = followLog(path, {
    from: options.fromBeginning ? 'beginning' : 'end',
    signal: ending.signal,
  });
  await pipeline(
    lines,
    filterStream({ keep: keepFor(options), ...watching }),
    file?.stream ?? process.stdout,
  );
  await close();
}
