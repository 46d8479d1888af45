import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cases } from '../testing/cases.ts';
import { longestLine } from './core/layout.ts';
import { anonymise, openFilter } from './open-filter.ts';
import {
  logLikeBytes,
  neighbourhood,
  type Spelled,
  spelledAddress,
  spelledMail,
  standInsAndSigns,
} from './testing/arbitraries.ts';

const runs = cases(1_000);

function filtered(...chunks: readonly Uint8Array[]): Buffer {
  const filter = openFilter();
  return Buffer.concat([...chunks.map((chunk) => filter.push(chunk)), filter.end()]);
}

describe('an address in any spelling and any neighbourhood goes, and the neighbourhood stays', () => {
  const goes = (what: fc.Arbitrary<Spelled>): void =>
    fc.assert(
      fc.property(
        neighbourhood(what),
        ({ quietBefore, before, what: { text, becomes }, behind, quietBehind }) => {
          const line = (middle: string) => `${quietBefore}${before}${middle}${behind} ${quietBehind}`;
          expect(anonymise(line(text))).toBe(line(becomes));
        },
      ),
      runs,
    );

  test('IP addresses', () => goes(spelledAddress));
  test('mail addresses', () => goes(spelledMail));
});

test('the output does not depend on where the input was cut, tried at every byte', () => {
  fc.assert(
    fc.property(logLikeBytes, (bytes) => {
      const whole = filtered(bytes).toString('latin1');
      for (let cut = 0; cut <= bytes.length; cut++)
        expect(filtered(bytes.subarray(0, cut), bytes.subarray(cut)).toString('latin1')).toBe(whole);
      expect(filtered(...Array.from(bytes, (byte) => Uint8Array.of(byte))).toString('latin1')).toBe(whole);
    }),
    cases(150),
  );
});

test('the output is never longer than the input and has as many lines', () => {
  const feeds = (bytes: Uint8Array) => bytes.filter((byte) => byte === 10).length;
  fc.assert(
    fc.property(fc.oneof(logLikeBytes, fc.uint8Array({ maxLength: 300 })), (bytes) => {
      const out = filtered(bytes);
      expect(out.length).toBeLessThanOrEqual(bytes.length);
      expect(feeds(out)).toBe(feeds(bytes));
    }),
    runs,
  );
});

describe('what was filtered once stays as it is', () => {
  const stays = (text: fc.Arbitrary<Uint8Array>): void =>
    fc.assert(
      fc.property(text, (bytes) => {
        const once = filtered(bytes);
        expect(filtered(once).toString('latin1')).toBe(once.toString('latin1'));
      }),
      runs,
    );

  test('an address in any spelling and any neighbourhood', () =>
    stays(
      neighbourhood(fc.oneof(spelledAddress, spelledMail)).map(
        ({ quietBefore, before, what, behind, quietBehind }) =>
          Buffer.from(`${quietBefore}${before}${what.text}${behind} ${quietBehind}`),
      ),
    ));
  test('bytes like those of logs', () => stays(logLikeBytes));
  test('what the filter writes, among the signs that join', () => stays(standInsAndSigns));
});

describe('a line longer than memory allows', () => {
  test.each([
    '192.0.2.123',
    '2001:db8::1:54321',
    'erika.mustermann@example.org',
    '220-135-151-1.example.net',
  ])('keeps no %s, wherever the line is cut', (address) => {
    for (let place = longestLine - 2_100; place < longestLine + 40; place += 29) {
      const line = `${'a '.repeat(place / 2)}${address} end${' b'.repeat(3_000)}\n`;
      const out = filtered(Buffer.from(line)).toString();
      expect(out).not.toContain(address);
      expect(
        out
          .replace(/^(a )+/, '')
          .trim()
          .split(' ')[1],
      ).toBe('end');
    }
  });

  test('of one megabyte passes byte for byte when it holds none, however it is cut', () => {
    const line = Buffer.alloc(1_000_000, 'lorem ipsum 12:34 1.2.3 \xff\x00 ', 'latin1');
    const pieces = Array.from({ length: 100 }, (_, i) => line.subarray(i * 10_000, (i + 1) * 10_000));
    expect(Buffer.compare(filtered(...pieces), line)).toBe(0);
  });

  test('without a blank, full of @, dots and colons, takes no longer than one of letters by more than a bounded factor', () => {
    const timeOf = (text: string): number => {
      const bytes = Buffer.from(text.repeat(Math.ceil(200_000 / text.length)));
      const began = process.cpuUsage();
      filtered(bytes);
      return process.cpuUsage(began).user / 1_000;
    };
    timeOf('warm up 192.0.2.1 a@b.de ');
    for (const trap of [
      'a@',
      '1.',
      '1:',
      'a.',
      '::',
      '1-',
      'a=',
      '"',
      '"@',
      '%40',
      'a\\',
      '1,',
      'é',
      '.a@a',
      '\\"@',
      // What is judged again
      '::1192.0.2.1',
      '0::',
      '1@1.',
      "a@b.c'",
      '1.2.3.4.5.',
    ])
      expect(timeOf(trap), trap).toBeLessThan(2_000);
  });
});

describe('UTF-16, as some Windows programs log', () => {
  const line = 'Login failed for user erika@example.org [CLIENT: 192.0.2.1] v1.2.3.4\r\n';
  const clean = 'Login failed for user x@x [CLIENT: 0] v1.2.3.4\r\n';
  const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();

  test('little endian is filtered and stays UTF-16', () => {
    const bytes = Buffer.from(`\ufeff${line}${line}`, 'utf16le');
    expect(filtered(bytes).toString('utf16le')).toBe(`\ufeff${clean}${clean}`);
  });

  test('big endian is filtered and stays UTF-16', () => {
    const bytes = swapped(Buffer.from(`\ufeff${line}${line}`, 'utf16le'));
    expect(swapped(filtered(bytes)).toString('utf16le')).toBe(`\ufeff${clean}${clean}`);
  });
});

test('one line is filtered within a millisecond', () => {
  const filter = openFilter();
  const line = Buffer.from(
    '192.0.2.1 - - [10/Oct/2025:13:55:36 +0200] "GET /?m=erika%40example.org HTTP/1.1" 200 5\n',
  );
  for (let i = 0; i < 2_000; i++) filter.push(line);
  const times = Array.from({ length: 1_001 }, () => {
    const began = performance.now();
    filter.push(line);
    return performance.now() - began;
  }).sort((a, b) => a - b);
  expect(times[500]).toBeLessThan(1);
});
