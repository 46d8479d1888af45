import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { tellEncoding } from './encoding.ts';

const fromFirstLetter = (bytes: Buffer): Buffer => bytes.subarray(bytes.findIndex((byte) => byte >= 0x80));

describe('telling UTF-8 from Windows-1252', () => {
  it.each(['Müller', 'Größe 38', 'Łódź', 'Café – 12 €', '北京', 'Gruß 👋', '„Spaß“'])(
    '%s in UTF-8 is UTF-8',
    (text) => {
      expect(tellEncoding(fromFirstLetter(Buffer.from(text)), true)).toBe('utf-8');
    },
  );

  it.each(['Müller', 'Größe 38', 'Café – 12 €', '„Spaß“', 'Señor Peña', 'é'])(
    '%s in Windows-1252 is Windows-1252',
    (text) => {
      expect(tellEncoding(fromFirstLetter(iconv.encode(text, 'windows-1252')), true)).toBe('windows-1252');
    },
  );

  it('goes by the larger number, so that one damaged place does not turn a file around', () => {
    const damaged = Buffer.concat([Buffer.from('äöü'), Buffer.from([0xfc]), Buffer.from('ß')]);
    expect(tellEncoding(damaged, true)).toBe('utf-8');
    expect(
      tellEncoding(Buffer.concat([iconv.encode('äöü und ß', 'windows-1252'), Buffer.from('é')]), true),
    ).toBe('windows-1252');
  });

  it('does not hold a cut-off letter against UTF-8 unless the file ends there', () => {
    const cut = Buffer.from('ü').subarray(0, 1);
    expect(tellEncoding(cut, false)).toBe('utf-8');
    expect(tellEncoding(cut, true)).toBe('windows-1252');
  });

  it('takes as UTF-8 what the standard decoder takes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 4 }), (bytes) => {
        fc.pre(bytes.some((byte) => byte >= 0x80));
        const isValid = (() => {
          try {
            new TextDecoder('utf-8', { fatal: true }).decode(bytes);
            return true;
          } catch {
            return false;
          }
        })();
        if (isValid) expect(tellEncoding(bytes, true)).toBe('utf-8');
        if (!isValid && bytes.length < 3) expect(tellEncoding(bytes, true)).toBe('windows-1252');
      }),
      { numRuns: 2_000 },
    );
  });
});
