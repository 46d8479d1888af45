// Prints the figures of the code by top folder and ends with 1 when one got worse than scripts/figures.json records.
// `npm run figures -- --update` records what got better. To record something worse, change the file by hand and say why.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Baseline, baselineOf, worseThan } from './figures/baseline.ts';
import { measureTree } from './figures/summarise.ts';

const baselineFile = join(import.meta.dirname, 'figures.json');
const baseline: Baseline = JSON.parse(readFileSync(baselineFile, 'utf8'));
const figures = await measureTree(join(import.meta.dirname, '..'));

console.table(
  Object.fromEntries(
    figures.folders.map((each) => [
      each.folder,
      {
        files: each.files,
        'median lines': each.medianLines,
        'longest file': `${each.longest.file} (${each.longest.lines})`,
        'functions > 70': each.longFunctions.length,
        'exports without docs': each.undocumented.length,
        'comment %': Math.round(each.commentShare * 100),
      },
    ]),
  ),
);
console.log(`${figures.circles} circles`);

const worse = worseThan(baseline, figures);
for (const sentence of worse) console.error(`worse: ${sentence}`);
if (worse.length > 0) process.exitCode = 1;
else if (process.argv.includes('--update'))
  writeFileSync(baselineFile, `${JSON.stringify(baselineOf(figures), null, 2)}\n`);
