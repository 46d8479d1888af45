import type { X509Certificate } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import { toAddress } from '../../attacks/recognise/address.ts';

/** Who may send: by address, and over TLS by certificate. */
export interface AllowedSenders {
  /** Whether the address itself is on the list; every one when the list names none. */
  readonly byAddress: (peer: string | undefined) => boolean;
  /** Whether the certificate is on the list; `undefined` for a sender that showed none. Every one when the list names none. */
  readonly byCertificate: (shown: X509Certificate | undefined) => boolean;
  /** Whether the list names certificates, so that only TLS can be listened for. */
  readonly namesCertificates: boolean;
  /** Whether it names them by name. A name proves nothing unless an authority put it there. */
  readonly needsAuthority: boolean;
}

/** Something on the list is neither an address, a block, a name nor a fingerprint. */
export class SenderFault extends Error {}

/**
 * Reads a list of `192.0.2.7`, `2001:db8::/32`, `name:web1.example` (in the certificate, no placeholders) and
 * `sha256:` with the 64 digits of a certificate's fingerprint.
 *
 * @throws {SenderFault} naming what cannot be read
 */
export function readAllowedSenders(texts: readonly string[]): AllowedSenders {
  const blocks = new BlockList();
  const names: string[] = [];
  const fingerprints = new Set<string>();
  let addresses = 0;
  for (const text of texts) {
    const name = /^name:([a-z0-9_-]+(?:\.[a-z0-9_-]+)*)$/i.exec(text)?.[1];
    const fingerprint = fingerprintOf(text);
    if (name !== undefined) names.push(name.toLowerCase());
    else if (fingerprint !== undefined) fingerprints.add(fingerprint);
    else {
      addBlock(blocks, text);
      addresses++;
    }
  }
  return {
    byAddress: (peer) => addresses === 0 || isWithin(blocks, peer),
    byCertificate: (shown) =>
      names.length + fingerprints.size === 0 ||
      (shown !== undefined &&
        (fingerprints.has(shown.fingerprint256) || names.some((name) => isFor(shown, name)))),
    namesCertificates: names.length + fingerprints.size > 0,
    needsAuthority: names.length > 0,
  };
}

/** As Node writes it: `AA:BB:…`. */
function fingerprintOf(text: string): string | undefined {
  const digits = /^sha256:([0-9a-f:]+)$/i.exec(text)?.[1]?.replaceAll(':', '').toUpperCase();
  if (digits?.length !== 64) return undefined;
  return digits.replace(/..(?=.)/g, '$&:');
}

function addBlock(blocks: BlockList, text: string): void {
  const [start = '', length, ...rest] = text.split('/');
  const version = isIP(start);
  const longest = version === 6 ? 128 : 32;
  const bits = length === undefined ? longest : /^\d{1,3}$/.test(length) ? Number(length) : -1;
  if (version === 0 || rest.length > 0 || bits < 0 || bits > longest) throw new SenderFault(text);
  blocks.addSubnet(start, bits, version === 6 ? 'ipv6' : 'ipv4');
}

/** An IPv4 address may come written as an IPv6 one, and one of a link with its zone. */
function isWithin(blocks: BlockList, peer: string | undefined): boolean {
  const address = peer === undefined ? undefined : toAddress(peer);
  return address !== undefined && blocks.check(address, address.includes(':') ? 'ipv6' : 'ipv4');
}

const isFor = (certificate: X509Certificate, name: string): boolean =>
  certificate.checkHost(name, { subject: 'never', wildcards: false }) !== undefined;
