import { describe, expect, test } from 'vitest';
import { library } from '../../sample.ts';
import type { Paper } from '../paper.ts';
import { plainText } from '../paper-text.ts';
import { buildingBlocks, readRows } from '../sdm/read-rows.ts';
import type { CheckedPledge, PaperSource } from '../source.ts';
import { sourceOf } from '../testing.ts';
import { answerRows, blocksServedBy } from './answer-rows.ts';
import { answers } from './answers.ts';
import { catalogue } from './catalogue.ts';
import { gaps } from './gaps.ts';
import { measures } from './measures-paper.ts';
import { ownerTasks } from './owner-tasks.ts';

const pledge = (id: string, state: CheckedPledge['state']): CheckedPledge => ({
  id,
  sentence: { de: 'Satz', en: 'Sentence' },
  state,
  evidence: { de: `Beleg ${id}`, en: `evidence ${id}` },
  checkedAt: 0,
});
const pledgeIds = [
  ...new Set(catalogue.flatMap(({ proof }) => (proof.by === 'pledge' ? [proof.pledge] : []))),
];
const allKept = pledgeIds.map((id) => pledge(id, 'kept'));
const source = (more: Partial<PaperSource> = {}): PaperSource =>
  sourceOf([library], { pledges: allKept, ...more });

describe('the answers to the Standard Data Protection Model', () => {
  const numbers = buildingBlocks.flatMap(({ number }) => readRows(number).map((row) => row.number));

  test('every row of the lists has one answer, and no answer names a row that is not there', () => {
    const answered = Object.entries(answers).flatMap(([block, rows]) =>
      Object.keys(rows).map((row) => `M${block}.${row}`),
    );
    expect(numbers).toHaveLength(361);
    expect(answered.toSorted()).toEqual(numbers.toSorted());
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test('every row is read whole', () => {
    const wordings = buildingBlocks.flatMap(({ number }) => readRows(number).map((row) => row.wording));
    expect(wordings.filter((each) => each.length < 8 || /^["\s]|["\s]$/.test(each))).toEqual([]);
    expect(wordings).toContain(
      'Spezifikation der Daten, die von der Verarbeitungstätigkeit verarbeitet werden',
    );
  });

  test('every measure, task and gap has an id of its own; every measure serves a building block or stands for itself', () => {
    const ids = [...catalogue, ...ownerTasks, ...gaps].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const unused = gaps.filter(({ id }) =>
      Object.values(answers).every((rows) =>
        Object.values(rows).every((answer) => answer.is !== 'gap' || answer.gap !== id),
      ),
    );
    expect(unused).toEqual([]);
    expect(catalogue.filter((measure) => blocksServedBy(measure).length > 0).length).toBeGreaterThan(40);
  });
});

test('a broken pledge is said in the paper, and its rows are no longer met', () => {
  const broken = allKept.map((each) => (each.id === 'storage.needed' ? pledge(each.id, 'broken') : each));
  const before = source();
  const after = source({ pledges: broken });
  const isMet = (from: PaperSource) => answerRows(from).find(({ number }) => number === 'M60.S09')?.answer.is;
  expect([isMet(before), isMet(after)]).toEqual(['met', 'failing']);
  const text = plainText(measures(after));
  expect(text).toContain('Derzeit nicht eingehalten: Löschung von selbst.');
  expect(text).toContain('Zusage storage.needed: derzeit NICHT eingehalten. Beleg storage.needed');
  expect(text).not.toEqual(plainText(measures(before)));
});

test('every single pledge a measure rests on changes the paper when it changes its state', () => {
  const kept = plainText(measures(source()));
  for (const id of pledgeIds) {
    for (const state of ['broken', 'not-yet-provable'] as const) {
      const pledges = allKept.map((each) => (each.id === id ? pledge(id, state) : each));
      expect(plainText(measures(source({ pledges }))), `${id} ${state}`).not.toEqual(kept);
    }
    const without = allKept.filter((each) => each.id !== id);
    expect(plainText(measures(source({ pledges: without }))), `${id} absent`).not.toEqual(kept);
  }
});

test('without any pledge nothing that rests on one is called met', () => {
  const met = answerRows(source({ pledges: [] })).flatMap(({ answer }) =>
    answer.is === 'met' ? answer.by : [],
  );
  expect(met.filter(({ proof }) => proof.by === 'pledge')).toEqual([]);
});

test('what only the owner knows is asked, and the newest answer is printed', () => {
  const open = plainText(measures(source())).split('Vom Unternehmen noch nicht beantwortet.').length - 1;
  expect(open).toBe(ownerTasks.length);
  const answered = source({
    measures: [
      { measure: 'backup', state: 'not-met', how: 'bislang keine', answeredAt: Date.UTC(2026, 1, 1) },
      { measure: 'backup', state: 'met', how: 'täglich in den Tresor', answeredAt: Date.UTC(2026, 2, 1) },
    ],
  });
  const text = plainText(measures(answered));
  expect(text).toContain('Wie\ntäglich in den Tresor');
  expect(text).not.toContain('bislang keine');
  expect(text).toContain('Beantwortet am\n01.03.2026');
  expect(text).toContain('Aufgabe des Unternehmens: Datensicherung (erfüllt)');
});

test('the time of writing is not in the paper, and anchors are single and the same in both languages', () => {
  const anchors = (paper: Paper) =>
    paper.blocks.flatMap((block) => (block.block === 'heading' ? [block.anchor] : []));
  const german = measures(source());
  const english = measures(source({ language: 'en', now: 0 }));
  expect(anchors(english)).toEqual(anchors(german));
  expect(new Set(anchors(german)).size).toBe(anchors(german).length);
  expect(measures(source({ now: 1 }))).toEqual(measures(source({ now: 2 })));
});
