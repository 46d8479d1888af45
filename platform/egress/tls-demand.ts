import { isIP } from 'node:net';
import { getCACertificates } from 'node:tls';
import type { TlsDemand } from './egress.ts';

/** How TLS has to be spoken to a host: version 1.2 or later, certificate and name verified. @param trust further authorities, PEM */
export const tlsDemand = (host: string, trust: readonly string[]): TlsDemand => ({
  host,
  ...(isIP(host) ? {} : { servername: host }),
  minVersion: 'TLSv1.2',
  rejectUnauthorized: true,
  ...(trust.length > 0 ? { ca: [...getCACertificates('default'), ...trust] } : {}),
});
