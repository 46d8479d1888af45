import { type AddressList, addressList, isListed } from './address-list.ts';

/** Where a request came from, as far as this server knows by itself or from a proxy it trusts. Never stored with sessions, never logged. */
export interface Origin {
  /** The caller's IP address; `null` when the request did not come over a socket (relay, tests). */
  readonly address: string | null;
  /** Whether the browser speaks TLS. */
  readonly secure: boolean;
  /** Host name and port as the browser called them. */
  readonly host: string;
}

/** What the HTTP server hands on besides the request. */
export interface SocketBindings {
  readonly incoming?: {
    readonly url?: string | undefined;
    readonly socket?: { readonly remoteAddress?: string | undefined };
  };
}

/** Path and query as they came over the socket; an address that was read as a URL has lost its `..`. */
export function targetOf(request: Request, bindings: unknown): string {
  const sent = (bindings as SocketBindings | undefined)?.incoming?.url;
  if (sent !== undefined) return sent;
  const { pathname, search } = new URL(request.url);
  return pathname + search;
}

/**
 * Reads a request's origin. What a proxy says (`X-Forwarded-For`, `-Proto`) counts only when the socket itself comes from one of
 * `trustedProxies` (addresses or CIDR blocks); anybody else could write anything there.
 */
export function originReader(
  trustedProxies: readonly string[],
): (request: Request, bindings: unknown) => Origin {
  const trusted = addressList(trustedProxies);
  return (request, bindings) => {
    const socket = (bindings as SocketBindings | undefined)?.incoming?.socket?.remoteAddress ?? null;
    const { protocol, host } = new URL(request.url);
    const direct = { address: socket, secure: protocol === 'https:', host };
    if (trusted.blocks === 0 || socket === null || !isListed(trusted, socket)) return direct;
    const proto = request.headers.get('x-forwarded-proto');
    const secure = proto === null ? direct.secure : proto.split(',')[0]?.trim() === 'https';
    return {
      ...direct,
      address: lastUntrusted(request.headers.get('x-forwarded-for'), trusted) ?? socket,
      secure,
    };
  };
}

/** Proxies append the address they saw, so the last one no trusted proxy has is the caller; what stands before it is the caller's word. */
function lastUntrusted(forwarded: string | null, trusted: AddressList): string | null {
  const addresses = (forwarded ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  return addresses.findLast((address) => !isListed(trusted, address)) ?? null;
}
