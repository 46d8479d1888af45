import { createSocket, type Socket as DatagramSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
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

/** Where messages are received. */
export interface ReceiverOptions extends ConnectionBounds {
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
  const take = takeConnection(intake, open, options);
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
    ...(options.tls === undefined ? {} : { tls: await serve(tlsServer(options.tls, take), options.tls) }),
    ...(options.udp === undefined ? {} : { udp: await listenUdp(options.udp, intake, closing) }),
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

function tlsServer(tls: ListenAt & ReceiverTls, take: (socket: Socket) => void): Server {
  const { certificate, key, clientAuthority } = tls;
  return createTlsServer(
    {
      cert: certificate,
      key,
      minVersion: 'TLSv1.2',
      allowHalfOpen: true,
      noDelay: true,
      handshakeTimeout: 10_000,
      ...(clientAuthority === undefined
        ? {}
        : { ca: clientAuthority, requestCert: true, rejectUnauthorized: true }),
    },
    take,
  );
}

async function listenUdp(at: ListenAt, intake: Intake, closing: (() => void)[]): Promise<number> {
  const socket: DatagramSocket = createSocket({
    type: at.host.includes(':') ? 'udp6' : 'udp4',
    recvBufferSize: 4 << 20,
  });
  socket.on('error', () => {});
  socket.on('message', intake.datagram);
  closing.push(() => socket.close());
  const listening = once(socket, 'listening');
  socket.bind(at.port, at.host);
  await listening;
  return socket.address().port;
}
