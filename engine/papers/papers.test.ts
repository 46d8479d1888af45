import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  type Activity,
  type AnyKind,
  activity,
  after,
  type Declaration,
  days,
  personal,
  purpose,
  recipient,
  type Text,
} from '../declare/index.ts';
import { keep, lending, librarian, library, libraryFees, readerFile } from '../sample.ts';
import {
  deletionConcept,
  fullNotice,
  type Paper,
  type PaperSource,
  processingRecord,
  shortNotice,
} from './index.ts';
import { names, plainText, sectionText } from './paper-text.ts';
import { sourceOf } from './testing.ts';
import { unnamedConsents, unnamedIn, unnamedRules } from './unnamed.ts';

const source = sourceOf([library]);
const both = (of: (source: PaperSource) => Paper, from = source): readonly string[] =>
  (['de', 'en'] as const).map((language) => plainText(of({ ...from, language })));

/** The library with its one activity changed. */
const changed = (change: (before: Activity) => Partial<Activity>): PaperSource => {
  const [before] = library.activities;
  if (before === undefined) throw new Error('the library declares nothing');
  const declaration: Declaration = { ...library, activities: [activity({ ...before, ...change(before) })] };
  return sourceOf([declaration]);
};

/** The library with its reader file changed. */
const withFile = (change: Partial<AnyKind>): PaperSource =>
  changed(({ kinds }) => ({
    kinds: kinds.map((kind) => (kind.id === readerFile.id ? { ...kind, ...change } : kind)) as [
      AnyKind,
      ...AnyKind[],
    ],
  }));

/** A title nobody declared yet. */
const title = fc
  .stringMatching(/^[A-Z][a-z]{5,12}$/)
  .filter((word) => !both(fullNotice).some((text) => text.includes(word)));
const asText = (word: string): Text => ({ de: `${word}de`, en: `${word}en` });

describe('a changed declaration changes the papers:', () => {
  const naming = (papers: readonly ((source: PaperSource) => Paper)[], word: string, from: PaperSource) => {
    for (const paper of papers) {
      const [de, en] = both(paper, from);
      expect(names(de ?? '', `${word}de`)).toBe(true);
      expect(names(en ?? '', `${word}en`)).toBe(true);
    }
  };

  test('a new field is in notice and record', () => {
    fc.assert(
      fc.property(title, (word) => {
        const field = personal(z.string(), { title: asText(word), category: 'dpv-pd:Name', search: 'none' });
        naming([fullNotice, processingRecord], word, withFile({ sealed: { ...readerFile.sealed, field } }));
      }),
      { numRuns: 20 },
    );
  });

  test('a new purpose is in both notices, the record and the deletion concept', () => {
    fc.assert(
      fc.property(title, (word) => {
        const added = purpose({ ...lending, id: 'added', title: asText(word), roles: [librarian] });
        const papers = [fullNotice, shortNotice, processingRecord, deletionConcept];
        naming(papers, word, withFile({ purposes: [lending, added] }));
      }),
      { numRuns: 20 },
    );
  });

  test('a new recipient is in the notices once it is in use, and in the record before', () => {
    fc.assert(
      fc.property(title, (word) => {
        const added = recipient({
          id: 'added',
          title: asText(word),
          role: 'processor',
          receives: { de: 'Namen', en: 'names' },
          thirdCountry: 'none',
        });
        const inUse = changed(() => ({ recipients: [added] }));
        naming([fullNotice, shortNotice, processingRecord], word, inUse);
        const off = { ...inUse, recipients: inUse.recipients.map((each) => ({ ...each, inUse: false })) };
        naming([processingRecord], word, off);
        expect(both(fullNotice, off).join()).not.toContain(word);
      }),
      { numRuns: 20 },
    );
  });

  test('another rule is another sentence in notice, record and deletion concept', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 999 }), (count) => {
        const deletion = { ...readerFile.deletion, when: after('left', days(count)) };
        for (const paper of [fullNotice, processingRecord, deletionConcept]) {
          const [de, en] = both(paper, withFile({ deletion }));
          expect(de).toContain(`${count} Tage nach dem Ereignis „ausgetreten“`);
          expect(en).toContain(`${count} days after the event “left”`);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('the owner’s wording of a consent replaces the declared one', () => {
    const text = { de: 'Sie dürfen alles behalten.', en: 'You may keep everything.' };
    const wordings = new Map([[keep.id, { version: '2', text }]]);
    const [de] = both(fullNotice, { ...source, wordings });
    expect(de).toContain(text.de);
    expect(de).not.toContain(keep.wording.text.de);
  });

  test('the owner’s period replaces the law’s, and a reason that names the law’s is left out', () => {
    const periodOf: PaperSource['periodOf'] = ({ id }) => (id === libraryFees.id ? days(77) : undefined);
    const [de] = both(fullNotice, { ...source, periodOf });
    expect(de).toContain('77 Tage ab dem Ende des Kalenderjahres');
    expect(de).not.toContain('Aufbewahrung nach Steuerrecht.');
    expect(both(deletionConcept, { ...source, periodOf })[0]).toContain(
      'kürzer festgelegt, als das Gesetz verlangt',
    );
  });
});

describe('what a paper leaves out is found:', () => {
  test('nothing is left out of the sample’s papers', () => {
    for (const language of ['de', 'en'] as const) {
      const from = { ...source, language };
      expect(unnamedIn(fullNotice(from), from)).toEqual([]);
      expect(unnamedIn(processingRecord(from), from)).toEqual([]);
      expect(unnamedConsents(fullNotice(from), from)).toEqual([]);
      expect(unnamedRules(deletionConcept(from), from)).toEqual([]);
    }
  });

  test('a field, a purpose, a recipient and a rule declared after the paper was written', () => {
    const notice = fullNotice(source);
    const field = personal(z.string(), {
      title: { de: 'Schuhgröße', en: 'Shoe size' },
      category: 'dpv-pd:Name',
      search: 'none',
    });
    expect(unnamedIn(notice, withFile({ sealed: { ...readerFile.sealed, field } }))).toEqual([
      'notice (de) does not name a field of reader_file: Schuhgröße',
    ]);
    const added = purpose({ ...lending, id: 'added', title: { de: 'Zählen', en: 'Counting' } });
    expect(unnamedIn(notice, withFile({ purposes: [lending, added] }))).toEqual([
      'notice (de) does not name purpose added: Zählen',
    ]);
    const deletion = { ...readerFile.deletion, when: after('left', days(9)) };
    expect(unnamedRules(notice, withFile({ deletion }))).toHaveLength(1);
  });

  test('a field that is named only under another kind', () => {
    const notice = fullNotice(source);
    expect(sectionText(notice, 'kind-reader-file')).not.toContain('Bemerkung');
    const field = personal(z.string(), {
      title: { de: 'Bemerkung', en: 'Remark' },
      category: 'dpv-pd:Preference',
      search: 'none',
    });
    expect(unnamedIn(notice, withFile({ sealed: { ...readerFile.sealed, field } }))).toHaveLength(1);
  });
});

test('what the owner has not entered is asked for, and nothing is claimed of it', () => {
  const nobody = { name: '', street: '', postcode: '', city: '', email: '', phone: '' };
  const controller = { company: nobody, representative: null, officer: null, authority: null, hosting: null };
  const empty = { ...source, controller };
  const asked = fullNotice(empty).blocks.flatMap((block) =>
    block.block === 'missing' ? [block.setting] : [],
  );
  expect(asked).toEqual(['company', 'representative', 'officer', 'hosting', 'hosting', 'authority']);
  expect(plainText(fullNotice(empty))).not.toContain('Wir übermitteln keine Daten');
});

test('staff read of themselves in a section of their own, after everything that concerns customers', () => {
  const reader = { id: 'reader', title: { de: 'Aushilfen', en: 'Helpers' }, standing: 'staff' } as const;
  const notice = fullNotice(withFile({ persons: reader }));
  const anchors = notice.blocks.flatMap((block) => (block.block === 'heading' ? [block.anchor] : []));
  expect(anchors.indexOf('staff')).toBeGreaterThan(anchors.indexOf('rights'));
  expect(sectionText(notice, 'staff')).toContain('Leserkartei');
  expect(plainText(shortNotice(withFile({ persons: reader })))).not.toContain('Leserkartei');
});

test('the time of writing is in no paper, so that the same state gives the same text', () => {
  for (const paper of [fullNotice, shortNotice, processingRecord, deletionConcept])
    expect(both(paper)).toEqual(both(paper, { ...source, now: source.now + 86_400_000 }));
});

test('the state of a pledge is in no paper, but its sentence leads to it', () => {
  const pledge = {
    id: 'storage.needed',
    sentence: { de: '', en: '' },
    evidence: { de: '', en: '' },
    checkedAt: 0,
  };
  const [kept, broken] = (['kept', 'broken'] as const).map((state) =>
    fullNotice({ ...source, pledges: [{ ...pledge, state }] }),
  );
  expect(kept).toEqual(broken);
  expect(JSON.stringify(kept)).toContain('"pledge":"storage.needed"');
});

test('each anchor stands once in a paper, and is the same in both languages', () => {
  for (const paper of [fullNotice, shortNotice, processingRecord, deletionConcept]) {
    const [de, en] = (['de', 'en'] as const).map((language) =>
      paper({ ...source, language }).blocks.flatMap((block) =>
        block.block === 'heading' ? [block.anchor] : [],
      ),
    );
    expect(de).toEqual(en);
    expect(new Set(de).size).toBe(de?.length);
  }
});
