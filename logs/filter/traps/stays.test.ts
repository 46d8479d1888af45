import { describe } from 'vitest';
import { stays } from '../testing/traps.ts';

describe('a version stays', () => {
  stays([
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0 OPR/106.0.0.0',
    'Mozilla/5.0 (Windows; U; Windows NT 6.1; rv:1.9.0.11) Gecko/2009060215 Firefox/3.0.0.11',
    'sec-ch-ua: "Not_A Brand";v="8.0.0.0", "Chromium";v="120.0.6099.109"',
    'OpenSSL 3.0.2, nginx/1.24.0, PHP/5.3.3.1',
    'v1.2.3.4',
    'version 1.2.3.4',
    'Version: 1.2.3.4',
    '"app_version":"1.2.3.4"',
    'clientVersion=1.2.3.4',
    'firmware 1.2.3.4',
    'tool-1.2.3.4.tar.gz',
    'tool_1.2.3.4-1_amd64.deb',
    'jquery-1.2.3.4.min.js',
    '/usr/lib/libtool.so.1.2.3.4',
    '1.2.3.4-beta',
    '1.2.3.4rc1',
    'SSH-2.0-Server_1.2.3.4',
    'Oracle Database Release 19.0.0.0.0',
    'kernel 5.15.0-91-generic',
    '10.15.7.1234',
    'Darwin/22.1.0.0',
    'left-pad@1.3.0',
    '@types/node@26.6.6',
    'pkg@2.0.0-rc.1',
  ]);
});

describe('a time, a date, an amount stays', () => {
  stays([
    '2025-11-28T12:34:56.789+01:00',
    '[28/Nov/2025:12:34:56 +0100]',
    'Nov 28 12:34:56',
    '12:34:56:78',
    '28.11.2025 12:34',
    '2025-11-28-12-34-56',
    '1.234.567,89',
    '999.1.2.3',
    '256.0.0.1',
    '1.2.3',
    '1..2.3.4',
  ]);
});

describe('a hash, a fingerprint, a MAC address, a UUID stays', () => {
  stays([
    'd41d8cd98f00b204e9800998ecf8427e',
    'MD5:16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48',
    'SHA256:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg',
    'aa:bb:cc:dd:ee:ff',
    '01-23-45-67-89-AB',
    'MAC=ff:ff:ff:ff:ff:ff:00:11:22:33:44:55:08:00',
    '50:06:01:60:3b:de:11:22',
    'aabb.ccdd.eeff',
    'serial 01:c0:79:41:91:31:9a:7d:95:23:91:ac:b1:6d:59:81',
    '550e8400-e29b-41d4-a716-446655440000',
    'java.lang.Object@1a2b3c4d',
    'QuorumPeer$QuorumServer@33557fe4',
    '@400000004c91b044077a9e94',
  ]);
});

describe('an object identifier stays', () => {
  stays([
    '1.3.6.1.4.1.311.21',
    '.1.3.6.1.2.1.1.3.0',
    '2.5.29.17.4',
    'oid=1.3.6.1',
    'OID 2.5.4.3',
    '1.2.840.113549.1.1.11',
  ]);
});

describe('a name of the program stays', () => {
  stays([
    'std::vector<int>',
    '[vaultwarden::api::core::two_factor::authenticator][ERROR]',
    'Ada::Face',
    'dead::beef',
    'Controller::login::106',
    'SSL routines::bad length',
    'cport:-1)::PrepRequestProcessor@476',
    'test_a.py::TestA::test_1',
    'Class::CONST',
    'd3d::Device',
    '2025-11-28 :: INFO :: started',
    'a :: b',
    'x:1000:1000::/home/erika',
    '[main:QuorumPeer@933]',
    'FastLeaderElection@774',
  ]);
});

describe('a file, a unit, a user of a machine stays', () => {
  stays([
    'getty@tty1.service',
    'user@1000.service',
    'logo@2x.png',
    'report-12-11-10-09.pdf',
    'ubuntu-18-04-1-2.iso',
    'Failed to authenticate root@admin with mechanism',
    'image@sha256:9f86d081884c7d65',
    'Intel Mac OS X 10_15_7',
    '@include foo @ bar',
    "'root'@'localhost'",
    'erika@',
    '{1,2,3}',
    '[10,0,0,1]',
    '192,0,2,1',
    '100% 50%2 %zz \\q &x; #12',
  ]);
});
