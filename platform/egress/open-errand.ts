import type { Socket } from 'node:net';
import type { Addressee } from './addressee.ts';
import { dial, type Lookup, systemLookup } from './dial.ts';
import type { Destination, Passage, Target } from './egress.ts';
import { hostName } from './host-name.ts';
import type { Answer, HttpRefused, HttpRequest } from './http/http-request.ts';
import { openHttp } from './http/open-http.ts';
import type { DoorShut } from './shut.ts';
import { tlsDemand } from './tls-demand.ts';

/** What an errand needs to know. */
export interface ErrandOptions {
  /** A declared recipient; what it gets and why stands there. */
  readonly addressee: Addressee;
  /** The one place it leads to, as it was typed by whoever gave the errand. */
  readonly destination: Destination;
  /** Certificates (PEM) trusted besides the usual ones. */
  readonly trust?: readonly string[];
  readonly lookup?: Lookup;
}

/** A door to one destination, open for one command. */
export interface Errand {
  /** Connects to the destination. */
  connect(tls: Target['tls']): Promise<Passage | DoorShut>;
  /** Says one HTTP request to the destination; see `Egress.request`. */
  request(request: HttpRequest): Promise<Answer | HttpRefused>;
  /** Ends all connections. */
  close(): void;
}

/**
 * The door of a command that has no installation yet, such as a restore on an empty machine: nobody could have switched anything
 * on there. Whoever types the command names the destination; the errand leads nowhere else, and with the command it is over.
 * Addresses, TLS and redirects are held to the same rules as behind any other door.
 */
export function openErrand({
  addressee,
  destination,
  trust = [],
  lookup = systemLookup,
}: ErrandOptions): Errand {
  const sockets = new Set<Socket>();
  const made = (socket: Socket): void => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  };
  const { port, ownNetwork } = destination;
  const host = hostName(destination.host);

  async function connect(tls: Target['tls']): Promise<Passage | DoorShut> {
    if (host === null) return { outcome: 'shut', reason: 'unreachable' };
    const spoken = tls === 'implicit' ? tlsDemand(host, trust) : tls;
    return dial({ host, port, ownNetwork, tls: spoken, lookup, made });
  }

  const http = openHttp({
    admit: async () => ({ outcome: 'admitted', destination, wasCut: () => null }),
    connect: (_addressee, _destination, plain) => connect(plain ? 'none-in-own-network' : 'implicit'),
  });
  return {
    connect,
    request: (request) => http.request(addressee, request),
    close() {
      http.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
