import { describe, expect, it } from 'vitest';
import type { Address } from '../recognise/address.ts';
import type { Sighting } from '../recognise/sighting.ts';
import { compileRules } from '../rule/compile-rules.ts';
import { readRules } from '../rule/read-rules.ts';
import type { AttackEvent } from '../store/attack-event.ts';
import { type Attack, openAttackWatch, type WatchBounds } from './attack-watch.ts';

const { limits } = compileRules(readRules());

function watch(bounds?: WatchBounds) {
  const events: AttackEvent[] = [];
  const attacks: Attack[] = [];
  const opened = openAttackWatch(
    limits,
    { keep: (event) => events.push(event), tell: (attack) => attacks.push(attack) },
    bounds,
  );
  return { ...opened, events, attacks };
}

let line = 0;
const sighting = (peer: string, more: Partial<Sighting> = {}): Sighting => ({
  service: 'sshd',
  class: 'password-guessing',
  weight: 1,
  peer: { address: peer as Address },
  fields: { user: 'root' },
  distinct: undefined,
  line: `line ${line++}`,
  ...more,
});
/** Seen `count` times, evenly over `seconds`. */
const over = (seconds: number, count: number, see: (at: number, index: number) => void) => {
  for (let index = 0; index < count; index++) see((seconds * 1000 * index) / count, index);
};

describe('the published limits', () => {
  it.each([
    ['password-guessing', 5, 10],
    ['password-guessing', 10, 60],
    ['unknown-user', 5, 10],
    ['mail-login', 3, 360],
    ['path-traversal', 3, 10],
    ['relay-probing', 5, 10],
    ['injection', 1, 1],
  ] as const)('make an attack of %s: %i in %i seconds', (attack, count, seconds) => {
    const at = watch();
    over(seconds, count, (time) => at.see(sighting('192.0.2.7', { class: attack }), time));
    expect(at.attacks).toHaveLength(1);
    const below = watch();
    over(seconds, count - 1, (time) => below.see(sighting('192.0.2.7', { class: attack }), time));
    expect(below.attacks).toHaveLength(0);
  });

  it('are not reached by as many in a longer time', () => {
    const { see, attacks } = watch();
    over(3600, 40, (time) => see(sighting('192.0.2.7'), time));
    expect(attacks).toEqual([]);
  });

  it('count ten different missing pages, and one page asked for a hundred times once', () => {
    const missing = (path: string) =>
      sighting('192.0.2.7', { class: 'scanner', distinct: path, fields: { path } });
    const one = watch();
    over(9, 100, (time) => one.see(missing('/a'), time));
    expect(one.attacks).toEqual([]);
    const many = watch();
    over(9, 10, (time, index) => many.see(missing(`/${index}`), time));
    expect(many.attacks).toMatchObject([{ class: 'scanner' }]);
  });

  it('count wrong passwords and unknown users together', () => {
    const { see, attacks } = watch();
    over(9, 5, (time, index) =>
      see(sighting('192.0.2.7', { class: index % 2 === 0 ? 'password-guessing' : 'unknown-user' }), time),
    );
    expect(attacks).toHaveLength(1);
  });
});

describe('who is counted together', () => {
  it('is not everybody', () => {
    const { see, attacks } = watch();
    over(9, 20, (time, index) => see(sighting(`192.0.2.${index}`), time));
    expect(attacks).toEqual([]);
  });

  it('is a /64 of IPv6, which one customer gets whole', () => {
    const { see, attacks, events } = watch();
    over(9, 5, (time, index) => see(sighting(`2001:db8:0:1::${index + 1}`), time));
    expect(attacks).toMatchObject([{ source: '2001:db8:0:1::/64', address: '2001:db8:0:1::5' }]);
    expect(new Set(events.map((event) => event.address)).size).toBe(5);
    const apart = watch();
    over(9, 5, (time, index) => apart.see(sighting(`2001:db8:0:${index + 1}::1`), time));
    expect(apart.attacks).toEqual([]);
  });

  it('is a name apart from every address, and a name is no address to act upon', () => {
    const { see, attacks } = watch();
    over(9, 5, (time) => see(sighting('', { peer: { name: 'host.example.org' } }), time));
    expect(attacks).toMatchObject([{ address: undefined, source: 'host.example.org' }]);
  });
});

describe('what is kept', () => {
  it('is nothing of somebody who stays below', () => {
    const { see, events } = watch();
    over(9, 4, (time) => see(sighting('192.0.2.7'), time));
    expect(events).toEqual([]);
  });

  it('is every line of the attack, also those before it was known to be one, and no line of another', () => {
    const { see, events } = watch();
    over(9, 5, (time, index) => {
      see(sighting('192.0.2.7', { line: `mine ${index}` }), time);
      see(sighting(`198.51.100.${index}`, { line: 'of another' }), time);
    });
    see(sighting('192.0.2.7', { line: 'mine 5' }), 9500);
    expect(events.map((event) => event.line)).toEqual([0, 1, 2, 3, 4, 5].map((index) => `mine ${index}`));
    expect(new Set(events.map((event) => event.attack)).size).toBe(1);
  });

  it('names what the pledge lists', () => {
    const agent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
    const fields = { path: '/?q=union select', data: 'GET /', agent, site: 'example.org', mailer: 'Brief 2' };
    const { see, events } = watch();
    see(
      sighting('192.0.2.7', {
        class: 'injection',
        service: 'web',
        fields: { ...fields, user: 'e@example.org' },
      }),
      5,
    );
    expect(events[0]).toMatchObject({
      at: 5,
      address: '192.0.2.7',
      browser: 'Firefox 140',
      system: 'Windows 10.0',
      mailProgram: 'Brief 2',
      mailAddress: 'e@example.org',
      service: 'web',
      site: 'example.org',
      data: 'GET /',
    });
  });

  it('ends after a thousand lines of one attack', () => {
    const { see, events, attacks } = watch();
    over(60, 5000, (time) => see(sighting('192.0.2.7'), time));
    expect(attacks).toHaveLength(1);
    expect(events).toHaveLength(1000);
  });

  it('begins a new attack after a quiet quarter of an hour', () => {
    const { see, attacks } = watch();
    over(9, 5, (time) => see(sighting('192.0.2.7'), time));
    over(9, 5, (time) => see(sighting('192.0.2.7'), 20 * 60_000 + time));
    expect(attacks).toHaveLength(2);
  });
});

describe('a million addresses', () => {
  it('need no more memory than thirty thousand, and do not make the one forgotten that tries again and again', () => {
    const { see, attacks, watched } = watch();
    for (let index = 0; index < 1_000_000; index++) {
      const peer = `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;
      see(sighting(peer, { line: '' }), index / 20);
      if (index === 1000 || index % 110_000 === 0) see(sighting('192.0.2.7', { line: '' }), index / 20);
    }
    expect(watched()).toBeLessThanOrEqual(32_768);
    expect(attacks.map((attack) => attack.source)).toEqual(['192.0.2.7']);
  }, 180_000);

  it('leave of a flood of long lines only the newest, and no more than the ring holds', () => {
    const { see, events } = watch({ recentBytes: 16_384 });
    see(sighting('192.0.2.7', { line: 'early' }), 0);
    for (let index = 0; index < 100; index++)
      see(sighting(`198.51.100.${index}`, { line: 'x'.repeat(1000) }), index);
    for (let index = 1; index < 5; index++)
      see(sighting('192.0.2.7', { line: `late ${index}` }), 100 + index);
    expect(events.map((event) => event.line)).toEqual(['late 1', 'late 2', 'late 3', 'late 4']);
  });
});
