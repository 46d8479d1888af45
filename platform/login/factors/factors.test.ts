import { TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { newRecoveryCodes, recoveryHash } from './recovery-codes.ts';
import { newTotpSecret, totpStepOf, totpUri } from './totp.ts';

const at = Date.UTC(2026, 2, 2, 11, 0, 10);
const secret = newTotpSecret();
const codeAt = (instant: number) =>
  new TOTP({ secret, algorithm: 'SHA1', digits: 6, period: 30 }).generate({ timestamp: instant });

describe('a one-time code', () => {
  it('is right in its half minute, and in the one before and after, because phones run fast and slow', () => {
    const step = Math.floor(at / 30_000);
    for (const off of [-1, 0, 1])
      expect(totpStepOf(secret, codeAt(at + off * 30_000), at, 0)).toBe(step + off);
    for (const off of [-3, -2, 2, 3]) expect(totpStepOf(secret, codeAt(at + off * 30_000), at, 0)).toBeNull();
  });

  it('is used once, and none before it after that', () => {
    const step = totpStepOf(secret, codeAt(at), at, 0) ?? 0;
    expect(totpStepOf(secret, codeAt(at), at, step)).toBeNull();
    expect(totpStepOf(secret, codeAt(at - 30_000), at, step)).toBeNull();
    expect(totpStepOf(secret, codeAt(at + 30_000), at, step)).toBe(step + 1);
  });

  it('comes from a secret an app can read', () => {
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(totpUri(secret, 'frieda', 'Buchhandlung Regenbogen')).toContain(`secret=${secret}`);
    expect(newTotpSecret()).not.toBe(secret);
  });
});

describe('a recovery code', () => {
  const key = Buffer.alloc(32, 7);

  it('is found however it was typed', () => {
    const hash = recoveryHash(key, 'a', '01ABC-DEF2G');
    for (const typed of ['01abc-def2g', ' 01ABC DEF2G ', 'O1ABCDEF2G', 'OIABC-DEF2G', 'olabcdef2g'])
      expect(recoveryHash(key, 'a', typed)).toBe(hash);
  });

  it('is worth nothing with another account or another key', () => {
    const hash = recoveryHash(key, 'a', '01ABC-DEF2G');
    expect(recoveryHash(key, 'b', '01ABC-DEF2G')).not.toBe(hash);
    expect(recoveryHash(Buffer.alloc(32, 8), 'a', '01ABC-DEF2G')).not.toBe(hash);
  });

  it('is one of ten different ones', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
  });
});
