import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { AnyKind, SealedField } from '../../engine/declare/index.ts';
import { categoryTitle, fieldGroups } from '../../engine/papers/data-categories.ts';
import {
  deletionConcept,
  fullNotice,
  type PaperSource,
  processingRecord,
  recordExample,
  tiltOf,
} from '../../engine/papers/index.ts';
import { plainText } from '../../engine/papers/paper-text.ts';
import { sourceOf } from '../../engine/papers/testing.ts';
import { unnamedConsents, unnamedIn, unnamedRules } from '../../engine/papers/unnamed.ts';
import { modules } from '../../modules/all.ts';
import { deviceStorage } from '../../platform/http/device-storage.ts';
import { logKeeping } from '../../platform/logging/index.ts';

const real = sourceOf(
  modules.map((module) => module.declaration),
  { device: deviceStorage, log: logKeeping },
);

/** All that the papers of a source leave out. Whatever a module declares and no paper names stands here and fails the build. */
function forgotten(papers: PaperSource, declared: PaperSource = papers): readonly string[] {
  return [
    ...unnamedIn(fullNotice(papers), declared),
    ...unnamedIn(processingRecord(papers), declared),
    ...unnamedConsents(fullNotice(papers), declared),
    ...unnamedRules(processingRecord(papers), declared),
    ...unnamedRules(deletionConcept(papers), declared),
  ];
}

describe.each(['de', 'en'] as const)('in the papers of the whole program (%s)', (language) => {
  const source = { ...real, language };

  test('every field, purpose, basis, recipient, rule, consent and origin that a module declares is named', () => {
    expect(forgotten(source)).toEqual([]);
  });

  test('everything kept on the device and in the log is named', () => {
    const text = plainText(fullNotice(source));
    for (const { name, purpose, lifetime } of deviceStorage) {
      expect(text).toContain(name);
      expect(text).toContain(purpose[language]);
      expect(text).toContain(lifetime[language]);
    }
    expect(text).toContain(logKeeping.holds[language]);
  });

  test('every category of data has words of its own', () => {
    const categories = [...source.register.kinds.values()].flatMap((kind) =>
      fieldGroups(kind).flatMap(({ category }) => (category === null ? [] : [category])),
    );
    expect(categories.length).toBeGreaterThan(10);
    const wordless = categories.filter((each) => each.endsWith(`:${categoryTitle(each).de}`));
    // Classes whose German word is the English one.
    expect(wordless.filter((each) => !['dpv-pd:Name'].includes(each))).toEqual([]);
  });

  test('the machine-readable notice is valid', () => {
    const schema = join(import.meta.dirname, '../../engine/papers/tilt/tilt-schema.json');
    const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
    formats.default(ajv);
    const isValid = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
    const written = tiltOf(source, { version: 1, firstPublishedAt: 0, publishedAt: 0, address: '' });
    isValid(written.outcome === 'written' ? written.document : null);
    expect(isValid.errors).toBeNull();
  });

  test('the example names no real company and is marked as an example', () => {
    const name = 'Wirkliche Handlung GmbH';
    const company = { ...source.controller.company, name };
    const example = recordExample({ ...source, controller: { ...source.controller, company } });
    expect(plainText(example)).not.toContain(name);
    expect(example.blocks[0]).toMatchObject({ block: 'note', tone: 'warning' });
    expect(example.publisher).toContain('erfunden');
  });
});

/** The program as it would be without one field of a kind. */
function without(kind: AnyKind, field: string): PaperSource {
  const { [field]: _left, ...sealed } = kind.sealed;
  const less: AnyKind = { ...kind, sealed };
  const activities = real.register.activities.map((activity) => ({
    ...activity,
    kinds: activity.kinds.map((each) => (each.id === kind.id ? less : each)) as [AnyKind, ...AnyKind[]],
  }));
  const kinds = new Map(real.register.kinds).set(kind.id, less);
  return { ...real, register: { ...real.register, kinds, activities } };
}

test('a field that no paper names fails: every single field, left out of the papers, is missed in both', () => {
  const fields = [...real.register.kinds.values()].flatMap((kind) =>
    Object.entries<SealedField>(kind.sealed).map(([name, { title }]) => ({ kind, name, title: title.de })),
  );
  expect(fields.length).toBeGreaterThan(25);
  for (const { kind, name, title } of fields) {
    expect(forgotten(without(kind, name), real)).toEqual(
      expect.arrayContaining([
        `notice (de) does not name a field of ${kind.id}: ${title}`,
        `processing-record (de) does not name a field of ${kind.id}: ${title}`,
      ]),
    );
  }
});
