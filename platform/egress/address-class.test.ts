import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressClass } from './address-class.ts';

describe('an address', () => {
  it.each([
    '127.0.0.1',
    '127.8.8.8',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.178.1',
    '169.254.169.254',
    '100.64.0.1',
    '::1',
    'fe80::1',
    'fe80::1%eth0',
    'fd12:3456::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::FFFF:10.0.0.1',
    '64:ff9b::192.168.0.1',
    '2002:7f00:1::',
    '0:0:0:0:0:0:0:1',
  ])('%s lies in the own network', (address) => expect(addressClass(address)).toBe('own-network'));

  it.each([
    '93.184.216.34',
    '8.8.8.8',
    '172.32.0.1',
    '172.15.255.255',
    '192.169.0.1',
    '2a00:1450:4001::1',
    '::ffff:8.8.8.8',
    '64:ff9b::8.8.8.8',
    '2606:4700::1111',
  ])('%s lies in the public internet', (address) => expect(addressClass(address)).toBe('public'));

  it.each([
    '0.0.0.0',
    '255.255.255.255',
    '224.0.0.1',
    '::',
    'ff02::1',
    '2001:db8::1',
    '::ffff:0.0.0.0',
    '192.0.2.1',
    '::7f00:1',
    '2001:0:1::',
    '',
    'localhost',
    '127.1',
    '0x7f.1',
    '1.2.3',
    '[::1]',
  ])('%s is nowhere', (address) => expect(addressClass(address)).toBe('nowhere'));

  it('is the same inside an IPv6 address as alone', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        for (const prefix of ['::ffff:', '64:ff9b::'])
          expect(addressClass(prefix + address)).toBe(addressClass(address));
      }),
    );
  });

  it('is classified, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV6(), fc.ipV4Extended(), fc.string()), (address) =>
        ['public', 'own-network', 'nowhere'].includes(addressClass(address)),
      ),
    );
  });
});
