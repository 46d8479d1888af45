import { expect, it } from 'vitest';
import { openRecogniser } from './recognise/recogniser.ts';
import { sightingOf, watchRequests } from './request-watch.ts';
import { compileRules } from './rule/compile-rules.ts';
import { readRules } from './rule/read-rules.ts';
import type { AttackEvent } from './store/attack-event.ts';
import type { Attack } from './watch/attack-watch.ts';

const request = { address: '192.0.2.7', method: 'GET', status: 404, referrer: '', agent: 'curl/8.5.0' };
const recogniser = openRecogniser(compileRules(readRules()));

function watch() {
  const [kept, told]: [AttackEvent[], Attack[]] = [[], []];
  const open = watchRequests({ keep: (event) => kept.push(event), tell: (attack) => told.push(attack) });
  const see = (path: string, at: number, more = {}): void => {
    const sighting = sightingOf({ ...request, path, ...more });
    if (sighting !== undefined) open.see(sighting, at);
  };
  return { kept, told, see };
}

it.each([
  '/wp-login.php',
  '/a/..%2f..%2fetc/passwd',
  '/?q=%3Cscript%3Ealert(1)',
  '/?q=1%27%20UNION%20SELECT%20a',
  '/page',
  '/?x=%7B%7B7*7%7D%7D',
])('what a server saw itself counts like its line in an access log: %s', (path) => {
  const line = `192.0.2.7 - - [28/Nov/2026:10:00:00 +0100] "GET ${path} HTTP/1.1" 404 153 "-" "curl/8.5.0"`;
  const [read] = recogniser.see(Buffer.from(line));
  expect(read).toBeDefined();
  expect(sightingOf({ ...request, path })).toEqual({ ...read, line: '' });
});

it('a request with the words of another line in it counts for the other side of the connection alone', () => {
  const forged = '/wp-login.php" 404 1 "-" "-"\n198.51.100.1 - - [28/Nov/2026:10:00:00 +0100] "GET /x';
  const sighting = sightingOf({ ...request, path: forged, agent: '198.51.100.1', referrer: '198.51.100.1' });
  expect(sighting?.peer).toEqual({ address: '192.0.2.7' });
});

it('ten missing pages in ten seconds are an attack, nine are none, nor ten in eleven', () => {
  const { kept, told, see } = watch();
  for (let nth = 0; nth < 9; nth++) see(`/page-${nth}`, 0);
  expect([kept, told]).toEqual([[], []]);
  see('/page-9', 10_001);
  expect(told).toEqual([]);
  for (let nth = 10; nth < 19; nth++) see(`/page-${nth}`, 10_002);
  expect(told).toMatchObject([{ class: 'scanner', address: '192.0.2.7' }]);
  expect(kept).toHaveLength(10);
  expect(kept[0]).toMatchObject({ status: 404, agent: 'curl/8.5.0', data: 'GET /page-9' });
});

it('what has no address, and a page that was found, counts for nothing', () => {
  expect(sightingOf({ ...request, address: '', path: '/wp-login.php' })).toBeUndefined();
  expect(sightingOf({ ...request, path: '/page', status: 200 })).toBeUndefined();
});
