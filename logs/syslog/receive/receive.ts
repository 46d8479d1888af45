import { createSocket, type Socket as DatagramSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, TLSSocket } from 'node:tls';
import { type AllowedSenders, readAllowedSenders } from './allowed-senders.ts';
import type { Intake } from './intake.ts';
import { type ConnectionBounds, takeConnection, usualConnections } from './take-connection.ts';

/** Where to listen: an address of this machine (`::` for all) and a port; 0 for any. */
export interface ListenAt {
  readonly host: string;
  readonly port: number;
}

/** What a receiver over TLS shows and asks for: PEM. */
export interface ReceiverTls {
  readonly certificate: string;
  readonly key: string;
  /** Only senders with a certificate of this authority are heard. */
  readonly clientAuthority?: string;
}

/** Where messages are received, and of whom. */
export interface ReceiverOptions extends ConnectionBounds {
  /** Only these are heard; everybody when left out. An address in a datagram can be forged, one of a connection cannot. */
  readonly allowed?: AllowedSenders;
  readonly udp?: ListenAt;
  readonly tcp?: ListenAt;
  readonly tls?: ListenAt & ReceiverTls;
}

/** A running receiver. */
export interface Receiver {
  /** The ports it listens at. */
  readonly ports: { readonly udp?: number; readonly tcp?: number; readonly tls?: number };
  /** Hears nobody new, ends all connections, and settles when nothing more comes. */
  close(): Promise<void>;
}

/** Begins to receive. @throws when a port is taken */
export async function openReceiver(options: ReceiverOptions, intake: Intake): Promise<Receiver> {
  const open = new Set<Socket>();
  const allowed = options.allowed ?? readAllowedSenders([]);
  const take = listed(allowed, intake, takeConnection(intake, open, options));
  const closing: (() => void)[] = [];
  const serve = async (server: Server, at: ListenAt): Promise<number> => {
    closing.push(() => server.close());
    // Also those that are only about to say who they are.
    server.maxConnections = 2 * (options.mostConnections ?? usualConnections);
    server.listen(at.port, at.host);
    await once(server, 'listening');
    // A fault of one connection is the connection's.
    server.on('error', () => {});
    return (server.address() as AddressInfo).port;
  };
  const listen = async (): Promise<Receiver['ports']> => ({
    ...(options.tcp === undefined
      ? {}
      : { tcp: await serve(createTcpServer({ allowHalfOpen: true, noDelay: true }, take), options.tcp) }),
    ...(options.tls === undefined
      ? {}
      : { tls: await serve(tlsServer(options.tls, allowed, take), options.tls) }),
    ...(options.udp === undefined ? {} : { udp: await listenUdp(options.udp, allowed, intake, closing) }),
  });
  const close = async (): Promise<void> => {
    for (const end of closing) end();
    const ended = [...open].map((socket) => once(socket, 'close'));
    for (const socket of open) socket.destroy();
    await Promise.all(ended);
  };
  try {
    return { ports: await listen(), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Lets in who is on the list. Over TLS this is asked when the certificate is verified. */
const listed =
  (allowed: AllowedSenders, intake: Intake, take: (socket: Socket) => void) =>
  (socket: Socket): void => {
    const shown = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined;
    if (allowed.byAddress(socket.remoteAddress) && allowed.byCertificate(shown)) {
      take(socket);
      return;
    }
    intake.turnAway();
    socket.on('error', () => {});
    socket.destroy();
  };

function tlsServer(
  tls: ListenAt & ReceiverTls,
  { namesCertificates }: AllowedSenders,
  take: (socket: Socket) => void,
): Server {
  const { certificate, key, clientAuthority } = tls;
  return createTlsServer(
    {
      cert: certificate,
      key,
      minVersion: 'TLSv1.2',
      allowHalfOpen: true,
      noDelay: true,
      handshakeTimeout: 10_000,
      // A certificate on the list by its fingerprint needs no authority; its key is proved in any case.
      ...(clientAuthority === undefined
        ? { requestCert: namesCertificates, rejectUnauthorized: false }
        : { ca: clientAuthority, requestCert: true, rejectUnauthorized: true }),
    },
    take,
  );
}

async function listenUdp(
  at: ListenAt,
  allowed: AllowedSenders,
  intake: Intake,
  closing: (() => void)[],
): Promise<number> {
  const socket: DatagramSocket = createSocket({
    type: at.host.includes(':') ? 'udp6' : 'udp4',
    recvBufferSize: 4 << 20,
  });
  socket.on('error', () => {});
  socket.on('message', (raw, { address }) => {
    if (allowed.byAddress(address)) intake.datagram(raw);
    else intake.turnAway();
  });
  closing.push(() => socket.close());
  const listening = once(socket, 'listening');
  socket.bind(at.port, at.host);
  await listening;
  return socket.address().port;
}
