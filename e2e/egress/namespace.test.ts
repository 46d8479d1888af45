import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Counted } from './day-apart.ts';

const apart = (command: string) =>
  spawnSync('unshare', ['--map-root-user', '--net', 'sh', '-c', `ip link set lo up && ${command}`], {
    encoding: 'utf8',
  });

// Needs Linux, `unshare` and `ip`, and the right to make a namespace; containers often do not give it.
const whereAllowed = test.skipIf(apart('test -r /proc/net/snmp').status !== 0);

whereAllowed('egress.closed: in a network of its own the kernel counts not one packet to the outside', () => {
  const ran = apart(`exec "${process.execPath}" "${join(import.meta.dirname, 'day-apart.ts')}"`);
  expect(ran.stderr).toBe('');
  const { quiet, control } = JSON.parse(ran.stdout) as { quiet: Counted; control: Counted };
  expect(quiet.passiveOpens, 'the server was called').toBeGreaterThan(0);
  expect(quiet.activeOpens - quiet.passiveOpens, 'connections that were not to the server').toBe(0);
  expect(quiet.datagrams, 'datagrams, questions to a name server included').toBe(0);
  expect(quiet.noRoutes, 'packets to the outside').toBe(0);
  expect(control.noRoutes + control.activeOpens - control.passiveOpens).toBeGreaterThan(0);
});
