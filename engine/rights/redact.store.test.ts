import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import { answeringPurpose, declare } from '../declare/index.ts';
import type { PersonId } from '../ids.ts';
import { librarian, library, loan, reader, readerFile } from '../sample.ts';
import { type TestEngine, testEngine } from '../testing.ts';
import { copyOf, mentionsIn, type PersonCopy, redact, stampOf } from './index.ts';
import { blackBar } from './redact.ts';

const text = { de: 'Anliegen', en: 'Requests' };
const answering = answeringPurpose({ id: 'answering', title: text, roles: [librarian] });
const desk: Actor = { id: 'desk', roles: [librarian.id] };
let t: TestEngine;
let person: PersonId;
beforeEach(async () => {
  t = await testEngine([
    library,
    declare({ module: 'x', activities: [], consents: [], roles: [], answering }),
  ]);
  person = await t.engine.write(desk, async (unit) => {
    const [mine, other] = [await unit.newPerson(reader), await unit.newPerson(reader)];
    await unit.insert(readerFile, {
      person: mine,
      sealed: { name: 'Ada Adler', phones: [] },
      plain: { number: null },
    });
    await unit.insert(readerFile, {
      person: other,
      sealed: { name: 'Ben Müller', phones: [] },
      plain: { number: null },
    });
    const lend = (remark: string) =>
      unit.insert(loan, { person: mine, sealed: { remark }, plain: { book: 'B', card: 'C' } });
    await lend('Frau Adler holt es selbst');
    await lend('Holt Herr MUELLER ab, nicht Adler; Mül am Tor');
    return mine;
  });
});
afterEach(() => t.end());

async function copied(): Promise<PersonCopy> {
  const copy = await copyOf(t.engine, desk, person);
  if ('outcome' in copy) throw new Error(copy.reason);
  return copy;
}

test('a record whose free text names somebody else is pointed at, by the word and not by the person', async () => {
  const records = await Array.fromAsync((await copied()).records);
  const mentions = await Promise.all(records.map((record) => mentionsIn(t.engine, person, record)));
  const [, , about] = records;
  expect(mentions.flat()).toEqual([{ record: about?.id, field: 'remark', words: ['MUELLER', 'Mül'] }]);
});

test('blacked-out fields and records stay named, and their content is nowhere', async () => {
  const [file, one, two] = await Array.fromAsync((await copied()).records);
  if (file === undefined || one === undefined || two === undefined) throw new Error('three records');
  const marks = [
    { record: two.id, fields: ['remark'] },
    { record: file.id, fields: 'all' },
  ] as const;
  const redacted = await Array.fromAsync(redact(await copied(), marks).records);
  expect(redacted.map(({ id }) => id)).toEqual([file.id, one.id, two.id]);
  expect(redacted[1]).toEqual(one);
  expect(redacted[0]).toMatchObject({ blackedOut: true });
  expect(redacted[2]?.fields.map(({ withheld }) => withheld)).toEqual(['blacked-out', null, null]);
  const said = JSON.stringify(redacted);
  for (const gone of ['MUELLER', 'Ada Adler']) expect(said).not.toContain(gone);
});

test('a word is blacked out where it stands, and its neighbours stay; bars tell no length', async () => {
  const [file, , about] = await Array.fromAsync((await copied()).records);
  if (file === undefined || about === undefined) throw new Error('three records');
  const remark = about.fields.find(({ id }) => id === 'remark')?.value as string;
  const part = (text: string, word: string, field: string) => {
    const from = text.indexOf(word);
    return { field, item: 0, from, to: from + word.length, stamp: stampOf(text) };
  };
  const parts = [
    part(remark, 'MUELLER', 'remark'),
    part(remark, 'MUELLER ab', 'remark'),
    part(remark, 'Mül', 'remark'),
  ];
  const marks = [
    { record: about.id, fields: [], parts },
    { record: file.id, fields: [], parts: [part('Ada Adler', 'Ada', 'name')] },
  ];
  const redacted = await Array.fromAsync(redact(await copied(), marks).records);
  const [name] = redacted[0]?.fields ?? [];
  expect(name).toMatchObject({ value: `${blackBar} Adler`, withheld: null, partly: true });
  expect(redacted[2]?.fields[0]).toMatchObject({
    value: `Holt Herr ${blackBar}, nicht Adler; ${blackBar} am Tor`,
    partly: true,
  });
});

test('a text that is another one by now is blacked out whole, and so is a place outside of it', async () => {
  const [file] = await Array.fromAsync((await copied()).records);
  if (file === undefined) throw new Error('a file');
  const place = { field: 'name', item: 0, from: 0, to: 3 };
  for (const part of [
    { ...place, stamp: stampOf('Ada Alt') },
    { ...place, to: 99, stamp: stampOf('Ada Adler') },
    { ...place, item: 1, stamp: stampOf('Ada Adler') },
  ]) {
    const marks = [{ record: file.id, fields: [], parts: [part] }];
    const [redacted] = await Array.fromAsync(redact(await copied(), marks).records);
    expect(redacted?.fields[0]).toMatchObject({ value: null, withheld: 'blacked-out' });
  }
});

test('whatever words are blacked out, none of their letters is left where they stood', async () => {
  const [, , about] = await Array.fromAsync((await copied()).records);
  const text = about?.fields.find(({ id }) => id === 'remark')?.value as string;
  if (about === undefined) throw new Error('a loan');
  const place = fc
    .tuple(fc.nat(text.length - 1), fc.nat(text.length - 1))
    .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) + 1 }));
  await fc.assert(
    fc.asyncProperty(fc.array(place, { minLength: 1, maxLength: 6 }), async (places) => {
      const parts = places.map((each) => ({ field: 'remark', item: 0, stamp: stampOf(text), ...each }));
      const marks = [{ record: about.id, fields: [], parts }];
      const redacted = (await Array.fromAsync(redact(await copied(), marks).records))[2];
      const hidden = [...text].map((_, i) => places.some(({ from, to }) => i >= from && i < to));
      const expected = [...text].map((letter, i) => (hidden[i] ? '\0' : letter)).join('');
      const left = String(redacted?.fields[0]?.value).replaceAll(blackBar, '\0');
      expect(left.replace(/\0+/g, '\0')).toBe(expected.replace(/\0+/g, '\0'));
    }),
    { numRuns: 40 },
  );
});
