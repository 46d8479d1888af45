import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { instanceOf } from './addressee.ts';
import { type ErrandOptions, openErrand } from './open-errand.ts';
import { testAuthority } from './testing.ts';

const text = { de: 'Probe', en: 'Sample' };
const addressee = instanceOf(
  { id: 'place', title: text, role: 'processor', receives: text, thirdCountry: 'none' },
  'restore',
);
const authority = testAuthority();
const server = createServer(authority.issue('place.example'), (request, response) => {
  if (request.url === '/away') response.writeHead(302, { location: 'https://other.example/' }).end();
  else response.end('hello');
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
afterAll(() => server.close());

async function said(
  path: string,
  given: Partial<ErrandOptions['destination']>,
  trust = [authority.certificate],
) {
  const destination = { host: 'place.example', port, ownNetwork: true, ...given };
  const errand = openErrand({ addressee, destination, trust, lookup: async () => ['127.0.0.1'] });
  const answer = await errand.request({ method: 'GET', path });
  const end = answer.outcome === 'shut' ? answer.reason : String(await answer.bytes());
  errand.close();
  return end;
}

test('an errand reaches what it was given, under the rules of every door, and nothing else', async () => {
  expect(await said('/', {})).toBe('hello');
  expect(await said('/', { ownNetwork: false })).toBe('private-address');
  expect(await said('/', { host: 'other.example' })).toBe('tls-failed');
  expect(await said('/', {}, [])).toBe('tls-failed');
  expect(await said('/away', {})).toBe('redirected');
  expect(await said('/', { host: 'no host' })).toBe('unreachable');
});

test('over is over: what is connected ends with the errand', async () => {
  const destination = { host: 'place.example', port, ownNetwork: true };
  const errand = openErrand({
    ...{ addressee, destination, trust: [authority.certificate] },
    lookup: async () => ['127.0.0.1'],
  });
  const passage = await errand.connect('implicit');
  if (passage.outcome === 'shut') throw new Error(passage.reason);
  const closed = once(passage.socket, 'close');
  errand.close();
  await closed;
});
