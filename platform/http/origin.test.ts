import { describe, expect, it } from 'vitest';
import { addressList, isListed, parseBlock } from './address-list.ts';
import { originReader, targetOf } from './origin.ts';

const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });
const request = (headers: Record<string, string> = {}) =>
  new Request('http://kasse.example:8080/api', { headers });

describe('where a request came from', () => {
  it('is what the socket says, whatever the headers claim', () => {
    const read = originReader([]);
    const claimed = request({ 'x-forwarded-for': '10.0.0.1', 'x-forwarded-proto': 'https' });
    expect(read(claimed, from('203.0.113.9'))).toEqual({
      address: '203.0.113.9',
      secure: false,
      host: 'kasse.example:8080',
    });
    expect(read(claimed, undefined).address).toBeNull();
  });

  it('is what a trusted proxy says, from the last address it did not add itself', () => {
    const read = originReader(['10.0.0.0/8', '::1']);
    const forwarded = request({
      'x-forwarded-for': '1.2.3.4, 203.0.113.9, 10.0.0.7',
      'x-forwarded-proto': 'https',
    });
    expect(read(forwarded, from('10.0.0.2'))).toMatchObject({ address: '203.0.113.9', secure: true });
    expect(read(forwarded, from('::1'))).toMatchObject({ address: '203.0.113.9' });
    expect(read(forwarded, from('::ffff:10.0.0.2'))).toMatchObject({ address: '203.0.113.9' });
    expect(read(forwarded, from('192.168.0.2'))).toMatchObject({ address: '192.168.0.2', secure: false });
    expect(read(request(), from('10.0.0.2'))).toMatchObject({ address: '10.0.0.2', secure: false });
  });
});

describe('a list of addresses', () => {
  it('has single addresses and blocks of both families', () => {
    const list = addressList(['192.168.10.0/24', '2001:db8::/32', '203.0.113.7']);
    for (const inside of [
      '192.168.10.255',
      '2001:db8::1',
      '203.0.113.7',
      '::ffff:192.168.10.1',
      'fe80::1%eth0',
    ]) {
      expect(isListed(list, inside)).toBe(inside !== 'fe80::1%eth0');
    }
    for (const outside of ['192.168.11.0', '2001:db9::1', '203.0.113.8', 'no address', ''])
      expect(isListed(list, outside)).toBe(false);
  });

  it('takes nothing that is no block', () => {
    for (const wrong of ['', '1.2.3', '1.2.3.4/33', '1.2.3.4/-1', '1.2.3.4/a', '::1/129', '1.2.3.4/8/9'])
      expect(parseBlock(wrong)).toBeNull();
    expect(() => addressList(['nowhere'])).toThrow(RangeError);
  });
});

it('what was asked for is what came over the socket, before an address was made of it', () => {
  const asked = new Request('http://kasse.example:8080/a/../../etc/passwd?x=1');
  expect(targetOf(asked, { incoming: { url: '/a/../../etc/passwd?x=1' } })).toBe('/a/../../etc/passwd?x=1');
  expect(targetOf(asked, undefined)).toBe('/etc/passwd?x=1');
});
