import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { Actor } from '../actor.ts';
import {
  activity,
  after,
  answeringPurpose,
  days,
  declare,
  kind,
  personal,
  plain,
  role,
  type Text,
} from '../declare/index.ts';
import type { Unit } from '../engine.ts';
import type { PersonId, RecordId } from '../ids.ts';
import { columnType, type Step } from '../migrate.ts';
import {
  asked,
  fee,
  keep,
  lending,
  librarian,
  library,
  loan,
  newsletter,
  reader,
  readerFile,
  taste,
} from '../sample.ts';
import { type TestEngine, testEngine } from '../testing.ts';
import { copyOf, planErasure, recipientsToTell } from './index.ts';
import { isSamePlan } from './plan-erasure.ts';
import type { CopiedRecord, PersonCopy } from './view.ts';

const text = (both: string): Text => ({ de: both, en: both });
const counsel = role({ id: 'counsel', title: text('Auskunft') });
const answering = answeringPurpose({ id: 'answering', title: text('Anliegen'), roles: [counsel] });

/** An account with a password, as staff have one. */
const account = kind({
  id: 'account',
  title: text('Zugang'),
  persons: reader,
  purposes: [lending],
  origin: text('von Ihnen'),
  provided: 'by-person',
  details: [
    {
      table: 'perk',
      match: { column: 'account_id', own: 'id' },
      orderBy: 'position',
      title: text('Extras'),
      columns: {
        thing_id: { title: text('Was'), names: { table: 'thing', key: 'id', column: 'title' } },
        position: { title: text('Nr.') },
      },
    },
  ],
  schemaVersion: 1,
  sealed: {
    nick: personal(z.string(), { title: text('Name'), category: 'dpv-pd:Username', search: 'none' }),
    password: personal(z.string(), { title: text('Passwort'), category: 'dpv-pd:Password', search: 'none' }),
  },
  plain: { number: plain.integerOrNull({ title: text('Nummer'), afterlife: 'clear' }) },
  events: { left: { title: text('ausgetreten'), start: 'end-of-relation' } },
  deletion: { per: 'record', when: after('left', days(0)), how: 'erase', reason: text('Danach unnötig.') },
});
const desk = declare({
  module: 'desk',
  activities: [
    activity({
      id: 'desk',
      title: text('Zugang'),
      description: text('Zugang'),
      kinds: [account],
      recipients: [],
      ...asked,
    }),
  ],
  consents: [],
  roles: [counsel],
  answering,
});

/** A plain table of a module, with rows that belong to accounts. */
const perks: Step = {
  module: 'desk',
  id: '0001-perks',
  async up(db) {
    const table = (name: string) => db.schema.withSchema('records').createTable(name);
    await table('thing').addColumn('id', 'text').addColumn('title', 'text').execute();
    await table('perk')
      .addColumn('account_id', 'text')
      .addColumn('thing_id', 'text')
      .addColumn('position', columnType.integer)
      .execute();
  },
};

const atDesk: Actor = { id: 'desk', roles: [librarian.id] };
const officer: Actor = { id: 'officer', roles: [counsel.id] };
const evidence = { channel: 'counter', wordingVersion: '1' } as const;
const dayMs = 86_400_000;

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine([library, desk], [perks]);
});
afterEach(() => t.end());

const write = <Result>(work: (unit: Unit) => Promise<Result>) => t.engine.write(atDesk, work);
async function copied(person: PersonId): Promise<PersonCopy> {
  const copy = await copyOf(t.engine, officer, person);
  if ('outcome' in copy) throw new Error(copy.reason);
  return copy;
}
const recordsOf = async (person: PersonId): Promise<readonly CopiedRecord[]> =>
  Array.fromAsync((await copied(person)).records);

const insertFile = (unit: Unit, person: PersonId, name: string) =>
  unit.insert(readerFile, { person, sealed: { name, phones: [] }, plain: { number: null } });
const insertLoan = (unit: Unit, person: PersonId, remark: string) =>
  unit.insert(loan, { person, sealed: { remark }, plain: { book: 'B', card: null } });
const insertFee = (unit: Unit, person: PersonId, payer: string, createdAt = t.engine.now()) =>
  unit.insert(fee, { person, sealed: { payer }, plain: { cents: 100 }, createdAt });

test('the answering purpose opens what no kind lists for it, and only for its roles', async () => {
  const { person, id } = await write(async (unit) => {
    const made = await unit.newPerson(reader);
    return { person: made, id: (await insertFile(unit, made, 'Ada')).id };
  });
  expect(await t.engine.open(officer, readerFile, id, answering)).toMatchObject({ outcome: 'opened' });
  expect(await t.engine.open(atDesk, readerFile, id, answering)).toMatchObject({ reason: 'role' });
  expect(await copyOf(t.engine, atDesk, person)).toMatchObject({ reason: 'role' });
  expect(await copyOf(t.engine, officer, 'nobody' as PersonId)).toMatchObject({ reason: 'unknown' });
});

test('what belongs to nobody is not opened for answering', async () => {
  const id = await write(async (unit) => {
    const row = await unit.insert(loan, {
      person: null,
      sealed: { remark: 'x' },
      plain: { book: 'B', card: null },
    });
    return row.id;
  });
  expect(await t.engine.open(officer, loan, id, answering)).toMatchObject({ reason: 'purpose-undeclared' });
});

test('a copy names a password and does not contain it', async () => {
  const person = await write(async (unit) => {
    const made = await unit.newPerson(reader);
    await unit.insert(account, {
      person: made,
      sealed: { nick: 'ada', password: 'argon2-Qxyzzt' },
      plain: { number: 1 },
    });
    return made;
  });
  const records = await recordsOf(person);
  expect(JSON.stringify(records)).not.toContain('Qxyzzt');
  expect(records[0]?.fields.map(({ id, withheld }) => [id, withheld])).toEqual([
    ['nick', null],
    ['password', 'secret'],
    ['number', null],
  ]);
});

test('a copy holds the rows of plain tables that belong to its records, named, and those of no other record', async () => {
  const insert = (unit: Unit, person: PersonId, nick: string) =>
    unit.insert(account, { person, sealed: { nick, password: '' }, plain: { number: 1 } });
  const person = await write(async (unit) => {
    const [mine, other] = [await unit.newPerson(reader), await unit.newPerson(reader)];
    const [one, two] = [await insert(unit, mine, 'ada'), await insert(unit, other, 'ben')];
    await unit.db.insertInto('records.thing').values({ id: 't1', title: 'Tasche' }).execute();
    await unit.db
      .insertInto('records.perk')
      .values([
        { account_id: one.id, thing_id: 't1', position: 2 },
        { account_id: one.id, thing_id: 'gone', position: 1 },
        { account_id: two.id, thing_id: 't1', position: 1 },
      ])
      .execute();
    return mine;
  });
  const [record] = await recordsOf(person);
  expect(record?.details).toMatchObject([
    {
      id: 'perk',
      rows: [
        [null, 1],
        ['Tasche', 2],
      ],
    },
  ]);
});

test('a copy holds restricted records with the day they die, files, changes and disclosures', async () => {
  const { person, id } = await write(async (unit) => {
    const made = await unit.newPerson(reader);
    const file = await insertFile(unit, made, 'Ada');
    await insertFee(unit, made, 'Ada');
    await unit.restrict(made, 'accuracy-contested', 'set');
    await unit.note('disclosed', { recipient: 'post' }, made);
    return { person: made, id: file.id };
  });
  const file = await t.engine.files.put(officer, readerFile, id, {
    name: 'Antrag.txt',
    mediaType: 'text/plain',
    bytes: (async function* () {
      yield Buffer.from('Inhalt');
    })(),
  });
  await write((unit) => unit.restrict(person, 'accuracy-contested', 'lifted'));
  const change = { revision: 'any', sealed: { name: 'Ada L.' } } as const;
  await write((unit) => unit.change(readerFile, id, lending, change));
  const copy = await copied(person);
  expect(copy.disclosures).toMatchObject([{ recipient: 'post' }]);
  expect(copy.changes).toMatchObject([{ kind: 'reader_file', record: id, fields: ['name'] }]);
  const records = await Array.fromAsync(copy.records);
  const own = records.find((each) => each.kind === 'reader_file');
  expect(own?.files).toEqual([{ id: file, name: 'Antrag.txt', mediaType: 'text/plain', size: 6 }]);
  const opened = own && (await copy.openFile(own, file));
  expect(opened?.outcome === 'opened' && Buffer.concat(await Array.fromAsync(opened.bytes)).toString()).toBe(
    'Inhalt',
  );
  // Restricted after a year (`dueAt`), gone three years after the end of the year.
  expect(records.find((each) => each.kind === 'fee')).toMatchObject({
    dueAction: 'restrict',
    diesAt: Date.UTC(2029, 11, 31, 23),
  });
  expect(await recipientsToTell(t.engine, person)).toMatchObject([
    { recipient: 'post', times: 1, toldAt: null },
  ]);
  await write((unit) => unit.note('recipient-told', { recipient: 'post', about: 'rectified' }, person));
  expect(await recipientsToTell(t.engine, person)).toMatchObject([{ toldAt: t.engine.now() }]);
});

test('only a duty restricts: a fee whose time is over dies with the rest, and consents end', async () => {
  const person = await write(async (unit) => {
    const made = await unit.newPerson(reader);
    await insertFile(unit, made, 'Ada');
    await insertFee(unit, made, 'jung');
    await unit.giveConsent(made, keep, evidence);
    return made;
  });
  const plan = await planErasure(t.engine, person);
  expect(plan).toMatchObject({
    held: false,
    consents: ['keep'],
    fates: [
      { kind: 'reader_file', fate: 'erased', until: null, law: null },
      {
        kind: 'fee',
        fate: 'restricted',
        until: Date.UTC(2029, 11, 31, 23),
        law: { provision: '§ 7', law: 'BüchereiG' },
      },
    ],
  });
  await write((unit) => unit.erasePerson(person, 'request'));
  expect((await t.engine.facts.of(person)).consents.keep).toMatchObject({ state: 'withdrawn' });
});

interface Written {
  readonly person: PersonId;
  readonly kind: { readonly id: string };
  readonly id: RecordId;
  readonly canary: string;
}

test('an erasure that would no longer do what was shown is refused, and nothing has happened', async () => {
  const person = await write(async (unit) => {
    const made = await unit.newPerson(reader);
    await insertFile(unit, made, 'Ada');
    await unit.giveConsent(made, keep, evidence);
    return made;
  });
  const seen = await planErasure(t.engine, person);
  if ('outcome' in seen) throw new Error(seen.reason);
  await write((unit) => insertLoan(unit, person, 'neu'));
  expect(await write((unit) => unit.erasePerson(person, 'request', { seen }))).toMatchObject({
    reason: 'plan-changed',
  });
  expect((await recordsOf(person)).length).toBe(2);
  expect((await t.engine.facts.of(person)).consents.keep).toMatchObject({ state: 'given' });
  const now = await planErasure(t.engine, person);
  if ('outcome' in now) throw new Error(now.reason);
  await write((unit) => unit.note('disclosed', { recipient: 'post' }, person));
  expect(await write((unit) => unit.erasePerson(person, 'request', { seen: now }))).toMatchObject({
    erased: 1,
  });
  // The ledger still knows who has to be told (Art. 19).
  expect(await recipientsToTell(t.engine, person)).toMatchObject([{ recipient: 'post' }]);
});

/** What a step of a history is given: whose it is, the word it writes, and the last record of a kind of that person. */
interface Stage {
  readonly unit: Unit;
  readonly person: PersonId;
  readonly canary: string;
  last(id: string): RecordId;
  wrote(which: Written['kind'], row: { readonly id: RecordId }): void;
}

const deeds = {
  file: async ({ unit, person, canary, wrote }: Stage) =>
    wrote(readerFile, await insertFile(unit, person, canary)),
  loan: async ({ unit, person, canary, wrote }: Stage) => wrote(loan, await insertLoan(unit, person, canary)),
  fee: async ({ unit, person, canary, wrote }: Stage) => wrote(fee, await insertFee(unit, person, canary)),
  oldFee: async ({ unit, person, canary, wrote }: Stage) =>
    wrote(fee, await insertFee(unit, person, canary, unit.now - 1_000 * dayMs)),
  taste: async ({ unit, person, canary, wrote }: Stage) => {
    await unit.giveConsent(person, newsletter, evidence);
    wrote(taste, await unit.insert(taste, { person, sealed: { topics: [canary] }, plain: {} }));
  },
  returned: ({ unit, last }: Stage) => unit.mark(loan, last('loan'), 'returned'),
  left: ({ unit, last }: Stage) => unit.mark(readerFile, last('reader_file'), 'left'),
  keep: ({ unit, person }: Stage) => unit.giveConsent(person, keep, evidence),
  unkeep: ({ unit, person }: Stage) => unit.withdrawConsent(person, keep, evidence),
  noTaste: ({ unit, person }: Stage) => unit.withdrawConsent(person, newsletter, evidence),
  restrict: ({ unit, person }: Stage) => unit.restrict(person, 'unlawful', 'set'),
} as const satisfies Readonly<Record<string, (stage: Stage) => Promise<unknown>>>;

const whats = [...(Object.keys(deeds) as (keyof typeof deeds)[]), 'wait', 'attach'] as const;
/** One step of a history. `who` picks one of three persons. */
const stepOf = fc.record({ who: fc.integer({ min: 0, max: 2 }), what: fc.constantFrom(...whats) });
type HistoryStep = typeof stepOf extends fc.Arbitrary<infer Value> ? Value : never;

async function attach(to: Written | undefined): Promise<void> {
  if (to === undefined || !(await alive(to))) return;
  await t.engine.files.put(atDesk, readerFile, to.id, {
    name: `${to.canary}.txt`,
    mediaType: 'text/plain',
    bytes: (async function* () {
      yield Buffer.from(to.canary);
    })(),
  });
}

/** One of the persons, made anew when the last record of the former one has gone and the person with it. */
async function presentPerson(people: PersonId[], who: number): Promise<PersonId> {
  const former = people[who] as PersonId;
  const known = await t.engine.db
    .selectFrom('records.person')
    .select('id')
    .where('id', '=', former)
    .executeTakeFirst();
  if (known !== undefined) return former;
  const person = await write((unit) => unit.newPerson(reader));
  people[who] = person;
  return person;
}

/** Lives a history and tells what was written, each record with a word found nowhere else. */
async function live(
  steps: readonly HistoryStep[],
): Promise<{ people: readonly PersonId[]; written: readonly Written[] }> {
  const people: PersonId[] = [];
  for (const _ of [0, 1, 2]) people.push(await write((unit) => unit.newPerson(reader)));
  const written: Written[] = [];
  for (const [index, { who, what }] of steps.entries()) {
    const person = await presentPerson(people, who);
    const canary = `Qx${index}y${who}z`;
    const lastOf = (id: string) => written.findLast((each) => each.kind.id === id && each.person === person);
    if (what === 'wait') t.advance(200 * dayMs);
    else if (what === 'attach') await attach(lastOf('reader_file'));
    else
      await write((unit) =>
        deeds[what]({
          unit,
          person,
          canary,
          last: (id) => lastOf(id)?.id ?? ('none' as RecordId),
          wrote: (which, row) => written.push({ person, kind: which, id: row.id, canary }),
        }).then(() => undefined),
      );
    await t.engine.clock.sweep();
  }
  return { people, written };
}

const rowOf = ({ kind: { id: table }, id }: Pick<Written, 'kind' | 'id'>) =>
  t.engine.db
    .selectFrom(`records.${table}`)
    .select(['life', 'person_id', 'due_at'])
    .where('id', '=', id)
    .executeTakeFirst();
const alive = async (each: Written): Promise<boolean> => ((await rowOf(each))?.person_id ?? null) !== null;

const runs = { numRuns: process.env.REDLICH_TEST_STORE === 'postgres' ? 6 : 25 };
const histories = fc.array(stepOf, { minLength: 1, maxLength: 14 });

test('whatever happened before, a copy holds all that is left of a person and nothing of anybody else', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (steps) => {
      const { people, written } = await live(steps);
      for (const person of people) {
        const mine: Written[] = [];
        for (const each of written) if (each.person === person && (await alive(each))) mine.push(each);
        const copy = await copyOf(t.engine, officer, person);
        const records = 'outcome' in copy ? [] : await Array.fromAsync(copy.records);
        expect(records.map(({ id }) => id).toSorted()).toEqual(mine.map(({ id }) => id).toSorted());
        const said = JSON.stringify(records);
        for (const { canary, id } of written)
          expect(said.includes(`"${canary}"`)).toBe(mine.some((each) => each.id === id));
      }
    }),
    runs,
  );
}, 120_000);

test('whatever happened before, an erasure does exactly what its plan said, and what died is found nowhere', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (steps) => {
      const { people, written } = await live(steps);
      const [person] = people as [PersonId];
      const plan = await planErasure(t.engine, person);
      if ('outcome' in plan) return;
      const done = await write((unit) => unit.erasePerson(person, 'request'));
      expect(done.outcome === 'erased' && isSamePlan(done.plan, plan)).toBe(true);
      for (const { kind: table, id, fate, until } of plan.fates) {
        const row = await rowOf({ kind: { id: table }, id });
        if (fate === 'erased') expect(row).toBeUndefined();
        if (fate === 'anonymised') expect(row).toMatchObject({ life: 'anonymous', person_id: null });
        if (fate === 'restricted') expect(row).toMatchObject({ life: 'restricted', due_at: until });
      }
      const copy = await copyOf(t.engine, officer, person);
      const left = 'outcome' in copy ? [] : await Array.fromAsync(copy.records);
      for (const { canary, id, person: owner } of written.filter((each) => each.person === person)) {
        const stays = plan.fates.some((each) => each.id === id && each.fate === 'restricted');
        expect(JSON.stringify(left).includes(`"${canary}"`), owner).toBe(stays);
        if (!stays) expect(await t.engine.search(readerFile, canary, 5)).toEqual([]);
      }
      expect(await t.engine.verify()).toEqual([]);
    }),
    runs,
  );
}, 120_000);

test('each of the four grounds of a restriction closes every purpose but those allowed under it', async () => {
  const grounds = ['accuracy-contested', 'unlawful', 'needed-for-claims', 'objection-pending'] as const;
  const { person, id } = await write(async (unit) => {
    const made = await unit.newPerson(reader);
    return { person: made, id: (await insertFile(unit, made, 'Ada')).id };
  });
  await fc.assert(
    fc.asyncProperty(fc.subarray([...grounds]), async (standing) => {
      await write(async (unit) => {
        for (const ground of grounds)
          await unit.restrict(person, ground, standing.includes(ground) ? 'set' : 'lifted');
      });
      const used = await t.engine.open(atDesk, readerFile, id, lending);
      expect(used).toMatchObject(standing.length > 0 ? { reason: 'restricted' } : { outcome: 'opened' });
      expect(await t.engine.open(officer, readerFile, id, answering)).toMatchObject({ outcome: 'opened' });
    }),
    { numRuns: 16 },
  );
});
