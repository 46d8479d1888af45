import { disksOf, night, openScene, restore } from './backup-scene.ts';

// Takes a whole night's backup, or restores, and kills itself without warning at the wanted step. `0` lives on.

const [task = '', folder = '', at = '0'] = process.argv.slice(2);
let steps = 0;
const scene = {
  folder,
  step(): void {
    if (++steps === Number(at)) process.kill(process.pid, 'SIGKILL');
  },
};
if (task === 'night') await night(await openScene(scene), disksOf(scene));
else await restore(scene);
process.exit(0);
