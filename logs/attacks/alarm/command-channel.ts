import { execFile } from 'node:child_process';
import { isIP } from 'node:net';
import type { Attack } from '../watch/attack-watch.ts';
import type { AlarmChannel } from './alarm.ts';

const longestMs = 10_000;
const parts = /\{(address|attack|class|service)\}/g;

/**
 * Calls a program for each attack, a firewall for example. No shell is involved: each part of the command is one argument, and
 * what is put into it is an address that was read as one, or a word of this tool's own.
 *
 * @param command the program and its arguments; `{address}`, `{attack}`, `{class}` and `{service}` are replaced
 */
export function commandChannel(command: readonly string[]): AlarmChannel {
  const [program = '', ...template] = command;
  const wantsAddress = template.some((each) => each.includes('{address}'));
  return {
    name: 'command',
    async tell(attacks) {
      for (const attack of attacks) {
        // A name proves nothing, and nobody is shut out for one.
        if (wantsAddress && (attack.address === undefined || isIP(attack.address) === 0)) continue;
        await run(
          program,
          template.map((each) => fill(each, attack)),
        );
      }
    },
  };
}

const fill = (template: string, attack: Attack): string =>
  template.replace(parts, (_whole, part: string) =>
    part === 'address'
      ? (attack.address ?? '')
      : part === 'attack'
        ? attack.id
        : part === 'class'
          ? attack.class
          : attack.service,
  );

const run = (program: string, args: readonly string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = execFile(program, args, { timeout: longestMs, maxBuffer: 64 * 1024 }, (error) =>
      error === null ? resolve() : reject(new Error(reasonOf(error))),
    );
    child.stdin?.end();
  });

/** Without the arguments, which hold the address. */
const reasonOf = (error: { readonly code?: unknown; readonly signal?: unknown }): string =>
  `the program ended with ${String(error.code ?? error.signal ?? 'a fault')}`;
