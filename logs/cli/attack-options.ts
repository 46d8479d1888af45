import type { Command } from 'commander';
import { readAlarmFile } from '../attacks/alarm/read-alarm-file.ts';
import { type LineTimes, openAttacks } from '../attacks/open-attacks.ts';
import { RuleFault } from '../attacks/rule/read-rules.ts';
import type { LineObserver } from '../lines/split-lines.ts';
import { CommandFault } from './fault.ts';

/** Options of commands that see logs as they are written. */
export interface AttackCommandOptions {
  readonly attacks?: string;
  readonly attackKeys?: string;
  readonly rules?: readonly string[];
  readonly strict?: boolean;
  readonly alarm?: string;
}

/** Adds the options that say what counts. */
export const withRules = (command: Command): Command =>
  command
    .option('--rules <file>', 'rules of your own on top of the shipped ones; may be given again', collect)
    .option('--strict', 'count as well what broken networks and impatient people do');

const collect = (file: string, files: readonly string[] = []): readonly string[] => [...files, file];

/** Adds the options by which a command watches for attacks. */
export const withAttacks = (command: Command): Command =>
  withRules(command)
    .option(
      '--attacks <folder>',
      'watch for attacks; keep their records here, sealed, for at most seven days',
    )
    .option('--attack-keys <folder>', 'the keys of the records, apart from them (<folder>.keys)')
    .option('--alarm <file>', 'who is told of an attack at once: a command, a webhook, a mail');

/** Where the keys of a folder of records lie, unless it is said. */
export const keysOf = (options: Pick<AttackCommandOptions, 'attacks' | 'attackKeys'>): string =>
  options.attackKeys ?? `${(options.attacks ?? '').replace(/\/+$/, '')}.keys`;

/** What a command that watches has to do beside its own work. */
export interface Watching {
  readonly onLine?: LineObserver;
  close(): Promise<void>;
}

/** Begins to watch, when the options say so. @param times `as-written` for lines that were written earlier than they are seen. @throws {CommandFault} when rules or alarm cannot be used */
export function watchFor(options: AttackCommandOptions, times: LineTimes = 'arrival'): Watching {
  if (options.attacks === undefined) {
    if (options.alarm !== undefined || options.rules !== undefined)
      throw new CommandFault(
        '--alarm and --rules need --attacks: say where the records of attacks are kept.',
      );
    return { close: () => Promise.resolve() };
  }
  const records = options.attacks;
  return readable(() => {
    const attacks = openAttacks({
      records,
      keys: keysOf(options),
      times,
      strictness: options.strict === true ? 'strict' : 'usual',
      ...(options.rules === undefined ? {} : { rules: options.rules }),
      ...(options.alarm === undefined ? {} : { alarm: readAlarmFile(options.alarm) }),
      onFault: (what) => process.stderr.write(`redlich-logs: ${what}\n`),
    });
    return { onLine: (raw) => attacks.onLine(raw), close: () => attacks.close() };
  });
}

/** What is wrong with a file of the operator's is told in the words of whoever read it. @throws {CommandFault} */
export function readable<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof RuleFault) throw new CommandFault(error.message);
    throw error;
  }
}
