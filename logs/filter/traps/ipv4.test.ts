import { describe } from 'vitest';
import { becomes } from '../testing/traps.ts';

describe('an IPv4 address becomes 0, and what stands around it stays', () => {
  becomes([
    ['192.0.2.1', '0'],
    [
      '192.0.2.1 - - [10/Oct/2025:13:55:36 +0200] "GET / HTTP/1.1" 200 512',
      '0 - - [10/Oct/2025:13:55:36 +0200] "GET / HTTP/1.1" 200 512',
    ],
    ['connect from unknown[192.0.2.1]:25', 'connect from unknown[0]:25'],
    ['client=192.0.2.1, port 443', 'client=0, port 443'],
    ['(192.0.2.1)', '(0)'],
    ['"192.0.2.1"', '"0"'],
    ["'root'@'192.0.2.1'", "'root'@'0'"],
    ['192.0.2.1:65535', '0:65535'],
    ['192.0.2.1#53', '0#53'],
    ['192.0.2.0/24', '0/24'],
    ['192.0.2.1-192.0.2.9', '0-0'],
    ['192.0.2.1,198.51.100.7, 203.0.113.9', '0,0, 0'],
    ['192.0.2.1|198.51.100.7', '0|0'],
    ['192.0.2.1;192.0.2.2', '0;0'],
    ['peer /192.0.2.1:49152', 'peer /0:49152'],
    ['db1/192.0.2.1:2181', 'db1/0:2181'],
    ['db1/192.0.2.1', 'db1/0'],
    ['from 192.0.2.1.', 'from 0.'],
    ['from 192.0.2.1..', 'from 0..'],
    ['from192.0.2.1to', 'from0to'],
    ['ip192.0.2.1', 'ip0'],
    ['_192.0.2.1_', '_0_'],
    ['192.000.002.001', '0'],
    ['255.255.255.255 0.0.0.0 127.0.0.1', '0 0 0'],
    ['SRC=192.0.2.1 DST=198.51.100.7 LEN=60', 'SRC=0 DST=0 LEN=60'],
    ['http://192.0.2.1/x', 'http://0/x'],
    ['https://erika:geheim@192.0.2.1/x', 'https://erika:x@x/x'],
    ['{"ip":"192.0.2.1","port":443}', '{"ip":"0","port":443}'],
    ['{\\"ip\\":\\"192.0.2.1\\"}', '{\\"ip\\":\\"0\\"}'],
    ['IP 192.0.2.1.51413 > 198.51.100.7.80: Flags [S]', 'IP 0.51413 > 0.80: Flags [S]'],
    ['From 192.0.2.1.57178 to ports 22', 'From 0.57178 to ports 22'],
    ['\t192.0.2.1\t', '\t0\t'],
    ['x\u00e4192.0.2.1\u00e4', 'x\u00e40\u00e4'],
    ['backup-192.0.2.1.log', 'backup-0.log'],
    ['whois/192.0.2.1', 'whois/0'],
  ]);
});

describe('an address in a name is found', () => {
  becomes([
    ['220-135-151-1.example.net', '0.example.net'],
    ['3.6.2073310b.dsl.example.net', '3.6.0.dsl.example.net'],
    ['relay=118-161-66-57.dyna18.161.66.57]', 'relay=0.dyna0]'],
    ['rhost=220-135-151-1.HINET-IP.example.net ', 'rhost=0.HINET-IP.example.net '],
    ['(dsl-082-083-227-067.example.net)', '(dsl-0.example.net)'],
    ['customer-187-141-143-180-sta.example.com.mx', 'customer-0-sta.example.com.mx'],
    ['1-2-3-4-example.com[192.0.2.1]', '0-example.com[0]'],
    ['host_192_0_2_1.example.net', 'host_0.example.net'],
    ['ec2-54-1-2-3.eu.compute.example.com', 'ec2-0.eu.compute.example.com'],
    ['Nov 28 12:00:00 ip-172-31-3-150 sshd[1]: x', 'Nov 28 12:00:00 ip-0 sshd[1]: x'],
    ['lsanca1-ar3-4-47-028-040.lsanca1.example.net', 'lsanca1-ar3-0.lsanca1.example.net'],
    ['192.0.2.1.dyn.example.net', '0.dyn.example.net'],
    ['static-192.0.2.1.example.net', 'static-0.example.net'],
    ['host192.0.2.1.example.net', 'host0.example.net'],
    ['1.2.0.192.in-addr.arpa', '0.in-addr.arpa'],
    ['2.0.192.in-addr.arpa', '0.in-addr.arpa'],
    ['0.192.in-addr.arpa', '0.in-addr.arpa'],
    ['0/25.2.0.192.in-addr.arpa', '0.in-addr.arpa'],
    ['2.0.0.127.zen.example.org', '0.zen.example.org'],
    ['p5B0A1234.dip0.t-ipconnect.de', 'p0.dip0.t-ipconnect.de'],
    ['20241128-192-0-2-1.example.net', '20241128-0.example.net'],
    ['ipv4/192-0-2-1.example.net', 'ipv4/0.example.net'],
  ]);
});

describe('an address in escapes is found', () => {
  becomes([
    ['/?ip=192%2E0%2E2%2E1&x', '/?ip=0&x'],
    ['/?ip=%31%39%32.0.2.1&x', '/?ip=0&x'],
    ['/?ip=192%252E0%252E2%252E1', '/?ip=0'],
    ['/?q=%20192.0.2.1', '/?q=%200'],
    ['/?q=%0A192.0.2.1%0A', '/?q=%0A0%0A'],
    ['/?q=%22192.0.2.1%22', '/?q=%220%22'],
    ['/?q=192.0.2.1%3A8080', '/?q=0%3A8080'],
    ['{"m":"192\\u002e0\\u002e2\\u002e1"}', '{"m":"0"}'],
    ['{"m":"a\\n192.0.2.1\\n"}', '{"m":"a\\n0\\n"}'],
    ['\\x0a192.0.2.1', '\\x0a0'],
    ['192\\x2e0\\x2e2\\x2e1', '0'],
    ['#012192.0.2.1', '#0120'],
    ['#0121.2.3.4', '#0120'],
    ['&#49;92&#46;0.2.1', '0'],
    ['host%192.0.2.1', 'host%0'],
  ]);
});

describe('numbers joined by commas are an address where a program writes one so', () => {
  becomes([
    ['Accepted {{192,0,2,1},51016} -> {{198,51,100,7},5222}', 'Accepted {{0},51016} -> {{0},5222}'],
    ['from {8193,3512,0,0,0,0,0,1}', 'from {0}'],
    ['PORT 192,0,2,1,19,137', 'PORT 0,19,137'],
    ['227 Entering Passive Mode (192,0,2,1,19,137).', '227 Entering Passive Mode (0,19,137).'],
  ]);
});
