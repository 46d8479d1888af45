import { readFileSync } from 'node:fs';

/**
 * How many bytes sent over a connection the other side has not acknowledged, by its port on this side. Linux tells it
 * (proc_net_tcp.txt, `tx_queue`); elsewhere the answer is undefined.
 */
export function unacknowledged(localPort: number): number | undefined {
  const port = `:${localPort.toString(16).toUpperCase().padStart(4, '0')}`;
  for (const table of ['tcp', 'tcp6']) {
    for (const line of linesOf(table)) {
      const [, local = '', , state, queues = ''] = line.trim().split(/\s+/);
      // 0A: listens; what listens has no queue.
      if (local.endsWith(port) && state !== '0A') return Number.parseInt(queues.split(':')[0] ?? '', 16);
    }
  }
  return undefined;
}

function linesOf(table: string): readonly string[] {
  try {
    return readFileSync(`/proc/self/net/${table}`, 'latin1').split('\n');
  } catch {
    return [];
  }
}
