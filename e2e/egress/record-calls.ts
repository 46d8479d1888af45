import { createHook } from 'node:async_hooks';
import { appendFileSync } from 'node:fs';

/** What Node makes for each call to the outside, below everything that is written in JavaScript. */
interface Call {
  readonly address?: string;
  readonly port?: number;
  readonly hostname?: string;
}

const tellers: Readonly<Record<string, (call: Call) => string>> = {
  TCPCONNECTWRAP: ({ address, port }) => `tcp ${address}:${port}`,
  PIPECONNECTWRAP: ({ address }) => `local ${address}`,
  UDPWRAP: () => 'udp',
  GETADDRINFOREQWRAP: ({ hostname }) => `name ${hostname}`,
  GETNAMEINFOREQWRAP: () => 'name of an address',
  QUERYWRAP: ({ hostname }) => `name ${hostname}`,
};

/**
 * Tells of each connection, datagram socket and question to a name service this thread begins, one text each. It looks on by
 * `async_hooks`, so it sees also what goes around everything the program put before the network.
 */
export function recordCalls(tell: (call: string) => void): void {
  const begun: (() => string)[] = [];
  const flush = () => {
    for (const say of begun.splice(0)) tell(say());
  };
  createHook({
    trackPromises: false,
    init(_id, type, _trigger, resource) {
      const teller = tellers[type];
      if (teller === undefined) return;
      // Where to is written on it right after it was made.
      begun.push(() => teller(resource as Call));
      process.nextTick(flush);
    },
  }).enable();
  process.on('exit', flush);
}

// Loaded before a program by `--import`: what is recorded goes into the file the harness names.
const file = process.env.REDLICH_TEST_CALLS;
if (file !== undefined) recordCalls((call) => appendFileSync(file, `${call}\n`));
