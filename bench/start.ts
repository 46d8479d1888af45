import { setTimeout as pause } from 'node:timers/promises';
import { asTable, type Figure, median } from './measure.ts';
import { startServer } from './server.ts';

/** How fast a server is there, and what it holds when nothing happens. */
export async function startFigures(): Promise<readonly Figure[]> {
  const times: number[] = [];
  const sizes: number[] = [];
  for (let round = 0; round < 5; round++) {
    const server = await startServer();
    times.push(server.readyMs);
    await pause(3_000);
    sizes.push(server.rssMegabytes() ?? Number.NaN);
    await server.end();
  }
  return [
    {
      name: 'server ready, from the command to the listening port',
      value: median(times),
      unit: 'ms',
      goal: { at: 'most', value: 1_000 },
    },
    { name: 'memory at rest', value: median(sizes), unit: 'MB', goal: { at: 'most', value: 150 } },
  ];
}

if (import.meta.main) console.log(asTable(await startFigures()));
