import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { threadTokens } from './thread-token.ts';

const tokens = threadTokens(Buffer.alloc(32, 1));
const reference = fc.stringMatching(/^[a-z0-9]{6,40}$/);

describe('the token of a thread', () => {
  it('is found again in Message-IDs and reply addresses, in any case of letters', () => {
    fc.assert(
      fc.property(reference, (ref) => {
        const token = tokens.tokenOf(ref);
        expect(tokens.referenceIn(`<${token}.m1@laden.example>`)).toBe(ref);
        expect(tokens.referenceIn(`hilfe+${token}@laden.example`)).toBe(ref);
        expect(tokens.referenceIn(`HILFE+${token.toUpperCase()}@LADEN.EXAMPLE`)).toBe(ref);
      }),
    );
  });

  it('cannot be made for another matter, by another company, or by changing a letter', () => {
    fc.assert(
      fc.property(reference, reference, fc.nat(), (ref, other, at) => {
        const token = tokens.tokenOf(ref);
        const code = token.split('.')[1] ?? '';
        if (other !== ref) expect(tokens.referenceIn(`r${other}.${code}`)).toBeNull();
        expect(threadTokens(Buffer.alloc(32, 2)).referenceIn(token)).toBeNull();
        const index = at % code.length;
        const changed = `${code.slice(0, index)}${code[index] === 'a' ? 'b' : 'a'}${code.slice(index + 1)}`;
        expect(tokens.referenceIn(`r${ref}.${changed}`)).toBeNull();
      }),
    );
  });

  it('is not seen in what is none', () => {
    for (const text of ['', 'hilfe@laden.example', 'rabcdef.', `r${'x'.repeat(200_000)}`])
      expect(tokens.referenceIn(text)).toBeNull();
  });
});
