import { describe, expect, it } from 'vitest';
import { annotatedServices, isCollectionHere } from './annotated-lines.ts';
import { judge, notShipped } from './judge.ts';

const here = isCollectionHere();
const services = here ? annotatedServices().filter((service) => !Object.hasOwn(notShipped, service)) : [];

describe.skipIf(!here)(
  `real lines of ${here ? services.length : 'many'} services${here ? '' : ' (the collection ../shared/data/logs/fail2ban is not here)'}`,
  () => {
    const judged = services.map(judge);
    const sum = (of: (each: (typeof judged)[number]) => number) =>
      judged.reduce((total, each) => total + of(each), 0);
    const found = sum((each) => each.found);

    it('are recognised, at least 95 of a hundred', () => {
      expect(found / sum((each) => each.attacks)).toBeGreaterThanOrEqual(0.95);
    });

    it('are not taken for what they are not: at least 99 of a hundred finds are right', () => {
      expect(found / (found + sum((each) => each.wrong.length))).toBeGreaterThanOrEqual(0.99);
    });

    it.each(judged.map((each) => [each.service, each] as const))(
      'of %s never lay an attack at the wrong door, and most are found',
      (_service, each) => {
        expect(each.found).toBeGreaterThanOrEqual(Math.ceil(each.attacks * 0.8));
      },
    );
  },
);
