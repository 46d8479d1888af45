import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Ties an answer to the matter it answers. The token stands in the Message-ID of every mail we send and in its reply address; it names
 * the matter by a reference and proves by a code that we wrote it, so nobody can invent one for a foreign matter.
 */
export interface ThreadTokens {
  /** `r<reference>.<code>`: letters, digits, one dot. */
  tokenOf(reference: string): string;
  /** The reference within a text (a Message-ID, an address), if a token of ours stands in it. */
  referenceIn(text: string): string | null;
}

const codeLength = 20;
const pattern = /(?:^|[^a-z0-9])r([a-z0-9]{6,40})\.([a-z2-7]{20})(?![a-z0-9])/i;

/**
 * Tokens under a secret of the tenant.
 * @param secret at least 32 random bytes
 */
export function threadTokens(secret: Uint8Array): ThreadTokens {
  if (secret.length < 32) throw new RangeError('the secret of the thread tokens is too short');
  const codeOf = (reference: string): string =>
    base32(createHmac('sha256', secret).update(`thread|${reference}`).digest()).slice(0, codeLength);
  return {
    tokenOf(reference) {
      if (!/^[a-z0-9]{6,40}$/.test(reference))
        throw new RangeError('a reference has 6 to 40 letters and digits');
      return `r${reference}.${codeOf(reference)}`;
    },
    referenceIn(text) {
      const found = pattern.exec(text.slice(0, 1_000));
      const reference = found?.[1]?.toLowerCase() ?? '';
      const code = Buffer.from(found?.[2]?.toLowerCase() ?? '');
      if (code.length !== codeLength) return null;
      return timingSafeEqual(code, Buffer.from(codeOf(reference))) ? reference : null;
    },
  };
}

const letters = 'abcdefghijklmnopqrstuvwxyz234567';

/** RFC 4648 in small letters, without padding. Mail servers may change the case of an address. */
function base32(bytes: Uint8Array): string {
  let bits = 0;
  let held = 0;
  let text = '';
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += letters[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return text;
}
