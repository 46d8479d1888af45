import { BlockList, isIP } from 'node:net';

/**
 * Where an IP address lies: in the public internet, in the own network (this computer, private and local ranges), or nowhere
 * a service can be (reserved ranges of the IANA special-purpose registries, RFC 6890).
 */
export type AddressClass = 'public' | 'own-network' | 'nowhere';

const ownNetwork = ranges([
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '::1/128',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
]);

const nowhere = ranges([
  '0.0.0.0/8',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/32',
  '2001:db8::/32',
  'ff00::/8',
]);

function ranges(blocks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const block of blocks) {
    const [start = '', length] = block.split('/');
    list.addSubnet(start, Number(length), start.includes(':') ? 'ipv6' : 'ipv4');
  }
  return list;
}

/** Classifies an address. An IPv4 address inside an IPv6 one counts as what it is. What is no address is nowhere. */
export function addressClass(address: string): AddressClass {
  const bare = address.replace(/%.*$/, '');
  const version = isIP(bare);
  if (version === 0) return 'nowhere';
  if (version === 4) return classOf(bare, 'ipv4');
  const inner = embeddedIPv4(bare);
  return inner === null ? classOf(bare, 'ipv6') : classOf(inner, 'ipv4');
}

function classOf(address: string, family: 'ipv4' | 'ipv6'): AddressClass {
  if (ownNetwork.check(address, family)) return 'own-network';
  return nowhere.check(address, family) ? 'nowhere' : 'public';
}

/** The IPv4 address in a mapped (RFC 4291), translated (RFC 6052) or 6to4 (RFC 3056) address. */
function embeddedIPv4(address: string): string | null {
  const words = wordsOf(address);
  const [a, b, c] = words;
  const dotted = (high = 0, low = 0) => [high >> 8, high & 255, low >> 8, low & 255].join('.');
  if (a === 0x2002) return dotted(b, c);
  const prefix = words
    .slice(0, 6)
    .map((word) => word.toString(16))
    .join(':');
  if (prefix === '0:0:0:0:0:ffff' || prefix === '64:ff9b:0:0:0:0') return dotted(words[6], words[7]);
  return null;
}

/** The eight 16-bit words of an IPv6 address. The URL parser brings every spelling to one. */
function wordsOf(address: string): readonly number[] {
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const words = (text: string) =>
    text === '' ? [] : text.split(':').map((word) => Number.parseInt(word, 16));
  const before = words(head);
  if (tail === undefined) return before;
  const after = words(tail);
  return [...before, ...Array(8 - before.length - after.length).fill(0), ...after];
}
