import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findAddresses } from '../filter/find-addresses.ts';
import { logLikeBytes, neighbourhood, spelledAddress, spelledMail } from '../filter/testing/arbitraries.ts';
import { cases } from '../testing/cases.ts';
import { cleanLine, cleanMessage } from './clean-message.ts';
import { type Extent, longestMessage, openDeframer } from './deframe.ts';
import { framed } from './forward/link.ts';
import { lineOf, messageOf, readMessage } from './message.ts';

const clean = (text: string, extent: Extent = 'whole'): string =>
  cleanMessage(Buffer.from(text), extent).toString('utf8');
const noon = Date.UTC(2026, 4, 1, 12);
const line = (text: string): string => lineOf(readMessage(Buffer.from(text)), noon);

function messagesIn(...chunks: readonly (string | Uint8Array)[]): string[] {
  const messages: string[] = [];
  const deframer = openDeframer((message, extent) => {
    messages.push(`${extent === 'cut' ? 'cut:' : ''}${Buffer.from(message).toString('latin1')}`);
  });
  for (const chunk of chunks) deframer.push(Buffer.from(chunk as string, 'latin1'));
  deframer.end();
  return messages;
}

describe('a connection', () => {
  test.each([
    ['octets counted', '6 <13>ab6 <13>\nc', ['<13>ab', '<13>\nc']],
    ['ended by line feeds', '<13>ab\r\n<13>cd\n\n<13>ef', ['<13>ab\r', '<13>cd', '<13>ef']],
    [
      'both mixed, with a line feed behind a count',
      '6 <13>ab\n<13>cd\n6 <13>ef',
      ['<13>ab', '<13>cd', '<13>ef'],
    ],
    [
      'a line that begins with a number',
      '12 drummers\n2026-05-01 x\n0 <13>',
      ['12 drummers', '2026-05-01 x', '0 <13>'],
    ],
    ['a count too large to be one', '99999999999 <13>ab\n', ['99999999999 <13>ab']],
    ['half a counted frame at the end', '6 <13>ab9 <13>cd', ['<13>ab']],
    ['nothing but a count', '17', ['17']],
  ])('is cut into messages: %s', (_what, bytes, messages) => {
    expect(messagesIn(bytes)).toEqual(messages);
  });

  test('gives the same messages wherever it is cut', () => {
    const part = fc.oneof(
      fc.stringMatching(/^[<>\da-c \n\r]{0,12}$/),
      fc.stringMatching(/^<13>[ -~]{0,20}$/).map((text) => `${text.length} ${text}`),
      fc.stringMatching(/^<13>[ -~]{0,20}$/).map((text) => `${text}\n`),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const bytes = parts.join('');
        const whole = messagesIn(bytes);
        for (let cut = 0; cut <= bytes.length; cut++)
          expect(messagesIn(bytes.slice(0, cut), bytes.slice(cut))).toEqual(whole);
        expect(messagesIn(...bytes)).toEqual(whole);
      }),
      cases(200),
    );
  });

  test('that sends one message without an end takes no more memory than the longest may', () => {
    const long = 'a'.repeat(longestMessage);
    const chunks = Array<string>(50).fill(long);
    expect(messagesIn('<13>', ...chunks, '\n<13>next')).toEqual([`cut:<13>${long.slice(4)}`, '<13>next']);
    expect(messagesIn('9999999 <', ...chunks, '\n<13>next')).toEqual([]);
    expect(messagesIn(`${longestMessage + 6} <`, long, 'bcdef<13>next')).toEqual([
      `cut:<${long.slice(1)}`,
      '<13>next',
    ]);
  });

  test('carries any message there and back', () => {
    const message = fc.stringMatching(/^<13>[ -~]{0,40}$/);
    fc.assert(
      fc.property(fc.array(message, { minLength: 1, maxLength: 8 }), (messages) => {
        const lines = Buffer.from(messages.map((each) => `${each}\n`).join(''));
        expect(messagesIn(framed(lines))).toEqual(messages);
      }),
      cases(100),
    );
  });
});

describe('a message', () => {
  test.each([
    [
      '<34>1 2003-10-11T22:14:15.003Z 192.0.2.5 postfix/smtpd 77 - [exampleSDID@32473 ip="192.0.2.1" to="erika@example.org"][x@32473.1 v="[2001:db8::1]"] \ufeff2001:db8::7 said',
      '<34>1 2003-10-11T22:14:15.003Z 0 postfix/smtpd 77 - [exampleSDID@32473 ip="0" to="x@x"][x@32473.1 v="[0]"] \ufeff0 said',
    ],
    [
      '<34>Oct 11 22:14:15 220-135-151-1.example.net 192.0.2.3[1]: erika@example.org',
      '<34>Oct 11 22:14:15 0.example.net 0[1]: x@x',
    ],
    ['<13>1 - - erika@example.org - 192.0.2.1 - x', '<13>1 - - x@x - 0 - x'],
    ['no head at all 192.0.2.1', 'no head at all 0'],
    ['', ''],
  ])('keeps no address in any of its fields: %s', (raw, becomes) => {
    expect(clean(raw)).toBe(becomes);
  });

  test.each([
    [
      '<13>1 2026-05-01T12:00:00.123456+02:00 shop.example kernel - - [timeQuality tzKnown="1" syncAccuracy="60"] Chrome/120.0.0.0 at 12:34:56',
    ],
    [
      "<165>Aug 24 05:34:00 mymachine myproc[10]: %% It's time. v1.2.3.4, std::vector, 00:1b:44:11:3a:b7, 1.3.6.1.4.1.311",
    ],
    ['<0>1 - - - - - [a@32473 x="\\"\\]\\\\"]'],
  ])('stays byte for byte when it holds none: %s', (raw) => {
    expect(clean(raw)).toBe(raw);
  });

  test('is one line, whatever signs it holds: nobody writes a second line into a log', () => {
    expect(clean('<13>a\n<13>Oct 11 22:14:15 h root: forged\r\x1b[2J\x00b\tc\x7f\n\n')).toBe(
      '<13>a\\n<13>Oct 11 22:14:15 h root: forged\\r\\x1b[2J\\x00b\tc\\x7f',
    );
    expect(clean('from\n192.0.2.1\nto\nerika\n@example.org')).not.toMatch(/192|example/);
  });

  test('that was cut ends before what may be half an address', () => {
    const cut = clean(`${'a '.repeat(longestMessage / 2 - 4)}192.0.2.`, 'cut');
    expect(cut.length).toBeGreaterThan(60_000);
    expect(cut).toMatch(/^[a ]+$/);
  });

  test('holds no address in any spelling, neither as it is sent on nor as a line of a log', () => {
    const field = neighbourhood(fc.oneof(spelledAddress, spelledMail)).map(
      ({ quietBefore, before, what, behind, quietBehind }) =>
        `${quietBefore}${before}${what.text}${behind} ${quietBehind}`,
    );
    const message = fc
      .tuple(fc.constantFrom('<34>', '<34>1 ', '<34>1 - - - - - - ', '<34>1 - h p - - [a@1 b="', ''), field)
      .map(([head, text]) => Buffer.from(`${head}${text}${head.endsWith('"') ? '"] x' : ''}`));
    fc.assert(
      fc.property(fc.oneof(message, logLikeBytes), (raw) => {
        const sent = cleanMessage(raw);
        const written = cleanLine(lineOf(readMessage(sent), noon));
        for (const each of [sent, written]) {
          const left = findAddresses(each).map(({ from, end }) => each.toString('latin1', from, end));
          expect(left).toEqual([]);
          expect(each.includes(10)).toBe(false);
        }
      }),
      cases(500),
    );
  });
});

describe('a line of a log', () => {
  test.each([
    [
      '<34>1 2003-10-11T22:14:15.003Z host su 12 ID47 - \ufeffsaid',
      '2003-10-11T22:14:15.003Z host su[12]: said',
    ],
    ['<34>1 - - - - - [a@1 b="]c"][d] said', '2026-05-01T12:00:00.000Z - -: [a@1 b="]c"][d] said'],
    ['<34>Oct  1 22:14:15 host su: said', 'Oct  1 22:14:15 host su: said'],
    ['<34>2026-05-01T12:00:01+02:00 host su: said', '2026-05-01T12:00:01+02:00 host su: said'],
    ['<34>said', '2026-05-01T12:00:00.000Z said'],
    ['<192>said', '2026-05-01T12:00:00.000Z <192>said'],
    [
      '<34>1 2003-10-11T22:14:15.003Z host su 12 ID47 [broken',
      '2026-05-01T12:00:00.000Z 1 2003-10-11T22:14:15.003Z host su 12 ID47 [broken',
    ],
  ])('is made from %s', (message, becomes) => {
    expect(line(message)).toBe(Buffer.from(becomes).toString('latin1'));
  });

  test('becomes a message: as it is, behind a priority, or with a head of its own', () => {
    const sender = { host: 'web1', program: 'shop' };
    const message = (text: string) => Buffer.from(messageOf(Buffer.from(text), sender, noon)).toString();
    expect(message('<34>1 - - - - - - x')).toBe('<34>1 - - - - - - x');
    expect(message('Oct  1 22:14:15 host su: x')).toBe('<13>Oct  1 22:14:15 host su: x');
    expect(message('GET /')).toBe('<13>1 2026-05-01T12:00:00.000Z web1 shop - - - GET /');
  });

  test('is read in bounded time, whatever structured data is sent', () => {
    for (const trap of ['[a="', '[', '[]', '["', '\\', '"]["', '[a b="\\"']) {
      const raw = Buffer.from(`<34>1 - - - - - ${trap.repeat(64_000 / trap.length)}`);
      const began = performance.now();
      readMessage(raw);
      expect(performance.now() - began, trap).toBeLessThan(500);
    }
  });
});
