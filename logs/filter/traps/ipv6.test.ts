import { describe } from 'vitest';
import { becomes } from '../testing/traps.ts';

describe('an IPv6 address becomes 0, and what stands around it stays', () => {
  becomes([
    ['2001:db8::1', '0'],
    ['::1', '0'],
    ['fe80::', '0'],
    ['2001:0db8:0000:0000:0000:0000:0000:0001', '0'],
    ['2001:DB8:1:2:3:4:5:6', '0'],
    ['1::2:3:4:5:6:7', '0'],
    ['::2:3:4:5:6:7:8', '0'],
    ['1:2:3:4:5:6:7::', '0'],
    ['rip=::ffff:192.0.2.1, lip', 'rip=0, lip'],
    ['::FFFF:192.0.2.1:', '0:'],
    ['64:ff9b::192.0.2.1', '0'],
    ['0:0:0:0:0:ffff:192.0.2.1', '0'],
    ['fe80::1%eth0', '0'],
    ['fe80::1%eth0.100 up', '0 up'],
    ['fe80::1%25eth0', '0'],
    ['fe80::1%eb0 up', '0 up'],
    ['[2001:db8::1]', '[0]'],
    ['[2001:db8::1]:443', '[0]:443'],
    ['http://[2001:db8::1]:443/', 'http://[0]:443/'],
    ['[IPv6:2001:db8::1]', '[IPv6:0]'],
    ['2001:db8::/32', '0/32'],
    ['from 2001:db8::1: message', 'from 0: message'],
    ['from 2001:db8::1.', 'from 0.'],
    ['"2001:db8::1",', '"0",'],
    ['client 2001:db8::1#53', 'client 0#53'],
    ['IP6 fe80::1.546 > ff02::1:2.547:', 'IP6 0.546 > 0.547:'],
    ['ip:2001:db8::1', 'ip:0'],
    ['id:2001:db8::1', 'id:0'],
    ['node:2001:db8::1', 'node:0'],
    ['rip:::1', 'rip:0'],
    ['inet6 addr:fe80::1/64 Scope:Link', 'inet6 addr:0/64 Scope:Link'],
    ['Server listening on :: port 22.', 'Server listening on 0 port 22.'],
    ['Listen [::]:80', 'Listen [0]:80'],
    ['LISTEN :::443 x', 'LISTEN 0:443 x'],
    ['route ::/0 via', 'route 0/0 via'],
    [
      '[QuorumPeer[myid=1]/0:0:0:0:0:0:0:0:2181:FastLeaderElection@774]',
      '[QuorumPeer[myid=1]/0:2181:FastLeaderElection@774]',
    ],
    ['ipfe80::1', 'ip0'],
    ['aa:bb:cc:dd:ee:ff via fe80::1', 'aa:bb:cc:dd:ee:ff via 0'],
    ['12:34:56 ::1 12:34', '12:34:56 0 12:34'],
    ['::12', '0'],
  ]);
});

describe('an IPv6 address with a port and no brackets is found', () => {
  becomes([
    ['2001:db8::1:54321', '0:54321'],
    ['2001:db8:1:2:3:4:5:6:54321', '0:54321'],
    ['2001:db8:1:2:3:4:5:6:443', '0:443'],
    ['::ffff:192.0.2.1:54321', '0:54321'],
    ['::ffff:192.0.2.1:21#', '0:21#'],
  ]);
});

describe('an IPv6 address in escapes and names is found', () => {
  becomes([
    ['/?ip=2001%3Adb8%3A%3A1&x', '/?ip=0&x'],
    ['/?ip=%5B2001%3Adb8%3A%3A1%5D%3A443', '/?ip=%5B0%5D%3A443'],
    ['/?ip=2001%253Adb8%253A%253A1', '/?ip=0'],
    ['{"m":"a\\n2001:db8::1"}', '{"m":"a\\n0"}'],
    ['{"m":"a\\bfe80::1"}', '{"m":"a\\b0"}'],
    ['{"ip":"2001\\u003adb8\\u003a\\u003a1"}', '{"ip":"0"}'],
    ['%E9fe80::1', '%E90'],
    ['1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa', '0.ip6.arpa'],
    ['8.b.d.0.1.0.0.2.ip6.arpa', '0.ip6.arpa'],
    ['0.2.ip6.arpa', '0.ip6.arpa'],
    ['1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.zen.example.org', '0.zen.example.org'],
    ['2001-db8--1.ipv6-literal.net', '0.ipv6-literal.net'],
    ['2001-db8-1-2-3-4-5-6.dyn.example.net', '0.dyn.example.net'],
    ['2001-db8--a1.dyn.example.net', '0.dyn.example.net'],
  ]);
});
