import { once } from 'node:events';
import {
  createServer as createPlain,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createSecure } from 'node:https';
import { type AddressInfo, createServer as createRaw, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { activity, declare, recipient } from '@redlich/engine';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Module } from '../../module.ts';
import { secret, settingsDeclaration } from '../../settings/declaration.ts';
import { type TestTenant, testOwner, testTenant } from '../../testing.ts';
import { type Addressee, instanceOf } from '../addressee.ts';
import type { Budget } from '../budget.ts';
import { egressModule } from '../module.ts';
import { declaredDoors } from '../shown-doors.ts';
import { testAuthority } from '../testing.ts';
import type { Answer, HttpRefused, HttpRequest } from './http-request.ts';

const text = { de: 'Probe', en: 'Sample' };
const place = recipient({
  id: 'place',
  title: text,
  role: 'processor',
  receives: text,
  thirdCountry: 'none',
});
const [credentials] = settingsDeclaration.activities;
if (!credentials) throw new Error('the settings declare their credentials');
const samples: Module = {
  ...egressModule,
  declaration: declare({
    ...settingsDeclaration,
    activities: [activity({ ...credentials, kinds: [secret], recipients: [place] })],
  }),
};

const authority = testAuthority();
const served = authority.issue('place.example', 'other.example');
let answers: RequestListener = (_request, response) => void response.end();
let requests: IncomingMessage[] = [];
let lines = 0;
const listener = (request: IncomingMessage, response: ServerResponse) => {
  requests.push(request);
  void answers(request, response);
};
const secure = createSecure(served, listener);
const plain = createPlain(listener);
const open: Socket[] = [];
const ports = new Map<Server | ReturnType<typeof createRaw>, number>();
for (const server of [secure, plain]) {
  server.keepAliveTimeout = 60_000;
  server.on('connection', (socket: Socket) => {
    lines++;
    open.push(socket.on('error', () => {}));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ports.set(server, (server.address() as AddressInfo).port);
}
const portOf = (server: Server): number => ports.get(server) ?? 0;

let at: TestTenant;
beforeEach(async () => {
  at = await testTenant([samples], { trust: [authority.certificate], lookup: async () => ['127.0.0.1'] });
  [requests, lines] = [[], 0];
  answers = (_request, response) => void response.end();
});
afterEach(async () => {
  await at.end();
  for (const socket of open.splice(0)) socket.destroy();
});
afterAll(() => {
  secure.close();
  plain.close();
});

interface On {
  readonly to?: Addressee;
  readonly host?: string;
  readonly port?: number;
  readonly ownNetwork?: boolean;
  readonly budget?: Budget;
}
const switchOn = ({ to = place, ...on }: On = {}) =>
  at.tenant.egress.switch(testOwner, to, {
    to: 'on',
    host: 'place.example',
    port: portOf(secure),
    ownNetwork: true,
    ...on,
  });
const ask = (request: Partial<HttpRequest> = {}, to: Addressee = place) =>
  at.tenant.egress.request(to, { method: 'GET', path: '/', ...request });

async function answered(asked: Promise<Answer | HttpRefused>): Promise<Answer> {
  const answer = await asked;
  if (answer.outcome === 'shut') throw new Error(answer.reason);
  return answer;
}
const textOf = async (answer: Answer) => String(await answer.bytes());
const received = async (request: IncomingMessage) => String(Buffer.concat(await Array.fromAsync(request)));
const refused = (reason: string) => ({ outcome: 'shut', reason });
const shown = async () => (await at.tenant.egress.shown())[0];

describe('a request through the door', () => {
  it('is said to the host the owner entered and brings status, headers and body', async () => {
    answers = (_request, response) => void response.writeHead(201, { etag: '"a"' }).end('hello');
    await switchOn();
    const answer = await answered(ask({ path: '/a%20b?c=1', headers: { Accept: 'text/plain' } }));
    expect([answer.status, answer.headers.get('ETag'), await textOf(answer)]).toEqual([201, '"a"', 'hello']);
    expect(requests[0]).toMatchObject({ method: 'GET', url: '/a%20b?c=1' });
    expect(requests[0]?.headers).toMatchObject({
      host: `place.example:${portOf(secure)}`,
      accept: 'text/plain',
    });
  });

  it('tells nothing about the program', async () => {
    await switchOn();
    await answered(ask());
    expect(Object.keys(requests[0]?.headers ?? {}).sort()).toEqual(['host']);
  });

  it('is not said while the recipient is off', async () => {
    expect(await ask()).toEqual(refused('switched-off'));
    expect(lines).toBe(0);
  });

  it('carries bytes with their length, and pieces with a length or chunked', async () => {
    const bodies: string[] = [];
    answers = async (request, response) => {
      bodies.push(await received(request));
      response.end();
    };
    await switchOn();
    async function* pieces() {
      yield Buffer.from('one ');
      await pause(5);
      yield Buffer.from('two');
    }
    for (const request of [
      { body: Buffer.from('whole') },
      { body: pieces(), bodyBytes: 7 },
      { body: pieces() },
    ])
      await (await answered(ask({ method: 'PUT', ...request }))).bytes();
    expect(bodies).toEqual(['whole', 'one two', 'one two']);
    expect(requests.map(({ headers }) => headers['content-length'] ?? headers['transfer-encoding'])).toEqual([
      '5',
      '7',
      'chunked',
    ]);
  });

  it('never looks complete when the pieces fail or are more or fewer than said', async () => {
    const whole: boolean[] = [];
    answers = async (request, response) => {
      await received(request).catch(() => {});
      whole.push(request.complete);
      response.end();
    };
    await switchOn();
    async function* pieces(fails: boolean) {
      yield Buffer.from('one ');
      await pause(150);
      if (fails) throw new Error('disk');
      yield Buffer.from('two');
    }
    for (const request of [
      { body: pieces(false), bodyBytes: 6 },
      { body: pieces(false), bodyBytes: 8 },
      { body: pieces(true) },
    ])
      expect(await ask({ method: 'PUT', ...request })).toEqual(refused('broken'));
    await expect.poll(() => whole.length).toBe(3);
    expect(whole).toEqual([false, false, false]);
  });

  it('uses a line again, and a fresh one when the other side closed it meanwhile', async () => {
    await switchOn();
    for (let nth = 0; nth < 3; nth++) await (await answered(ask())).bytes();
    expect(lines).toBe(1);
    for (const socket of open) socket.destroy();
    await (await answered(ask())).bytes();
    expect(lines).toBe(2);
  });

  it('goes over a fresh line, too, when the one it waited for was closed the moment it got it', async () => {
    const seen = new WeakSet<Socket>();
    answers = ({ socket }, response) => {
      if (seen.has(socket)) socket.destroy();
      else response.end('whole');
      seen.add(socket);
    };
    await switchOn({ port: portOf(plain) });
    const all = await Promise.all(
      Array.from({ length: 24 }, async () => textOf(await answered(ask({ plain: true })))),
    );
    expect(all).toEqual(Array.from({ length: 24 }, () => 'whole'));
  });

  it('is over TLS with a verified name, or not at all', async () => {
    await switchOn({ host: 'third.example' });
    expect(await ask()).toEqual(refused('tls-failed'));
    await switchOn({ port: portOf(plain) });
    expect(await ask()).toEqual(refused('tls-failed'));
    expect(requests).toHaveLength(0);
  });
});

describe('a request in the clear', () => {
  it('is said in the own network the owner ticked', async () => {
    await switchOn({ port: portOf(plain) });
    expect((await answered(ask({ plain: true }))).status).toBe(200);
  });

  it('is refused where the owner did not tick that, or where the address is a public one', async () => {
    await switchOn({ port: portOf(plain), ownNetwork: false });
    expect(await ask({ plain: true })).toEqual(refused('tls-failed'));
    await switchOn({ host: '93.184.216.34' });
    expect(await ask({ plain: true })).toEqual(refused('private-address'));
    expect(lines).toBe(0);
  });
});

describe('an answer', () => {
  it('that sends on to another path of the same host is followed, three times at most', async () => {
    answers = (request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end('there');
      else response.writeHead(307, { location: `/${left - 1}` }).end();
    };
    await switchOn();
    expect(await textOf(await answered(ask({ path: '/3' })))).toBe('there');
    expect(await ask({ path: '/4' })).toEqual(refused('redirected'));
  });

  it.each([
    ['https://other.example/', 'another host'],
    ['//other.example/', 'another host, without a scheme'],
    [`http://place.example:${portOf(secure)}/`, 'the same host without TLS'],
    ['https://place.example:1/', 'another port'],
    [`https://a:b@place.example:${portOf(secure)}/`, 'a login'],
    ['http://169.254.169.254/latest/meta-data/', 'the own network'],
    ['file:///etc/passwd', 'a file'],
    ['https://[', 'nowhere'],
  ])('that sends on to %s (%s) ends there', async (location) => {
    answers = (_request, response) => void response.writeHead(302, { location }).end();
    await switchOn();
    expect(await ask()).toEqual(refused('redirected'));
    expect(requests).toHaveLength(1);
  });

  it('that is longer than asked for is given up, announced or not', async () => {
    await switchOn();
    answers = (_request, response) => void response.end(Buffer.alloc(2_000));
    expect(await ask({ maxBytes: 1_000 })).toEqual(refused('too-long'));
    answers = (_request, response) => {
      response.write(Buffer.alloc(900));
      response.end(Buffer.alloc(900));
    };
    await expect((await answered(ask({ maxBytes: 1_000 }))).bytes()).rejects.toMatchObject({
      reason: 'too-long',
    });
  });

  it('that breaks off is never taken for whole', async () => {
    answers = (_request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half');
      setTimeout(() => response.destroy(), 20);
    };
    await switchOn();
    await expect((await answered(ask())).bytes()).rejects.toMatchObject({ reason: 'broken' });
  });

  it('that does not come in time is given up', async () => {
    answers = () => {};
    await switchOn();
    expect(await ask({ timeoutMs: 100 })).toEqual(refused('timed-out'));
    expect(await ask({ signal: AbortSignal.timeout(100) })).toEqual(refused('aborted'));
  });

  it('that is no HTTP is refused', async () => {
    const raw = createRaw((socket) => socket.on('error', () => {}).end('220 mail.example ESMTP\r\n'));
    raw.listen(0, '127.0.0.1');
    await once(raw, 'listening');
    await switchOn({ port: (raw.address() as AddressInfo).port });
    expect(await ask({ plain: true })).toEqual(refused('broken'));
    raw.close();
  });

  it('ends when the owner switches the recipient off in the middle', async () => {
    answers = (_request, response) => void response.write('half');
    await switchOn();
    const answer = await answered(ask());
    const read = expect(answer.bytes()).rejects.toMatchObject({ reason: 'switched-off' });
    await at.tenant.egress.switch(testOwner, place, { to: 'off' });
    await read;
    expect(await ask()).toEqual(refused('switched-off'));
  });
});

describe('what cannot be said', () => {
  it.each([
    [{ headers: { a: 'b\r\nx: y' } }],
    [{ headers: { a: 'b\nx: y' } }],
    [{ headers: { 'a: b\r\nx': 'y' } }],
    [{ headers: { a: 'ü€' } }],
    [{ headers: { Host: 'other.example' } }],
    [{ headers: { 'Content-Length': '0' } }],
    [{ headers: { 'Transfer-Encoding': 'chunked' } }],
    [{ headers: { Connection: 'upgrade' } }],
    [{ path: '/a b' }],
    [{ path: '/a\r\nx: y' }],
    [{ path: 'https://other.example/' }],
    [{ path: '' }],
    [{ method: 'GET / HTTP/1.1\r\nx: y' }],
    [{ method: 'CONNECT' }],
    [{ method: 'TRACE' }],
  ])('%j', async (request: Partial<HttpRequest>) => {
    await switchOn();
    await expect(ask(request)).rejects.toThrow(TypeError);
    expect(lines).toBe(0);
  });
});

describe('the budget of a door', () => {
  it('ends requests for the day, and the next day begins anew', async () => {
    await switchOn({ budget: { usesADay: 2, bytesADay: 1e9 } });
    for (let nth = 0; nth < 2; nth++) await (await answered(ask())).bytes();
    expect(await ask()).toEqual(refused('budget-spent'));
    expect((await shown())?.spent.usesToday).toBe(2);
    at.engine.advance(86_400_000);
    expect((await answered(ask())).status).toBe(200);
    expect(await shown()).toMatchObject({ uses: 3, spent: { usesToday: 1 } });
  });

  it('counts the bytes of both directions and cuts what goes over', async () => {
    answers = (_request, response) => void response.end(Buffer.alloc(50_000));
    await switchOn({ budget: { usesADay: 100, bytesADay: 100_000 } });
    await (await answered(ask({ method: 'PUT', body: Buffer.alloc(60_000) }))).bytes();
    for (const socket of open) socket.destroy();
    await expect.poll(async () => (await shown())?.received).toBeGreaterThan(50_000);
    expect((await shown())?.sent).toBeGreaterThan(60_000);
    expect(await ask()).toEqual(refused('budget-spent'));
  });
});

describe('a recipient with several destinations', () => {
  const husum = instanceOf(place, 'husum', 'Nextcloud in Husum');
  const kiel = instanceOf(place, 'kiel');

  it('has a switch, a host and counts for each, and no call to one reaches another', async () => {
    await switchOn({ to: husum });
    expect((await answered(ask({}, husum))).status).toBe(200);
    expect(await ask({}, kiel)).toEqual(refused('switched-off'));
    expect(await ask({}, place)).toEqual(refused('switched-off'));
    await switchOn({ to: kiel, host: 'other.example' });
    await (await answered(ask({}, kiel))).bytes();
    expect(requests.at(-1)?.headers.host).toContain('other.example');
    expect(
      (await at.tenant.egress.shown()).map(({ door, instance, uses }) => [door, instance?.label, uses]),
    ).toEqual([
      ['place/husum', 'Nextcloud in Husum', 1],
      ['place/kiel', 'kiel', 1],
    ]);
  });

  it('is named in the register by what the owner calls it, as long as it is there', async () => {
    await switchOn({ to: husum });
    expect(await declaredDoors(at.tenant.engine)).toMatchObject([
      { door: 'place/husum', label: 'Nextcloud in Husum', on: true },
    ]);
    await at.tenant.egress.remove(testOwner, husum);
    expect(await declaredDoors(at.tenant.engine)).toMatchObject([{ door: 'place', label: null, on: false }]);
    expect(await shown()).toMatchObject({ door: 'place', instance: null });
    expect(await ask({}, husum)).toEqual(refused('switched-off'));
  });
});
