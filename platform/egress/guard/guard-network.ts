import dgram from 'node:dgram';
import { subscribe } from 'node:diagnostics_channel';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { connectingOf, type DatabasePlace, mayConnect, mayLookUp } from './destinations.ts';

/** Which way out was tried. */
export type WayOut = 'socket' | 'datagram' | 'name-service' | 'process' | 'worker';

/** Somebody wanted out around the door. Where, is not said; the stack tells who. */
export class PastTheDoor extends Error {
  readonly code = 'ERR_PAST_THE_DOOR';
  readonly way: WayOut;
  constructor(way: WayOut) {
    super('a connection past the one door was refused');
    this.name = 'PastTheDoor';
    this.way = way;
  }
}

/** Is told of each attempt. */
export type Report = (refused: PastTheDoor) => void;

type Method = (this: unknown, ...args: unknown[]) => unknown;
type Owner = Record<string, unknown>;

function wrap(owner: object, name: string, around: (original: Method) => Method): void {
  const original = (owner as Owner)[name];
  if (typeof original !== 'function') return;
  (owner as Owner)[name] = around(original as Method);
}

/**
 * Puts the guard before everything in this thread that reaches the network: TCP and local sockets, datagrams and the name service. What the
 * door did not open is ended at once and reported. Connections that come in are not touched.
 */
export function guardNetwork(database: DatabasePlace | null, report: Report): void {
  guardSockets(database, report);
  guardDatagrams(report);
  guardNames(database, report);
  syncBuiltinESMExports();
}

function guardSockets(database: DatabasePlace | null, report: Report): void {
  const refused = new WeakSet<object>();
  wrap(
    net.Socket.prototype,
    'connect',
    (original) =>
      function connect(this: unknown, ...args: unknown[]) {
        if (mayConnect(connectingOf(args), database)) return original.apply(this, args);
        const socket = this as net.Socket;
        const error = new PastTheDoor('socket');
        refused.add(socket);
        report(error);
        return socket.destroy(error);
      },
  );
  // A second look, for a socket that came about on a way the first does not know.
  subscribe('net.client.socket', (message) => {
    const { socket } = message as { readonly socket: net.Socket };
    socket.once('connect', () => {
      if (refused.has(socket)) socket.destroy();
    });
  });
}

function guardDatagrams(report: Report): void {
  for (const name of ['bind', 'connect', 'send'])
    wrap(
      dgram.Socket.prototype,
      name,
      () =>
        function refuse(this: unknown) {
          const error = new PastTheDoor('datagram');
          report(error);
          const socket = this as dgram.Socket;
          queueMicrotask(() => socket.emit('error', error));
          return socket;
        },
    );
}

const asks = /^(?:lookup|lookupService|resolve\w*|reverse)$/;

function guardNames(database: DatabasePlace | null, report: Report): void {
  for (const owner of [dns, dns.Resolver.prototype])
    for (const name of askingNames(owner))
      wrap(
        owner,
        name,
        (original) =>
          function ask(this: unknown, ...args: unknown[]) {
            if (mayLookUp(args[0], database)) return original.apply(this, args);
            const error = new PastTheDoor('name-service');
            report(error);
            const answer = args.at(-1);
            if (typeof answer === 'function') queueMicrotask(() => answer(error));
            return {};
          },
      );
  for (const owner of [dns.promises, dns.promises.Resolver.prototype])
    for (const name of askingNames(owner))
      wrap(
        owner,
        name,
        (original) =>
          function ask(this: unknown, ...args: unknown[]) {
            if (mayLookUp(args[0], database)) return original.apply(this, args);
            const error = new PastTheDoor('name-service');
            report(error);
            return Promise.reject(error);
          },
      );
}

const askingNames = (owner: object): readonly string[] => {
  const names = new Set([...Object.keys(owner), ...Object.getOwnPropertyNames(owner)]);
  for (const name of Object.getOwnPropertyNames(Object.getPrototypeOf(owner) ?? {})) names.add(name);
  return [...names].filter((name) => asks.test(name));
};
