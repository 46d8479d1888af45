import type { Address } from '../recognise/address.ts';
import type { Sighting } from '../recognise/sighting.ts';

/** Who is counted together: an IPv4 address alone; of IPv6 the /64, which is what one customer gets. */
export function sourceOf(peer: Sighting['peer']): string {
  return 'name' in peer ? peer.name.toLowerCase() : networkOf(peer.address);
}

function networkOf(address: Address): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  return `${[...left, ...new Array<string>(zeros).fill('0'), ...right].slice(0, 4).join(':')}::/64`;
}
