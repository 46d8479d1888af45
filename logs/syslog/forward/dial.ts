import { createSocket } from 'node:dgram';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { type Link, type OpenLink, openStreamLink } from './link.ts';

/** Where messages are sent to. */
export interface LogServer {
  readonly way: 'tls' | 'tcp' | 'udp';
  readonly host: string;
  readonly port: number;
}

/** What TLS needs beside a name: PEM. */
export interface TlsFiles {
  /** The certificate of an authority of one's own. */
  readonly authority?: string;
  /** With a key, this side says who it is, too. */
  readonly certificate?: string;
  readonly key?: string;
}

const usualPorts = { tls: 6514, tcp: 601, udp: 514 } as const;

/** Reads `tls://logs.example.org:6514`; the port may be left out. Undefined when it is none. */
export function readLogServer(text: string): LogServer | undefined {
  const found = /^(tls|tcp|udp):\/\/(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::(\d{1,5}))?\/?$/.exec(text);
  if (found === null) return undefined;
  const way = found[1] as LogServer['way'];
  const port = found[3] === undefined ? usualPorts[way] : Number(found[3]);
  const host = (found[2] ?? '').replace(/^\[(.*)\]$/, '$1');
  return port > 0 && port < 65_536 ? { way, host, port } : undefined;
}

/** Opens ways to a log server. TLS is 1.2 or later, and the certificate and the name in it are verified; nothing switches that off. */
export function dialling(server: LogServer, tls: TlsFiles = {}): OpenLink {
  if (server.way === 'udp') return () => datagramLink(server);
  const { host, port } = server;
  if (server.way === 'tcp') return () => connected(connectTcp({ host, port, noDelay: true }), 'connect');
  return () =>
    connected(
      connectTls({
        host,
        port,
        ...(isIP(host) ? {} : { servername: host }),
        minVersion: 'TLSv1.2',
        rejectUnauthorized: true,
        ...(tls.authority === undefined ? {} : { ca: tls.authority }),
        ...(tls.certificate === undefined ? {} : { cert: tls.certificate }),
        ...(tls.key === undefined ? {} : { key: tls.key }),
      }),
      'secureConnect',
    );
}

const patienceMs = 15_000;

function connected(socket: Socket, event: 'connect' | 'secureConnect'): Promise<Link> {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => socket.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })),
      patienceMs,
    );
    socket.once('error', reject);
    socket.once('close', () => clearTimeout(timer));
    socket.once(event, () => {
      clearTimeout(timer);
      resolve(openStreamLink(socket, performance.now() - begun));
    });
  });
}

const lineFeed = 10;
/** What every receiver takes (RFC 5426, section 3.2) with room to spare, and one datagram holds. */
const longestDatagram = 8_192;

/** One message a datagram. Nobody confirms a datagram; what does not arrive is lost. */
async function datagramLink({ host, port }: LogServer): Promise<Link> {
  const socket = createSocket(isIP(host) === 6 ? 'udp6' : 'udp4');
  socket.on('error', () => {});
  const send = (message: Buffer): Promise<void> =>
    new Promise((resolve, reject) => {
      socket.send(message.subarray(0, longestDatagram), port, host, (fault) =>
        fault === null ? resolve() : reject(fault),
      );
    });
  let closed = false;
  const close = (): void => {
    if (!closed) socket.close();
    closed = true;
  };
  return {
    async send(lines) {
      for (let from = 0; from < lines.length; ) {
        const end = lines.indexOf(lineFeed, from);
        if (end > from) await send(lines.subarray(from, end));
        from = end + 1;
      }
    },
    async confirm() {
      close();
    },
    drop: close,
  };
}
