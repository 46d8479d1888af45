import type { SiteOrigin } from './site-origin.ts';

const noFrame = "frame-ancestors 'none'";

/**
 * What a browser may do with a page of this program: load from here and nowhere else, no inline script or style, no frame
 * (pledge books.untracked). `blob:` is for pictures and downloads made on the page itself.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  noFrame,
].join('; ');

const always = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(), publickey-credentials-get=(self), publickey-credentials-create=(self)',
} as const;

const overTls = { ...always, 'strict-transport-security': 'max-age=31536000' } as const;

/**
 * The headers of every answer, static files and faults included. HSTS only over TLS (RFC 6797, 7.2).
 * @param framedOn the websites that may show this very page in a frame; none for every page but the open form of a company that wants it
 */
export function securityHeaders(
  secure: boolean,
  framedOn: readonly SiteOrigin[] = [],
): Readonly<Record<string, string>> {
  const headers = secure ? overTls : always;
  if (framedOn.length === 0) return headers;
  const policy = contentSecurityPolicy.replace(noFrame, `frame-ancestors ${framedOn.join(' ')}`);
  return { ...headers, 'content-security-policy': policy };
}
