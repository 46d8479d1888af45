import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from '../../testing/cases.ts';
import { compileRules } from '../rule/compile-rules.ts';
import { readRules } from '../rule/read-rules.ts';
import { type Piece, parseTemplate } from '../rule/template.ts';
import { openRecogniser } from './recogniser.ts';

const set = readRules();
const rules = compileRules(set, 'strict');
const longest = 64 * 1024;

/** The words of a pattern, without what stands between them: repeated, each of them is a place where a match could go on. */
const wordsOf = (pieces: readonly Piece[]): readonly string[] =>
  pieces.flatMap((piece) =>
    'text' in piece ? [piece.text] : 'choice' in piece ? wordsOf(piece.choice[0] ?? []) : ['192.0.2.7'],
  );

/** How much computing time a call takes, in milliseconds, whatever else the computer does. */
function cost(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

describe('a line made to take long', () => {
  const recogniser = openRecogniser(rules);
  const heads = new Map(
    set.services.map((each) => [each.service, each.program[0]?.replaceAll('*', '') || undefined]),
  );

  it('of the words of any pattern, again and again, takes no longer than any line of its length may', () => {
    const costs = rules.lines.flatMap(({ pattern, service }) => {
      const program = heads.get(service.id);
      const head = program === undefined ? '' : `Nov 28 12:00:00 web1 ${program}[7]: `;
      const words = wordsOf(parseTemplate(pattern.source));
      return [words.join(''), words.join('x'), ...words.filter((word) => word.length > 1)].map((unit) => {
        const line = Buffer.from(
          (head + words.join('') + unit.repeat(Math.ceil(longest / unit.length))).slice(0, longest),
        );
        return { source: pattern.source, ms: cost(() => recogniser.see(line)) };
      });
    });
    const [worst] = costs.toSorted((a, b) => b.ms - a.ms);
    expect(worst?.ms, worst?.source).toBeLessThan(100);
    expect(costs.reduce((sum, each) => sum + each.ms, 0) / costs.length).toBeLessThan(10);
  }, 180_000);

  it('of any bytes ends, and is the same when it is seen again', () => {
    const words = rules.lines.flatMap((each) => each.pattern.needles);
    const piece = fc.oneof(
      fc.constantFrom(...words),
      fc.constantFrom(
        '192.0.2.7',
        '::ffff:192.0.2.7',
        '2001:db8::7',
        '[2001:db8::7]:22',
        ' from ',
        '"',
        '\\',
        '%2e',
        'Nov 28 12:00:00 h sshd[1]: ',
      ),
      fc.string({ unit: 'binary', maxLength: 40 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const line = Buffer.from(pieces.join(''));
        const once = openRecogniser(rules, () => 0).see(line);
        for (const each of once) expect('address' in each.peer || 'name' in each.peer).toBe(true);
      }),
      cases(30),
    );
  }, 180_000);
});
