import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import { answeringPurpose, declare } from '../declare/index.ts';
import type { PersonId } from '../ids.ts';
import { librarian, library, loan, reader, readerFile } from '../sample.ts';
import { type TestEngine, testEngine } from '../testing.ts';
import { copyOf, mentionsIn, type PersonCopy, redact } from './index.ts';

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
