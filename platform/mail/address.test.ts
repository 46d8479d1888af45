import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHeaderText, mailAddress } from './address.ts';
import { mailAddressField } from './address-field.ts';

describe('a mail address', () => {
  it.each([
    ['erika@example.de', 'erika@example.de'],
    [' Erika.Muster+kunde@Example.DE ', 'Erika.Muster+kunde@example.de'],
    ["o'neill@bücher.example", "o'neill@xn--bcher-kva.example"],
  ])('%s is taken as %s', (text, address) => expect(mailAddress(text)).toBe(address));

  it.each([
    '',
    '@',
    'erika',
    'erika@',
    '@example.de',
    'erika@localhost',
    'erika@127.0.0.1',
    'erika@[127.0.0.1]',
    'erika@example.1',
    'a b@example.de',
    'a@b@example.de',
    '.a@example.de',
    'a.@example.de',
    'a..b@example.de',
    '"a b"@example.de',
    'müller@example.de',
    'a@example.de, b@example.de',
    'a@example.de\r\nBcc: b@example.de',
    'Erika <erika@example.de>',
    'a@exa_mple.de',
    `${'a'.repeat(65)}@example.de`,
    'a@example.de\u0000',
    'a@example.de\nRCPT TO:<b@example.de>',
    'a@-example.de',
  ])('%j is refused', (text) => expect(mailAddress(text)).toBeNull());

  it('never holds anything that could end a line or a command', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.emailAddress(),
          fc.string(),
          fc.tuple(fc.emailAddress(), fc.string()).map((parts) => parts.join('')),
        ),
        (text) => {
          const address = mailAddress(text);
          if (address !== null) expect(address).toMatch(/^[!-~]+@[a-z0-9.-]+$/);
          if (address !== null) expect(address).not.toMatch(/[\s<>,;:"()[\]\\]/);
        },
      ),
    );
  });
});

describe('a header text', () => {
  it('is one line', () => {
    expect(isHeaderText('Ihre Bestellung ist da – Größe M', 100)).toBe(true);
    for (const bad of [
      'a\r\nBcc: x@example.de',
      'a\nb',
      'a\rb',
      'a\u0000b',
      'a\u0085b',
      'a\u2028b',
      'a\u202eb',
      'aa'.repeat(51),
    ]) {
      expect(isHeaderText(bad, 100)).toBe(false);
    }
  });
});

describe('a field for a mail address', () => {
  it.each([
    ['', ''],
    ['  ', ''],
    [' Erika@Bücher.example', 'Erika@xn--bcher-kva.example'],
  ])('%j is kept as %j', (typed, kept) => expect(mailAddressField().parse(typed)).toBe(kept));

  it.each(['erika', 'müller@example.de', 'a b@example.de'])('%j is refused as no address', (typed) =>
    expect(mailAddressField().safeParse(typed).error?.issues).toMatchObject([{ format: 'email' }]),
  );
});
