import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import { activity, declare, kind, purpose } from '../declare/index.ts';
import type { Unit } from '../engine.ts';
import type { PersonId, RecordId } from '../ids.ts';
import {
  asked,
  lending,
  librarian,
  library,
  newsletter,
  reader,
  readerFile,
  taste,
  writing,
} from '../sample.ts';
import { type TestEngine, testEngine } from '../testing.ts';
import { decideObjection, objectablePurposes, objectTo, takeBackObjection } from './objection.ts';
import { announceLifting, liftRestriction } from './restriction.ts';
import { standingOf, standingOfAll } from './standing.ts';

const text = { de: 'Zählung', en: 'Counting' };
const counting = purpose({
  ...lending,
  id: 'counting',
  basis: { article: '6-1-f', interest: text },
  dpv: 'dpv:ServiceOptimisation',
  onObjection: 'refused',
});
const tidying = purpose({ ...counting, id: 'tidying' });
const visit = kind({ ...readerFile, id: 'visit', purposes: [counting, tidying, lending] });
const counts = declare({
  module: 'counts',
  activities: [
    activity({ id: 'counts', title: text, description: text, kinds: [visit], recipients: [], ...asked }),
  ],
  consents: [],
  roles: [],
});

const desk: Actor = { id: 'desk', roles: [librarian.id] };
let t: TestEngine;
let person: PersonId;
let id: RecordId;
beforeEach(async () => {
  t = await testEngine([library, counts]);
  await write(async (unit) => {
    person = await unit.newPerson(reader);
    id = (await unit.insert(visit, { person, sealed: { name: 'Ada', phones: [] }, plain: { number: null } }))
      .id;
  });
});
afterEach(() => t.end());
const write = <Result>(work: (unit: Unit) => Promise<Result>) => t.engine.write(desk, work);
const outcome = async (why: typeof counting | typeof tidying | typeof lending) => {
  const opened = await t.engine.open(desk, visit, id, why as never);
  return opened.outcome === 'opened' ? 'opened' : opened.reason;
};
const object = (why: Parameters<typeof objectTo>[3]) =>
  write((unit) => objectTo(unit, t.engine.register, person, why, 'letter'));

test('an objection to direct marketing ends it at once, with its consent and what lived by it', async () => {
  await write(async (unit) => {
    await unit.giveConsent(person, newsletter, { channel: 'counter', wordingVersion: '1' });
    await unit.insert(taste, { person, sealed: { topics: ['Krimi'] }, plain: {} });
  });
  expect(await object(writing)).toEqual({ outcome: 'ended' });
  const facts = await t.engine.facts.of(person);
  expect(facts).toMatchObject({ objections: ['writing'], restrictions: [] });
  expect(facts.consents.newsletter).toMatchObject({ state: 'withdrawn', channel: 'letter' });
  expect(await t.engine.db.selectFrom('records.taste').select('id').execute()).toEqual([]);
});

test('an objection to a legitimate interest restricts everything until it is weighed', async () => {
  expect(await object(counting)).toEqual({ outcome: 'pending' });
  expect(await outcome(counting)).toBe('objection');
  expect(await outcome(lending)).toBe('restricted');
  await write((unit) => decideObjection(unit, person, counting, 'upheld'));
  expect(await outcome(counting)).toBe('objection');
  expect(await outcome(lending)).toBe('opened');
});

test('overridden, the purpose opens again; the restriction stays while another objection is pending', async () => {
  await object(counting);
  await object(tidying);
  await write((unit) => decideObjection(unit, person, counting, 'overridden'));
  expect(await outcome(lending)).toBe('restricted');
  await write((unit) => decideObjection(unit, person, tidying, 'upheld'));
  expect([await outcome(counting), await outcome(tidying), await outcome(lending)]).toEqual([
    'opened',
    'objection',
    'opened',
  ]);
});

test('an objection taken back opens its purpose again and ends the restriction, unless another one waits', async () => {
  await object(counting);
  await object(tidying);
  await write((unit) => takeBackObjection(unit, person, counting));
  expect([await outcome(counting), await outcome(lending)]).toEqual(['restricted', 'restricted']);
  await write((unit) => takeBackObjection(unit, person, tidying));
  expect([await outcome(tidying), await outcome(lending)]).toEqual(['opened', 'opened']);
});

test('what stands and waits for a decision is told with its day, until it is decided', async () => {
  const raised = t.engine.now();
  await object(counting);
  t.advance(86_400_000);
  await write((unit) => unit.restrict(person, 'unlawful', 'set'));
  const set = t.engine.now();
  expect(await standingOfAll(t.engine)).toEqual([
    {
      person,
      restrictions: [
        { ground: 'objection-pending', since: raised, announcedAt: null },
        { ground: 'unlawful', since: set, announcedAt: null },
      ],
      pending: [{ purpose: 'counting', since: raised }],
    },
  ]);
  await write((unit) => announceLifting(unit, person, 'unlawful'));
  expect((await standingOf(t.engine, person)).restrictions[1]).toMatchObject({ announcedAt: set });
  await write((unit) => liftRestriction(unit, person, 'unlawful'));
  await write((unit) => decideObjection(unit, person, counting, 'upheld'));
  expect(await standingOfAll(t.engine)).toEqual([]);
});

test('what rests on a contract cannot be objected to', async () => {
  expect(await object(lending)).toEqual({ outcome: 'not-objectable' });
  expect(objectablePurposes(t.engine.register).map((each) => each.id)).toEqual([
    'writing',
    'counting',
    'tidying',
  ]);
});

test('a restriction is lifted only after the person was told, each time anew', async () => {
  const set = () => write((unit) => unit.restrict(person, 'unlawful', 'set'));
  const lift = () => write((unit) => liftRestriction(unit, person, 'unlawful'));
  expect(await lift()).toEqual({ outcome: 'not-set' });
  await set();
  expect(await lift()).toEqual({ outcome: 'not-announced' });
  await write((unit) => announceLifting(unit, person, 'accuracy-contested'));
  expect(await lift()).toEqual({ outcome: 'not-announced' });
  await write((unit) => announceLifting(unit, person, 'unlawful'));
  expect(await lift()).toEqual({ outcome: 'lifted' });
  await set();
  expect(await lift()).toEqual({ outcome: 'not-announced' });
});

test('what a person wants kept instead of erased does not die by the clock, until they no longer do', async () => {
  for (const ground of ['unlawful', 'needed-for-claims'] as const) {
    const row = await write((unit) =>
      unit.insert(readerFile, { person, sealed: { name: 'Ada', phones: [] }, plain: { number: null } }),
    );
    const left = () =>
      t.engine.db.selectFrom('records.reader_file').select('due_at').where('id', '=', row.id).execute();
    await write((unit) => unit.restrict(person, ground, 'set'));
    await write((unit) => unit.mark(readerFile, row.id, 'left'));
    await t.engine.clock.sweep();
    expect(await left(), ground).toEqual([{ due_at: null }]);
    await write((unit) => unit.restrict(person, ground, 'lifted'));
    expect(await left(), ground).toEqual([]);
  }
});

test('a restriction for the time of a check or a decision does not stop the clock', async () => {
  const row = await write((unit) =>
    unit.insert(readerFile, { person, sealed: { name: 'Ada', phones: [] }, plain: { number: null } }),
  );
  await write((unit) => unit.restrict(person, 'accuracy-contested', 'set'));
  await write((unit) => unit.mark(readerFile, row.id, 'left'));
  expect(await t.engine.db.selectFrom('records.reader_file').select('id').execute()).toEqual([]);
});
