import { existsSync, readFileSync } from 'node:fs';
import { recordCalls } from './record-calls.ts';
import { watchSockets } from './watch-sockets.ts';

/** Whom a program called, as the harness saw it from both sides: what Node began, and what the kernel shows. */
export interface CallWatch {
  /** Each once, like `tcp 192.0.2.1:25` or `name mail.example`. */
  seen(): readonly string[];
  /** Ends the watch. @throws when somebody was called who is not in `allowed`, or the guard had to refuse a call */
  end(): void;
}

/** What is watched. */
export interface Watched {
  readonly pid: number;
  /** What `record-calls.ts` writes there. */
  readonly record: string;
  /** Like `127.0.0.1:25`, or `name mail.example`. Empty: nobody. */
  readonly allowed: ReadonlySet<string>;
  /** Everything the program said so far. */
  readonly said: () => string;
}

/** The kernel is asked this often; what is quicker than that Node itself has told. */
const everyMs = 100;

/** Watches a program of its own until it has ended. */
export function watchCalls({ pid, record, allowed, said }: Watched): CallWatch {
  const sockets = process.platform === 'linux' ? watchSockets(pid, everyMs) : null;
  let last: readonly string[] | undefined;
  const look = (): readonly string[] => {
    const recorded = existsSync(record) ? readFileSync(record, 'utf8').split('\n') : [];
    const all = new Set([...recorded, ...[...(sockets?.seen ?? [])].map(withoutLocal)]);
    all.delete('');
    return [...all];
  };
  return {
    seen: () => last ?? look(),
    end() {
      sockets?.stop();
      last = look();
      const wrong = last.filter((call) => !allowed.has(call.replace(/^tcp6? /, '')));
      if (wrong.length > 0) throw new Error(`called without leave: ${wrong.join(', ')}`);
      if (said().includes('"socket-refused"')) throw new Error('the guard had to refuse a call');
    },
  };
}

/** `tcp 127.0.0.1:4711 -> 127.0.0.1:25` as `tcp 127.0.0.1:25`. */
const withoutLocal = (socket: string): string => socket.replace(/ .* -> /, ' ');

/** Calls to this computer, and what needs no name server. */
const toItself =
  /^(?:tcp (?:127(?:\.\d+){3}|::1|::ffff:127(?:\.\d+){3}):\d+|local .*|name (?:localhost|[\d.]+|[0-9a-f:]*:[0-9a-f:.]*))$/;

let begun: Set<string> | undefined;

/** From now on, whom this process itself called that is not this computer. For servers that run inside the test. */
export function watchOwnCalls(): Set<string> {
  if (begun !== undefined) return begun;
  const outside = new Set<string>();
  begun = outside;
  recordCalls((call) => {
    if (!toItself.test(call)) outside.add(call);
  });
  return outside;
}
