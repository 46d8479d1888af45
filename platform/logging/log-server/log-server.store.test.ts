import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type TLSSocket } from 'node:tls';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { alarmsModule } from '../../alarms/module.ts';
import { realClock } from '../../clock.ts';
import { egressModule } from '../../egress/index.ts';
import { testAuthority } from '../../egress/testing.ts';
import { loginModule } from '../../login/index.ts';
import { mailModule } from '../../mail/module.ts';
import { settingsModule } from '../../settings/module.ts';
import { type TestTenant, testOwner, testTenant } from '../../testing.ts';
import { openLog, type Sink } from '../log.ts';
import { forwardLog, type LogForwarding, logServer, logServerCheck, logServerState } from './index.ts';

const authority = testAuthority();
const server = createServer(
  { ...authority.issue('logs.example'), allowHalfOpen: true },
  (socket: TLSSocket) => {
    socket.on('error', () => {});
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString();
    });
    socket.on('end', () => socket.end());
  },
);
let port = 0;
let received = '';
let at: TestTenant;
let folder: string;
let forwarding: LogForwarding;
let lines: string[];

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());
beforeEach(async () => {
  at = await testTenant([alarmsModule, egressModule, settingsModule, mailModule, loginModule], {
    trust: [authority.certificate],
    lookup: async () => ['127.0.0.1'],
  });
  [folder, received, lines] = [mkdtempSync(join(tmpdir(), 'redlich-')), '', []];
});
afterEach(async () => {
  await forwarding.stop();
  await at.end();
  rmSync(folder, { recursive: true });
});

const open = (sink: Sink = (line) => void lines.push(line)) => {
  const log = openLog(realClock, sink);
  forwarding = forwardLog({ tenants: () => [at.tenant], clock: realClock, log, folder, batchMs: 20 });
  return log;
};
const turn = async (to: 'on' | 'off') => {
  await at.tenant.egress.switch(
    testOwner,
    logServer,
    to === 'on' ? { to, host: 'logs.example', port, ownNetwork: true } : { to },
  );
  await forwarding.look();
};
const spooled = (): string =>
  existsSync(join(folder, 'log-spool'))
    ? readdirSync(join(folder, 'log-spool'))
        .filter((name) => name.endsWith('.log'))
        .map((name) => readFileSync(join(folder, 'log-spool', name), 'utf8'))
        .join('')
    : '';

describe('the log of the server', () => {
  it('goes to the log server while that is on, through the door, filtered, and nowhere while it is off', async () => {
    const log = open();
    await forwarding.look();
    log.write('server-started', { port: 1, tenants: 1, took: 5 });
    expect(spooled()).toBe('');
    await turn('on');
    log.write('server-started', { port: 2, tenants: 1, took: 5 });
    await expect.poll(() => logServerState(at.tenant.engine)?.reached, { timeout: 10_000 }).toBe(true);
    expect(received).toMatch(
      /^\d+ <13>1 \d{4}-\d\d-\d\dT\S+ - redlich - - - \{"at":"[^"]+","event":"server-started","port":2,/,
    );
    expect(received).not.toContain('"port":1,');
    expect((await at.tenant.egress.shown()).filter(({ uses }) => uses > 0).map(({ door }) => door)).toEqual([
      'log-server',
    ]);
    expect(await logServerCheck.run(at.tenant)).toEqual({ state: 'ok', value: 1 });
    await turn('off');
    expect(existsSync(join(folder, 'log-spool'))).toBe(false);
    const before = received;
    log.write('server-started', { port: 3, tenants: 1, took: 5 });
    await forwarding.look();
    expect(received).toBe(before);
    expect(lines.filter((line) => line.includes('server-started'))).toHaveLength(3);
  });

  it('waits on the disk, filtered, for a log server that is away, also over a restart', async () => {
    const log = open();
    server.close();
    await turn('on');
    log.write('server-started', { port: 7, tenants: 1, took: 5 });
    await expect.poll(spooled, { timeout: 10_000 }).toContain('"port":7,');
    expect(logServerState(at.tenant.engine)?.reached).toBe(false);
    await forwarding.stop();
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    open();
    await forwarding.look();
    await expect.poll(() => received, { timeout: 10_000 }).toContain('"port":7,');
  });
});
