import { createReadStream } from 'node:fs';
import { timeOfLine } from '../../attacks/line-time.ts';
import { openRecogniser } from '../../attacks/recognise/recogniser.ts';
import { compileRules } from '../../attacks/rule/compile-rules.ts';
import { readRules } from '../../attacks/rule/read-rules.ts';
import { openAttackWatch } from '../../attacks/watch/attack-watch.ts';
import { anonymise } from '../../filter/open-filter.ts';
import { splitLines } from '../../lines/split-lines.ts';
import { type AttackCommandOptions, readable } from '../attack-options.ts';

/** Options of `redlich-logs attacks test`. */
export interface TestOptions extends Pick<AttackCommandOptions, 'rules' | 'strict'> {
  readonly quiet?: boolean;
}

/**
 * Says which lines of an old log would count and which attacks they would be, by the time the lines name. Addresses are masked, and
 * nothing is kept.
 */
export async function testRules(file: string, options: TestOptions): Promise<void> {
  const rules = readable(() => compileRules(readRules(options.rules), options.strict ? 'strict' : 'usual'));
  let at = 0;
  const recogniser = openRecogniser(rules, () => at);
  const counts = { lines: 0, counted: 0, attacks: 0 };
  const attacks = new Map<string, number>();
  const watch = openAttackWatch(rules.limits, {
    keep: () => {},
    tell(attack) {
      counts.attacks++;
      const what = `${attack.title} (${attack.service})`;
      attacks.set(what, (attacks.get(what) ?? 0) + 1);
    },
  });
  const year = new Date().getUTCFullYear();
  const lines = splitLines((raw) => {
    counts.lines++;
    for (const sighting of recogniser.see(raw)) {
      counts.counted++;
      at = timeOfLine(sighting.line, year) ?? at;
      watch.see(sighting, at);
      if (!options.quiet)
        print(
          `${counts.lines}: ${sighting.class}  ${sighting.service}  ${anonymise(sighting.line).trimEnd()}`,
        );
    }
  });
  for await (const chunk of createReadStream(file)) lines.push(chunk as Buffer);
  lines.end();
  print(
    `${counts.lines} lines, ${counts.counted} of them counted, ${recogniser.unclear()} unclear; ${counts.attacks} attacks`,
  );
  for (const [what, count] of [...attacks].sort((a, b) => b[1] - a[1])) print(`${count} × ${what}`);
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);
