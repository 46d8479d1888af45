import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { demoModule } from '../../modules/demo/index.ts';
import { shiftableClock } from '../../platform/clock.ts';
import type { Installation } from '../../platform/installation.ts';
import { type CommonOptions, dataFolder, openInstallationFor } from '../open.ts';
import { demoDays, fillDemo } from './fill.ts';
import { keptShift } from './kept-shift.ts';

export { demoUsers } from './fill.ts';

const dayMs = 86_400_000;

/** Opens the demonstration, filled with an invented shop at its first start. Its clock can be put forward. */
export async function openDemonstration(options: CommonOptions): Promise<Installation> {
  const folder = dataFolder(options);
  const kept = keptShift(folder);
  const isNew = !existsSync(join(folder, 'installation.json'));
  // The shop's story begins in the past and is told up to the present.
  const clock = shiftableClock(Date.now, isNew ? -demoDays * dayMs : kept.read());
  const installation = await openInstallationFor(options, {
    clock,
    more: [demoModule(clock, kept.write)],
  });
  if (isNew && !options.json)
    process.stdout.write('\n  Die erfundene Buchhandlung wird eingerichtet (einmalig, wenige Sekunden) …\n');
  if (isNew) await fillDemo(installation, clock, options.json === true);
  return installation;
}
