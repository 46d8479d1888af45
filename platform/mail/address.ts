import { hostName } from '../egress/host-name.ts';

const localPart = /^(?!\.)(?!.*\.\.)[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}(?<!\.)$/;
const topLevel = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

/**
 * A mail address as it is handed to the server, or `null` if it is none (RFC 5321, section 4.1.2, without quoted local
 * parts, address literals and comments, which no customer has). Umlauts in the domain become their ASCII form; in the local
 * part they are refused, because not every server on the way takes them (RFC 6531).
 */
export function mailAddress(text: string): string | null {
  const trimmed = text.trim();
  const at = trimmed.lastIndexOf('@');
  const local = trimmed.slice(0, Math.max(at, 0));
  const domain = hostName(trimmed.slice(at + 1));
  if (domain === null || domain.includes('_') || !localPart.test(local)) return null;
  const labels = domain.split('.');
  if (labels.length < 2 || !topLevel.test(labels.at(-1) ?? '')) return null;
  const address = `${local}@${domain}`;
  return address.length <= 254 ? address : null;
}

/** Whether a text may stand in a header: one line, no control or direction characters that would hide or add something. */
export const isHeaderText = (text: string, longest: number): boolean =>
  text.length <= longest && !/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(text);
