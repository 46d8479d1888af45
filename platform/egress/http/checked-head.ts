import { isIPv6 } from 'node:net';
import type { Destination } from '../egress.ts';
import type { HttpRequest } from './http-request.ts';

/** A token of RFC 9110, section 5.6.2. */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** Visible ASCII, spaces and tabs between; no line break can end the header. */
const value = /^(?:[\x21-\x7e\x80-\xff](?:[\t \x21-\x7e\x80-\xff]*[\x21-\x7e\x80-\xff])?)?$/;
/** A path and query of RFC 3986: no space, no fragment, no control character. */
const path = /^\/[A-Za-z0-9\-._~!$&'()*+,;=:@/?%]*$/;

/** What says who is spoken to and where a message ends; a second opinion on that is how requests are smuggled (RFC 9112, 11.2). */
const ofTheDoor = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Refuses a head that could say more than one thing.
 * @throws {TypeError} that names no value, because a header may hold a password
 */
export function checkHead({ method, path: asked, headers = {} }: HttpRequest): void {
  if (!/^[A-Z]{1,20}$/.test(method) || method === 'CONNECT' || method === 'TRACE')
    throw new TypeError('not a method the door speaks');
  if (asked.length > 8_000 || !path.test(asked)) throw new TypeError('not a path of a request');
  for (const [name, given] of Object.entries(headers)) {
    if (!token.test(name) || ofTheDoor.has(name.toLowerCase()))
      throw new TypeError('a header that is none or that the door writes itself');
    if (!value.test(given)) throw new TypeError('a header value with characters that do not belong there');
  }
}

/** The `Host` of a destination as it is sent: with the port unless it is the usual one. Signatures (S3) cover it. */
export function hostHeader({ host, port }: Pick<Destination, 'host' | 'port'>, plain?: true): string {
  const name = isIPv6(host) ? `[${host}]` : host;
  return port === (plain ? 80 : 443) ? name : `${name}:${port}`;
}
