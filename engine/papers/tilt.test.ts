import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import { library } from '../sample.ts';
import type { PaperSource } from './source.ts';
import { sourceOf } from './testing.ts';
import { type TiltEdition, tiltOf } from './tilt.ts';
import { tiltEmail, tiltPhone, tiltReferences, tiltStatutes } from './tilt-words.ts';

// The schema is the project's own, unchanged (MIT, see tilt/LICENSE).
const schema = JSON.parse(readFileSync(join(import.meta.dirname, 'tilt/tilt-schema.json'), 'utf8'));
// The schema's patterns escape more than the u flag allows.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
formats.default(ajv);
const isValid = ajv.compile(schema);

const edition: TiltEdition = {
  version: 3,
  firstPublishedAt: Date.UTC(2026, 0, 1),
  publishedAt: Date.UTC(2026, 5, 1),
  address: 'https://laden.example/datenschutz',
};
const source = sourceOf([library]);

function documentOf(from: PaperSource): Readonly<Record<string, unknown>> {
  const written = tiltOf(from, edition);
  if (written.outcome === 'incomplete') throw new Error(`incomplete: ${written.missing.join()}`);
  return written.document;
}

test('the notice is valid against the TILT schema in both languages', () => {
  for (const language of ['de', 'en'] as const) {
    isValid(documentOf({ ...source, language }));
    expect(isValid.errors).toBeNull();
  }
});

test('the schema is really asked: a document without a storage period or with a wrong country is refused', () => {
  const { dataDisclosed: _disclosed, ...without } = documentOf(source);
  expect(isValid(without)).toBe(false);
  expect(
    isValid({ ...documentOf(source), controller: { name: 'x', address: 'x', country: 'Germany' } }),
  ).toBe(false);
});

test('it is valid for a company without an officer, with umlauts in its domain and a phone number written freely', () => {
  const company = { ...source.controller.company, email: 'info@müller.example', phone: '+49 (0)30 123-45' };
  isValid(documentOf({ ...source, controller: { ...source.controller, company, officer: 'none-required' } }));
  expect(isValid.errors).toBeNull();
});

test('every category of data of every kind is disclosed, with basis and storage', () => {
  const entries = documentOf(source).dataDisclosed as readonly {
    category: string;
    legalBases: { reference: string }[];
    storage: { temporal: { ttl: string }[]; legalBasisConditional: string[] }[];
  }[];
  const fee = entries.find(({ category }) => category.startsWith('Gebühr: Name'));
  expect(fee?.legalBases.map(({ reference }) => reference)).toEqual(['GDPR-6-1-c', 'AO-147', 'GDPR-6-1-b']);
  expect(fee?.storage[0]?.temporal[0]?.ttl).toBe('P3Y');
  for (const kind of source.register.kinds.values())
    expect(entries.some(({ category }) => category.startsWith(`${kind.title.de}: `))).toBe(true);
});

test('what the schema demands and the owner has not entered is asked for', () => {
  const controller = { ...source.controller, officer: null, authority: null };
  expect(tiltOf({ ...source, controller }, edition)).toEqual({
    outcome: 'incomplete',
    missing: ['officer', 'authority'],
  });
});

test('the hash tells two contents apart and knows nothing of the day', () => {
  const hashOf = (from: PaperSource, at = edition) => {
    const written = tiltOf(from, at);
    return written.outcome === 'written' ? (written.document.meta as { _hash: string })._hash : '';
  };
  expect(hashOf(source)).toBe(hashOf(source, { ...edition, version: 4, publishedAt: 0 }));
  expect(hashOf({ ...source, recipients: [], periodOf: () => ({ days: 5 }) })).not.toBe(hashOf(source));
});

test('provisions are spelled as the schema spells them', () => {
  expect(tiltReferences({ law: 'AO', provision: '§ 146 Abs. 1, § 147 Abs. 1 Nr. 1' })).toEqual([
    'AO-146-1',
    'AO-147-1-1',
  ]);
  expect(tiltReferences({ law: 'DSGVO', provision: 'Art. 7 Abs. 1' })).toEqual(['GDPR-7-1']);
  expect(tiltStatutes('§ 147 Abs. 1 Nr. 1, Abs. 3 Satz 1 AO; § 257 Abs. 1 HGB')).toEqual([
    'AO-147',
    'HGB-257',
  ]);
  expect(tiltStatutes('§§ 195, 199 Abs. 1 BGB')).toEqual(['BGB-195']);
});

test('what cannot be written as the schema wants it is left out or spelled in ASCII', () => {
  expect(tiltPhone('Zentrale')).toEqual({});
  expect(tiltPhone('+49 (0)30 123')).toEqual({ phone: '+49 30 123' });
  expect(tiltEmail('a@bücher.example')).toBe('a@xn--bcher-kva.example');
});
