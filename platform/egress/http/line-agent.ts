import { Agent, type ClientRequestArgs } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Passage } from '../egress.ts';
import type { DoorShut } from '../shut.ts';
import type { HttpRefusal } from './http-request.ts';

/** Carries a refusal through `node:http`, which knows only errors. */
export class Refusal extends Error {
  readonly reason: HttpRefusal;
  constructor(reason: HttpRefusal) {
    super(reason);
    this.reason = reason;
  }
}

/** An idle line is kept this long for the next request. */
const idleMs = 4_000;

/**
 * Gives `node:http` its connections from the door, and keeps a few for the next request to the same addressee. It opens none itself:
 * sockets come from `connect`, verified where TLS was asked, and end when the door is shut.
 */
export class LineAgent extends Agent {
  readonly #connect: () => Promise<Passage | DoorShut>;
  constructor(connect: () => Promise<Passage | DoorShut>) {
    super({ keepAlive: true, maxSockets: 8, maxFreeSockets: 2, timeout: idleMs, scheduling: 'lifo' });
    this.#connect = connect;
  }

  override createConnection(
    _options: ClientRequestArgs,
    created?: (error: Error | null, socket: Duplex) => void,
  ): undefined {
    const failed = (reason: HttpRefusal) => created?.(new Refusal(reason), undefined as never);
    this.#connect().then(
      (passage) => (passage.outcome === 'open' ? created?.(null, passage.socket) : failed(passage.reason)),
      () => failed('broken'),
    );
    return undefined;
  }
}
