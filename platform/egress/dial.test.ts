import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { type ConnectionOptions, createServer as createTlsServer } from 'node:tls';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { type Call, dial } from './dial.ts';
import { selfSigned, testAuthority } from './testing.ts';

const authority = testAuthority();
const servers: Server[] = [];
const sockets: Socket[] = [];

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});
afterAll(() => {
  for (const server of servers) server.close();
});

async function listen(server: Server): Promise<number> {
  server.on('connection', (socket) => socket.on('error', () => {}));
  server.on('connection', (socket) => sockets.push(socket));
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const call = (port: number, more: Partial<Call> = {}): Call => ({
  host: 'localhost',
  port,
  ownNetwork: true,
  tls: 'none',
  lookup: async () => ['127.0.0.1'],
  made: (socket) => sockets.push(socket),
  ...more,
});

const demand = {
  host: 'localhost',
  servername: 'localhost',
  minVersion: 'TLSv1.2',
  rejectUnauthorized: true,
  ca: [authority.certificate],
} as const satisfies ConnectionOptions;

describe('dialling', () => {
  it('connects to the address the name service gave', async () => {
    const port = await listen(createServer((socket) => socket.end('hello')));
    const passage = await dial(call(port, { host: 'mail.example.de' }));
    if (passage.outcome !== 'open') throw new Error(passage.reason);
    expect(String((await once(passage.socket, 'data'))[0])).toBe('hello');
  });

  it('asks the name service once, so that the checked address is the one connected to', async () => {
    const port = await listen(createServer());
    const answers = [['127.0.0.1'], ['10.0.0.1']];
    const passage = await dial(call(port, { lookup: async () => answers.shift() ?? [] }));
    expect(passage.outcome).toBe('open');
    expect(answers).toHaveLength(1);
  });

  it.each([['127.0.0.1'], ['10.0.0.1'], ['::1'], ['::ffff:192.168.0.1'], ['169.254.169.254']])(
    'refuses a public-looking name that leads to %s unless the owner ticked the own network',
    async (address) => {
      const port = await listen(createServer(() => expect.unreachable('connected')));
      const made: Socket[] = [];
      const answer = await dial(
        call(port, { ownNetwork: false, lookup: async () => [address], made: (socket) => made.push(socket) }),
      );
      expect(answer).toEqual({ outcome: 'shut', reason: 'private-address' });
      expect(made).toHaveLength(0);
    },
  );

  it('refuses a private address that was entered as such', async () => {
    expect(await dial(call(1, { host: '192.168.178.1', ownNetwork: false }))).toEqual({
      outcome: 'shut',
      reason: 'private-address',
    });
  });

  it('never connects to addresses that are nowhere, ticked or not', async () => {
    expect(await dial(call(1, { lookup: async () => ['0.0.0.0'] }))).toEqual({
      outcome: 'shut',
      reason: 'private-address',
    });
  });

  it('goes on to the next address when one does not answer', async () => {
    const port = await listen(createServer());
    expect((await dial(call(port, { lookup: async () => ['127.0.0.2', '127.0.0.1'] }))).outcome).toBe('open');
  });

  it('says that a host is unreachable when nobody listens or nobody knows it', async () => {
    const server = createServer();
    const port = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    expect(await dial(call(port))).toEqual({ outcome: 'shut', reason: 'unreachable' });
    expect(await dial(call(port, { lookup: () => Promise.reject(new Error('ENOTFOUND')) }))).toEqual({
      outcome: 'shut',
      reason: 'unreachable',
    });
  });

  it('speaks TLS from the first byte to a server whose certificate is vouched for', async () => {
    const port = await listen(createTlsServer(authority.issue('localhost'), (socket) => socket.end('hello')));
    const passage = await dial(call(port, { tls: demand }));
    if (passage.outcome !== 'open') throw new Error(passage.reason);
    expect(String((await once(passage.socket, 'data'))[0])).toBe('hello');
  });

  it('refuses a self-signed certificate, one for another name, TLS 1.1 and a server without TLS', async () => {
    const refused = { outcome: 'shut', reason: 'tls-failed' };
    const own = await listen(createTlsServer(selfSigned('localhost')));
    expect(await dial(call(own, { tls: demand }))).toEqual(refused);
    const other = await listen(createTlsServer(authority.issue('other.example')));
    expect(await dial(call(other, { tls: demand }))).toEqual(refused);
    const old = await listen(
      createTlsServer({
        ...authority.issue('localhost'),
        minVersion: 'TLSv1',
        maxVersion: 'TLSv1.1',
        ciphers: 'DEFAULT@SECLEVEL=0',
      }),
    );
    expect(await dial(call(old, { tls: demand }))).toEqual(refused);
    const plain = await listen(createServer((socket) => socket.end('220 hello\r\n')));
    expect(await dial(call(plain, { tls: demand }))).toEqual(refused);
  });
});
