import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';

const label = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/;

/**
 * A host as it is compared and connected to: an IP address, or a name in lower case, umlauts in their ASCII form (RFC 5891),
 * without a dot at the end. `null` when the text is neither: with a scheme, a port, a path or a space.
 */
export function hostName(text: string): string | null {
  const trimmed = text.trim();
  if (isIP(trimmed)) return trimmed.toLowerCase();
  if (/[^\p{L}\p{N}\p{M}._-]/u.test(trimmed)) return null;
  const name = domainToASCII(trimmed).replace(/\.$/, '');
  const labels = name.split('.');
  const numeric = /^(?:\d+|0x[0-9a-f]*)$/.test(labels.at(-1) ?? '');
  return name.length <= 253 && !numeric && labels.every((each) => label.test(each)) ? name : null;
}
