import { createHash, randomBytes, randomInt } from 'node:crypto';

const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'; // without those that look alike

/** Both halves of a one-time link. Neither opens anything alone, and neither is kept. */
export interface LinkSecrets {
  /** In the link: 256 random bits. */
  readonly token: string;
  /** Told apart from the link, spoken or on paper: ten letters, 49 random bits. */
  readonly secret: string;
}

/** New secrets. */
export const newLinkSecrets = (): LinkSecrets => ({
  token: randomBytes(32).toString('base64url'),
  secret: Array.from({ length: 10 }, () => letters.charAt(randomInt(letters.length)))
    .join('')
    .replace(/(.{5})(?=.)/, '$1-'),
});

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** By which a link is found again. */
export const hashOfToken = (token: string): string => hash(`redlich-link|${token}`);

/**
 * By which the second secret is recognised. The token is part of it and kept nowhere, so whoever steals the table cannot guess the
 * short secret from its hash. Case, spaces and hyphens do not matter.
 */
export const hashOfSecret = ({ token, secret }: LinkSecrets): string =>
  hash(`redlich-secret|${token}|${secret.toUpperCase().replace(/[^A-Z0-9]/g, '')}`);
