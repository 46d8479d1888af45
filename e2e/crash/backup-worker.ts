import { readFileSync } from 'node:fs';
import { type RestoreTarget, restoreTenant, snapshotsAtPlaces } from '@redlich/engine';
import {
  type BackupScene,
  disksOf,
  keyFile,
  night,
  openScene,
  restoreTarget,
  scratchOf,
} from './backup-scene.ts';

// Takes a whole night's backup, or restores, and kills itself without warning at the wanted step: an operation of a place, or a
// commit of the store, before or after. `0` lives on and says how many steps there were.

const [task = '', folder = '', at = '0'] = process.argv.slice(2);
const killAt = Number(at);
let steps = 0;
function step(): void {
  if (++steps === killAt) process.kill(process.pid, 'SIGKILL');
}

const counting = (store: RestoreTarget['store']): RestoreTarget['store'] => ({
  ...store,
  async commit() {
    step();
    await store.commit();
    step();
  },
});

const scene: BackupScene = { folder, wrap: counting, step };
if (task === 'night') {
  const engine = await openScene(scene);
  await night(engine, disksOf(scene));
} else {
  const places = disksOf(scene);
  const restored = await restoreTenant({
    places,
    recoveryKey: readFileSync(keyFile(folder)),
    findSnapshot: snapshotsAtPlaces(scratchOf(folder)),
    into: await restoreTarget(scene),
  });
  if (restored.outcome !== 'restored') throw new Error(restored.reason);
}
process.stdout.write(`${steps}\n`);
process.exit(0);
