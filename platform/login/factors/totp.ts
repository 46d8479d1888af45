import { Secret, TOTP } from 'otpauth';

/** Seconds a one-time code is shown (RFC 6238). */
const periodSeconds = 30;

const totpOf = (secret: string, login: string, company: string): TOTP =>
  new TOTP({
    issuer: company,
    label: login,
    algorithm: 'SHA1',
    digits: 6,
    period: periodSeconds,
    secret: Secret.fromBase32(secret),
  });

/** A new secret in base32, 160 bits as RFC 4226 recommends. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** What an authenticator app reads from the QR code. */
export const totpUri = (secret: string, login: string, company: string): string =>
  totpOf(secret, login, company).toString();

/**
 * The number of the half minute a code belongs to, or `null` when it is none of now, the one before or the one after.
 * A code of the half minute `lastStep` or an earlier one was used already (RFC 6238, 5.2) and is refused.
 */
export function totpStepOf(secret: string, code: string, at: number, lastStep: number): number | null {
  const delta = totpOf(secret, '', '').validate({ token: code, timestamp: at, window: 1 });
  if (delta === null) return null;
  const step = Math.floor(at / 1_000 / periodSeconds) + delta;
  return step > lastStep ? step : null;
}
