import type { HttpRequest } from './http-request.ts';

const followed = new Set([301, 302, 303, 307, 308]);

/** How many times an answer may send on to another path. */
export const mostRedirects = 3;

/**
 * What to ask next when an answer points elsewhere: the same host, port and scheme, with another path. `elsewhere` for anything else,
 * also when a body of pieces was sent already and cannot be sent again; `null` when the answer is no redirect.
 * @param origin where the answer came from, `https://host:port`
 */
export function redirectOf(
  request: HttpRequest,
  origin: string,
  status: number,
  location: string | null,
): HttpRequest | 'elsewhere' | null {
  if (!followed.has(status) || location === null) return null;
  const base = new URL(request.path, origin);
  const to = URL.canParse(location, base.href) ? new URL(location, base.href) : null;
  if (to?.origin !== base.origin || to.username !== '' || to.password !== '') return 'elsewhere';
  const path = to.pathname + to.search;
  const becomesGet = status === 303 || (status < 303 && request.method === 'POST');
  if (becomesGet && request.method !== 'HEAD') return withoutBody(request, path);
  const repeatable = request.body === undefined || request.body instanceof Uint8Array;
  return repeatable ? { ...request, path } : 'elsewhere';
}

function withoutBody(request: HttpRequest, path: string): HttpRequest {
  const { body: _body, bodyBytes: _bytes, headers = {}, ...rest } = request;
  const kept = Object.entries(headers).filter(([name]) => !name.toLowerCase().startsWith('content-'));
  return { ...rest, method: 'GET', path, headers: Object.fromEntries(kept) };
}
