import { describe, expect, it } from 'vitest';
import { readAllowedSenders, SenderFault } from './allowed-senders.ts';

describe('a list of senders', () => {
  const { byAddress } = readAllowedSenders(['192.0.2.7', '198.51.100.0/24', '2001:db8:1::/48', 'fe80::/10']);

  it.each([
    '192.0.2.7',
    '::ffff:192.0.2.7',
    '198.51.100.255',
    '2001:db8:1:ffff::1',
    '2001:DB8:1::1',
    'fe80::1%eth0',
  ])('lets %s in', (address) => expect(byAddress(address)).toBe(true));

  it.each([
    '192.0.2.8',
    '198.51.101.1',
    '2001:db8:2::1',
    '::',
    '',
    '192.0.2.7.evil.example',
    '192.0.2.7\n',
    'x',
    undefined,
  ])('keeps %s out', (address) => expect(byAddress(address)).toBe(false));

  it('that names nobody lets everybody in, and one that names certificates nobody without one', () => {
    expect(readAllowedSenders([]).byAddress('203.0.113.9')).toBe(true);
    expect(readAllowedSenders([]).byCertificate(undefined)).toBe(true);
    const named = readAllowedSenders(['name:web1.example', `sha256:${'ab'.repeat(32)}`]);
    expect(named.byCertificate(undefined)).toBe(false);
    expect(named).toMatchObject({ namesCertificates: true, needsAuthority: true });
    expect(readAllowedSenders([`sha256:${'AB:'.repeat(32).slice(0, -1)}`])).toMatchObject({
      ...{ namesCertificates: true, needsAuthority: false },
    });
  });

  it.each([
    '192.0.2.0/33',
    '192.0.2.0/-1',
    '192.0.2.0/',
    '192.0.2.0/24/8',
    '2001:db8::/129',
    '192.0.2',
    'web1.example',
    'name:',
    'name:*.example',
    'name:a b',
    'sha256:abcd',
    `sha256:${'ab'.repeat(33)}`,
    '',
    ' ',
  ])('is not read from "%s"', (text) => expect(() => readAllowedSenders([text])).toThrow(SenderFault));
});
