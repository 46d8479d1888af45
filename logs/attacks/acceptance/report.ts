import { annotatedServices, isCollectionHere } from './annotated-lines.ts';
import { type Judgement, judge, notShipped } from './judge.ts';

/**
 * Prints the table of `RECOGNITION.md`: how well the shipped rules do on the real lines of each service, and what they miss.
 *
 * ```sh
 * node logs/attacks/acceptance/report.ts
 * ```
 */
const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;

const row = (each: Pick<Judgement, 'service' | 'attacks' | 'others' | 'found'> & { wrong: number }): string =>
  `| ${each.service} | ${each.attacks} | ${each.others} | ${each.found} | ${each.wrong} | ${percent(each.found, each.attacks)} | ${percent(each.found, each.found + each.wrong)} |`;

function report(): string {
  const judged = annotatedServices()
    .filter((service) => !Object.hasOwn(notShipped, service))
    .map(judge)
    .filter((each) => each.attacks + each.others > 0);
  const rows = judged.map((each) => ({ ...each, wrong: each.wrong.length }));
  const sum = (of: (each: (typeof rows)[number]) => number): number =>
    rows.reduce((total, each) => total + of(each), 0);
  const all = {
    service: '**all**',
    attacks: sum((each) => each.attacks),
    others: sum((each) => each.others),
    found: sum((each) => each.found),
    wrong: sum((each) => each.wrong),
  };
  return [
    '| lines of | attacks | others | found | wrong | recall | precision |',
    '|---|---|---|---|---|---|---|',
    ...rows.map(row),
    row(all),
    '',
  ].join('\n');
}

console.log(isCollectionHere() ? report() : 'the collection ../shared/data/logs/fail2ban is not here');
