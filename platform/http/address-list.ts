import { BlockList, isIP } from 'node:net';

/** Addresses and blocks to check callers against. */
export interface AddressList {
  readonly list: BlockList;
  readonly blocks: number;
}

/** `192.168.10.0/24`, `2001:db8::/32` or a single address, taken apart; `null` when it is neither. */
export function parseBlock(
  text: string,
): { readonly start: string; readonly length: number; readonly family: 'ipv4' | 'ipv6' } | null {
  const [start = '', bits, ...rest] = text.trim().split('/');
  const version = isIP(start);
  if (version === 0 || rest.length > 0) return null;
  const longest = version === 4 ? 32 : 128;
  const length = bits === undefined ? longest : /^\d{1,3}$/.test(bits) ? Number(bits) : -1;
  return length < 0 || length > longest ? null : { start, length, family: version === 4 ? 'ipv4' : 'ipv6' };
}

/** Makes a list. @throws {RangeError} when something is no address and no block */
export function addressList(blocks: readonly string[]): AddressList {
  const list = new BlockList();
  for (const text of blocks) {
    const block = parseBlock(text);
    if (block === null) throw new RangeError('neither an IP address nor a CIDR block');
    list.addSubnet(block.start, block.length, block.family);
  }
  return { list, blocks: blocks.length };
}

/** Whether an address is on the list. An IPv4 address written as an IPv6 one (`::ffff:10.0.0.1`) counts as IPv4. */
export function isListed({ list }: AddressList, address: string): boolean {
  const bare = address.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
  const version = isIP(bare);
  return version !== 0 && list.check(bare, version === 4 ? 'ipv4' : 'ipv6');
}
