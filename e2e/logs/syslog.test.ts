import { type ChildProcess, spawn } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { cleanMessage } from '../../logs/syslog/clean-message.ts';
import { dialling } from '../../logs/syslog/forward/dial.ts';
import { openForwarder } from '../../logs/syslog/forward/forwarder.ts';
import { openDayFiles } from '../../logs/syslog/keep/day-files.ts';
import { type AllowedSenders, readAllowedSenders } from '../../logs/syslog/receive/allowed-senders.ts';
import { openIntake } from '../../logs/syslog/receive/intake.ts';
import { openReceiver, type Receiver } from '../../logs/syslog/receive/receive.ts';
import { openSpool } from '../../logs/syslog/spool/spool.ts';
import { selfSigned, testAuthority } from '../../platform/egress/testing.ts';
import { watchOwnCalls } from '../egress/expect-calls.ts';

const main = join(import.meta.dirname, '../../logs/cli/main.ts');
const authority = testAuthority();
const own = authority.issue('localhost');
const started: ChildProcess[] = [];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'redlich-syslog-'));
  writeFileSync(join(folder, 'ca.pem'), authority.certificate);
  writeFileSync(join(folder, 'cert.pem'), own.cert);
  writeFileSync(join(folder, 'key.pem'), own.key);
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  // The test itself is a sender of datagrams here.
  watchOwnCalls().delete('udp');
});

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 3_000 && !holds(); tries++) await after(10);
  expect(holds()).toBe(true);
}
const keptIn = (name: string): string =>
  existsSync(join(folder, name))
    ? readdirSync(join(folder, name))
        .filter((each) => each.endsWith('.log'))
        .sort()
        .map((each) => readFileSync(join(folder, name, each), 'latin1'))
        .join('')
    : '';
const numbersIn = (text: string): number[] =>
  Array.from(text.matchAll(/message ?(\d+)/g), ([, nth]) => Number(nth));

function run(...args: readonly string[]) {
  const child = spawn(process.execPath, [main, ...args], { cwd: folder, stdio: ['pipe', 'ignore', 'pipe'] });
  started.push(child);
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.stdin.on('error', () => {});
  return { child, said: () => said };
}

describe('redlich-logs receive and forward', () => {
  const tls = ['--cert', 'cert.pem', '--key', 'key.pem'];
  const receive = async (port: number | string) => {
    const { child, said } = run(
      'receive',
      '--tls',
      `127.0.0.1:${port}`,
      ...tls,
      '--write',
      'kept',
      '--attacks',
      'attacks',
    );
    await until(() => said().includes('listening'));
    return { child, port: Number(/at (\d+)/.exec(said())?.[1]) };
  };

  test('lose nothing and keep no address when the receiver is killed in the midst, and the sender too', async () => {
    const receiver = await receive(0);
    const to = [
      'forward',
      '--to',
      `tls://localhost:${receiver.port}`,
      '--authority',
      'ca.pem',
      '--spool',
      'spool',
    ];
    const line = (i: number) =>
      `May  1 12:00:00 web1 sshd[9]: Failed password for message${i} from 192.0.2.7 port 4 ssh2\n`;
    const lines = (from: number, end: number) =>
      Array.from({ length: end - from }, (_, i) => line(from + i)).join('');
    const sender = run(...to);
    sender.child.stdin.write(lines(0, 4_000));
    await until(() => numbersIn(keptIn('kept')).length > 100);
    receiver.child.kill('SIGKILL');
    sender.child.stdin.write(lines(4_000, 8_000));
    await until(() => keptIn('spool').includes('message7999 '));
    sender.child.kill('SIGKILL');
    await once(sender.child, 'exit');
    await receive(receiver.port);
    const next = run(...to);
    next.child.stdin.end(lines(8_000, 8_010));
    const [code] = await once(next.child, 'exit');
    expect({ code, said: next.said() }).toEqual({
      code: 0,
      said: 'redlich-logs: the log server has what was sent\n',
    });
    const kept = numbersIn(keptIn('kept'));
    expect([...new Set(kept)]).toEqual(Array.from({ length: 8_010 }, (_, i) => i));
    // One batch may come twice: at most one megabyte, or what came within five seconds.
    expect(kept.length).toBeLessThan(8_010 + 8_000);
    for (const text of [keptIn('kept'), keptIn('spool')]) expect(text).not.toContain('192.0.2');
    expect(keptIn('kept')).toContain(
      'May  1 12:00:00 web1 sshd[9]: Failed password for message1 from 0 port 4 ssh2\n',
    );
    // The attack was recognised in what came, and its record is sealed.
    expect(readdirSync(join(folder, 'attacks'))).not.toEqual([]);
  });
});

describe('over TLS', () => {
  let receiver: Receiver | undefined;
  const kept: string[] = [];
  const sink = {
    take: (message: Buffer) => void kept.push(message.toString()),
    hasRoom: () => true,
    room: () => Promise.resolve(),
    written: () => Promise.resolve(),
    close: () => {},
  };
  const intake = openIntake({ sinks: [sink], onFault: (fault) => kept.push(String(fault)) });
  const listen = async (
    { allowed, ...more }: { readonly clientAuthority?: string; readonly allowed?: AllowedSenders } = {},
    shown = own,
  ): Promise<number> => {
    receiver = await openReceiver(
      {
        tls: { host: '127.0.0.1', port: 0, certificate: shown.cert, key: shown.key, ...more },
        ...(allowed === undefined ? {} : { allowed }),
      },
      intake,
    );
    return receiver.ports.tls ?? 0;
  };
  const send = async (port: number, files: Parameters<typeof dialling>[1]): Promise<string> => {
    const link = await dialling({ way: 'tls', host: 'localhost', port }, files)();
    await link.send(Buffer.from('<13>message\n'));
    await link.confirm();
    return 'confirmed';
  };
  const refused = (port: number, files: Parameters<typeof dialling>[1]) =>
    send(port, files).catch((error: NodeJS.ErrnoException) => error.code);
  afterEach(async () => {
    await receiver?.close();
    kept.length = 0;
  });

  test('only a server is spoken to that a known authority vouches for, by its name', async () => {
    const port = await listen();
    expect(await send(port, { authority: authority.certificate })).toBe('confirmed');
    expect(kept).toEqual(['<13>message']);
    expect(await refused(port, {})).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
    await receiver?.close();
    const other = await listen({}, authority.issue('elsewhere.example'));
    expect(await refused(other, { authority: authority.certificate })).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
    await receiver?.close();
    expect(
      await refused(await listen({}, selfSigned('localhost')), { authority: authority.certificate }),
    ).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
    expect(kept).toHaveLength(1);
  });

  test('of those with a certificate only who is on the list is heard, by name or by fingerprint', async () => {
    const [web, other, lone] = [
      authority.issue('web1.example'),
      authority.issue('web2.example'),
      selfSigned('x'),
    ];
    const shown = ({ cert, key }: typeof web) => ({
      ...{ authority: authority.certificate, certificate: cert, key },
    });
    const byName = await listen({
      clientAuthority: authority.certificate,
      allowed: readAllowedSenders(['name:web1.example', '127.0.0.1']),
    });
    expect(await send(byName, shown(web))).toBe('confirmed');
    expect(await refused(byName, shown(other))).toMatch(/^E|^CLOSED/);
    await receiver?.close();
    const { fingerprint256 } = new X509Certificate(lone.cert);
    const pinned = await listen({ allowed: readAllowedSenders([`sha256:${fingerprint256}`]) });
    expect(await send(pinned, shown(lone))).toBe('confirmed');
    for (const stranger of [shown(web), shown(selfSigned('x')), { authority: authority.certificate }])
      expect(await refused(pinned, stranger)).toMatch(/^E|^CLOSED/);
    await receiver?.close();
    const elsewhere = await listen({
      allowed: readAllowedSenders([`sha256:${fingerprint256}`, '192.0.2.0/24']),
    });
    expect(await refused(elsewhere, shown(lone))).toMatch(/^E|^CLOSED/);
    expect(kept).toHaveLength(2);
    expect(intake.status().strangers).toBe(5);
  });

  test('only senders with a certificate are heard where one is asked for, and none of TLS 1.1', async () => {
    const port = await listen({ clientAuthority: authority.certificate });
    const client = authority.issue('web1');
    const known = { authority: authority.certificate, certificate: client.cert, key: client.key };
    expect(await send(port, known)).toBe('confirmed');
    expect(await refused(port, { authority: authority.certificate })).toMatch(/^E|^CLOSED/);
    const stranger = selfSigned('web1');
    expect(await refused(port, { ...known, certificate: stranger.cert, key: stranger.key })).toMatch(
      /^E|^CLOSED/,
    );
    const old = connectTls({
      port,
      host: 'localhost',
      ca: authority.certificate,
      maxVersion: 'TLSv1.1',
      minVersion: 'TLSv1',
    });
    expect((await once(old, 'error'))[0]).toBeInstanceOf(Error);
    expect(kept).toHaveLength(1);
  });
});

const freePort = async (): Promise<number> => {
  const receiver = await openReceiver(
    { tcp: { host: '127.0.0.1', port: 0 } },
    openIntake({ sinks: [], onFault: () => {} }),
  );
  await receiver.close();
  return receiver.ports.tcp ?? 0;
};

const rsyslog = '/usr/sbin/rsyslogd';

describe.skipIf(!existsSync(rsyslog))('with rsyslog (skipped where it is not installed)', () => {
  const begin = (name: string, config: string): ChildProcess => {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'conf'), config);
    const child = spawn(rsyslog, ['-n', '-f', join(folder, name, 'conf'), '-i', join(folder, name, 'pid')], {
      stdio: 'ignore',
    });
    started.push(child);
    return child;
  };
  test('what it sends is received, by both framings and over UDP, and kept without an address', async () => {
    const files = openDayFiles({ folder: join(folder, 'from'), keptDays: 9, onFault: () => {} });
    const intake = openIntake({ sinks: [files], onFault: () => {} });
    const at = { host: '127.0.0.1', port: 0 };
    const receiver = await openReceiver({ tcp: at, udp: at }, intake);
    const input = await freePort();
    const { tcp, udp } = receiver.ports;
    const target = (more: string) => `action(type="omfwd" target="127.0.0.1" ${more})\n`;
    begin(
      'sends',
      `module(load="imtcp")\ninput(type="imtcp" port="${input}" address="127.0.0.1")\n` +
        target(
          `port="${tcp}" protocol="tcp" TCP_Framing="octet-counted" template="RSYSLOG_SyslogProtocol23Format"`,
        ) +
        target(`port="${tcp}" protocol="tcp" TCP_Framing="traditional"`) +
        target(`port="${udp}" protocol="udp"`),
    );
    await feed(input, '<13>May  1 12:00:00 web1 app[7]: message 1 from 192.0.2.1 by erika@example.org\n');
    await until(() => numbersIn(keptIn('from')).length === 3);
    expect(keptIn('from').match(/app\[7\]: +message 1 from 0 by x@x/g)).toHaveLength(3);
    expect(keptIn('from')).not.toMatch(/192|erika/);
    await receiver.close();
    files.close();
  });

  test('what is sent to it arrives, every message once, although it stops in the midst', async () => {
    const port = await freePort();
    const config =
      `module(load="imptcp")\ninput(type="imptcp" port="${port}" address="127.0.0.1")\n` +
      `action(type="omfile" file="${join(folder, 'arrived.log')}")\n`;
    const spool = openSpool({ folder: join(folder, 'to'), mostBytes: 1 << 24, onFault: () => {} });
    const open = dialling({ way: 'tcp', host: '127.0.0.1', port });
    const forwarder = openForwarder({ spool, open, batchMs: 50, retryMs: 20, onState: () => {} });
    const arrived = () =>
      numbersIn(
        existsSync(join(folder, 'arrived.log')) ? readFileSync(join(folder, 'arrived.log'), 'utf8') : '',
      );
    const put = (from: number, end: number) => {
      for (let i = from; i < end; i++)
        spool.take(cleanMessage(Buffer.from(`<13>1 - web1 app - - - message ${i} from 192.0.2.1`)), 0);
    };
    put(0, 500);
    const first = begin('takes', config);
    await until(() => arrived().length === 500 && spool.waiting() === 0);
    first.kill('SIGTERM');
    await once(first, 'exit');
    put(500, 1_000);
    begin('takes-again', config);
    await until(() => spool.waiting() === 0);
    await until(() => arrived().length >= 1_000);
    expect(arrived()).toEqual(Array.from({ length: 1_000 }, (_, i) => i));
    await forwarder.close(0);
    spool.close();
  });
});

const syslogNg = '/usr/sbin/syslog-ng';

describe.skipIf(!existsSync(syslogNg))('with syslog-ng (skipped where it is not installed)', () => {
  const begin = (name: string, config: string): void => {
    const own = join(folder, name);
    mkdirSync(own);
    writeFileSync(join(own, 'conf'), `@version: 3.38\noptions { keep-hostname(yes); };\n${config}`);
    const files = ['conf', 'state', 'pid', 'control'].map((each) => join(own, each));
    const [conf = '', state = '', pid = '', control = ''] = files;
    const words = ['-F', '--no-caps', '-f', conf, '-R', state, '-p', pid, '-c', control];
    started.push(spawn(syslogNg, words, { stdio: 'ignore' }));
  };

  test('what it sends is received, of both forms and over UDP, and what is sent to it arrives', async () => {
    const files = openDayFiles({ folder: join(folder, 'from-ng'), keptDays: 9, onFault: () => {} });
    const at = { host: '127.0.0.1', port: 0 };
    const intake = openIntake({ sinks: [files], onFault: () => {} });
    const receiver = await openReceiver({ tcp: at, udp: at }, intake);
    const [input, port] = [await freePort(), await freePort()];
    const { tcp, udp } = receiver.ports;
    begin(
      'ng-sends',
      `source s { network(ip("127.0.0.1") port(${input}) transport("tcp")); };\n` +
        `destination a { syslog("127.0.0.1" port(${tcp}) transport("tcp")); };\n` +
        `destination b { network("127.0.0.1" port(${tcp}) transport("tcp") persist-name("b")); };\n` +
        `destination c { network("127.0.0.1" port(${udp}) transport("udp")); };\n` +
        'log { source(s); destination(a); destination(b); destination(c); };\n',
    );
    begin(
      'ng-takes',
      `source s { syslog(ip("127.0.0.1") port(${port}) transport("tcp")); };\n` +
        `destination a { file("${join(folder, 'arrived-ng.log')}" template("$PROGRAM $MSG\\n")); };\n` +
        'log { source(s); destination(a); };\n',
    );
    await feed(input, '<13>May  1 12:00:00 web1 app[7]: message 1 from 192.0.2.1 by erika@example.org\n');
    await until(() => numbersIn(keptIn('from-ng')).length === 3);
    expect(keptIn('from-ng').match(/app\[7\]: +message 1 from 0 by x@x/g)).toHaveLength(3);
    await receiver.close();
    files.close();

    const spool = openSpool({ folder: join(folder, 'to-ng'), mostBytes: 1 << 24, onFault: () => {} });
    const open = dialling({ way: 'tcp', host: '127.0.0.1', port });
    const forwarder = openForwarder({ spool, open, batchMs: 50, retryMs: 20, onState: () => {} });
    for (let nth = 0; nth < 500; nth++)
      spool.take(cleanMessage(Buffer.from(`<13>1 - web1 app - - - message ${nth} from 192.0.2.1`)), 0);
    const arrived = () =>
      existsSync(join(folder, 'arrived-ng.log')) ? readFileSync(join(folder, 'arrived-ng.log'), 'utf8') : '';
    await until(() => spool.waiting() === 0 && numbersIn(arrived()).length >= 500);
    expect(numbersIn(arrived())).toEqual(Array.from({ length: 500 }, (_, nth) => nth));
    expect(arrived()).toContain('app message 7 from 0\n');
    await forwarder.close(0);
    spool.close();
  });
});

/** Waits until somebody listens, and says something. */
async function feed(port: number, text: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const socket = connect({ port, host: '127.0.0.1' });
    const connected = await Promise.race([once(socket, 'connect'), once(socket, 'error')]).then(
      () => !socket.connecting && !socket.destroyed,
      () => false,
    );
    if (connected) {
      socket.end(text);
      return;
    }
    await after(10);
  }
  throw new Error('nobody listens');
}
