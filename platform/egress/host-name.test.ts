import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostName } from './host-name.ts';

describe('a host name', () => {
  it.each([
    ['mail.example.de', 'mail.example.de'],
    [' Mail.Example.DE. ', 'mail.example.de'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['XN--BCHER-KVA.example', 'xn--bcher-kva.example'],
    ['localhost', 'localhost'],
    ['192.168.178.1', '192.168.178.1'],
    ['FD00::1', 'fd00::1'],
  ])('%s is %s', (text, name) => expect(hostName(text)).toBe(name));

  it.each([
    '',
    ' ',
    'a b',
    'http://example.de',
    'example.de:25',
    'example.de/x',
    'user@example.de',
    'a..b',
    '-a.de',
    'a-.de',
    '127.1',
    '2130706433',
    '0x7f000001',
    'a\r\nb',
    `${'a'.repeat(64)}.de`,
    `${'a.'.repeat(130)}de`,
    '[::1]',
    '*.example.de',
  ])('%j is none', (text) => expect(hostName(text)).toBeNull());

  it('stays what it is when taken again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.domain(), fc.string()), (text) => {
        const name = hostName(text);
        if (name !== null) expect(hostName(name)).toBe(name);
      }),
    );
  });
});
