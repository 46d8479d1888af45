import { lookup } from 'node:dns/promises';
import { connect, isIP, type Socket } from 'node:net';
import { connect as startTls } from 'node:tls';
import { addressClass } from './address-class.ts';
import type { Destination, Passage, TlsDemand } from './egress.ts';
import { pass } from './guard/pass.ts';
import type { DoorShut, ShutReason } from './shut.ts';

/** Finds the addresses of a host name. */
export type Lookup = (host: string) => Promise<readonly string[]>;

/** The name service of this computer. */
export const systemLookup: Lookup = async (host) =>
  (await pass(() => lookup(host, { all: true }))).map((found) => found.address);

/** How long one address may take to answer, and the TLS handshake after it. */
const patienceMs = 10_000;

const shut = (reason: ShutReason): DoorShut => ({ outcome: 'shut', reason });

/**
 * What a call needs. `made` is told of each TCP socket before it connects, so that it can be ended from outside at any time;
 * TLS on it ends with it.
 */
export interface Call extends Destination {
  readonly tls: TlsDemand | 'none' | 'none-in-own-network';
  readonly lookup: Lookup;
  readonly made: (socket: Socket) => void;
}

/**
 * Connects to the first address of the host that answers. Addresses are checked after the name service gave them and then
 * connected to as such, so that a name that changes its address between check and use (DNS rebinding) gains nothing.
 */
export async function dial(call: Call): Promise<Passage | DoorShut> {
  const addresses = isIP(call.host) ? [call.host] : await call.lookup(call.host).catch(() => []);
  if (addresses.length === 0) return shut('unreachable');
  const allowed = addresses.filter((address) => {
    const lies = addressClass(address);
    if (lies === 'public') return call.tls !== 'none-in-own-network';
    return lies === 'own-network' && call.ownNetwork;
  });
  if (allowed.length === 0) return shut('private-address');
  for (const address of allowed.slice(0, 4)) {
    const tcp = pass(() => connect({ host: address, port: call.port, noDelay: true }));
    call.made(tcp);
    const socket = await settled(tcp, 'connect');
    if (socket === null) continue;
    if (typeof call.tls === 'string') return { outcome: 'open', socket };
    const secure = await settled(startTls({ ...call.tls, socket }), 'secureConnect');
    if (secure !== null) return { outcome: 'open', socket: secure };
    socket.destroy();
    return shut('tls-failed');
  }
  return shut('unreachable');
}

/** Waits until the socket is usable; `null` when it failed, was ended or took too long. */
function settled(socket: Socket, event: 'connect' | 'secureConnect'): Promise<Socket | null> {
  // Whoever uses the socket listens for its errors too; this one only keeps an unheard error from ending the program.
  socket.on('error', () => {});
  return new Promise((resolve) => {
    const timer = setTimeout(() => socket.destroy(), patienceMs);
    const end = (result: Socket | null) => {
      clearTimeout(timer);
      resolve(result);
    };
    socket.once(event, () => end(socket));
    socket.once('close', () => end(null));
  });
}
