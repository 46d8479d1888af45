import type { ConsentKind, PersonId } from '@redlich/engine';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TestTenant } from '../../platform/testing.ts';
import { marketing, notification, unlimitedStorage } from './consents.ts';
import { listContacts, recordContact } from './service/contacts.ts';
import { findDuplicates } from './service/duplicates.ts';
import { eraseCustomer, previewErasure } from './service/erase-customer.ts';
import { filePaper } from './service/file-paper.ts';
import { findCustomers } from './service/find-customers.ts';
import { readInterests, storeInterests } from './service/interests.ts';
import { changeStanding } from './service/legal-standing.ts';
import { type Merge, mergeCustomers } from './service/merge-customers.ts';
import { addNote, listNotes } from './service/notes.ts';
import { orderOpened, ordersDone } from './service/order-events.ts';
import { previewMerge } from './service/preview-merge.ts';
import { recordConsent } from './service/record-consent.ts';
import { showConsents } from './service/show-consents.ts';
import { customerTenant, dayMs, draftOf, fileSomebody, people } from './testing.ts';

let at: TestTenant;
let keep: PersonId;
let drop: PersonId;
beforeEach(async () => {
  at = await customerTenant();
  keep = await fileSomebody(at);
  drop = await fileSomebody(at, { firstName: 'Joerdis', phones: ['030 7770'], email: '' });
});
afterEach(() => at.end());

const say = (person: PersonId, consent: ConsentKind, event: 'given' | 'withdrawn', since?: number) =>
  recordConsent(at.tenant.engine, people.staff, person, consent, {
    event,
    channel: 'counter',
    ...(since === undefined ? {} : { at: since }),
  });
const merge = (more: Partial<Merge> = {}) =>
  mergeCustomers(at.tenant.engine, people.manager, {
    keep,
    keepRevision: 1,
    drop,
    dropRevision: 1,
    chosen: draftOf({ phones: ['0345 / 5550-123', '030 7770'] }),
    ...more,
  });
const factsOf = (person: PersonId) => at.tenant.engine.facts.of(person);
const count = async (kind: string) =>
  (await at.tenant.engine.db.selectFrom(`records.${kind}`).select('id').execute()).length;

test('files of one person are found by name and postcode, phone or e-mail, each pair once', async () => {
  const other = await fileSomebody(at, {
    firstName: 'Ida',
    lastName: 'Kranz',
    postcode: '20095',
    phones: ['030/77-70'],
    email: '',
  });
  await fileSomebody(at, { firstName: 'Ida', lastName: 'Vogt', postcode: '20095', phones: [], email: '' });
  const { rows, next, looked } = await findDuplicates(at.tenant.engine, people.manager, null);
  expect(rows.map(({ left, right, because }) => [left.id, right.id, because])).toEqual([
    [drop, other, ['phone']],
    [keep, drop, ['name']],
  ]);
  expect({ next, looked }).toEqual({ next: null, looked: 4 });
});

test('merging moves every record, keeps the chosen data, and the other file dies with its keys', async () => {
  const { engine } = at.tenant;
  await addNote(engine, people.staff, drop, { text: 'Aus der zweiten Akte', pinned: false });
  await engine.write(people.staff, (unit) =>
    recordContact(unit, drop, { channel: 'phone', direction: 'in', text: 'Rückfrage' }),
  );
  expect(await previewMerge(engine, keep, drop)).toMatchObject({
    moves: [
      { kind: 'customer_note', count: 1 },
      { kind: 'contact_entry', count: 1 },
    ],
    fileDies: false,
  });
  expect(await merge()).toEqual({ outcome: 'merged', file: 'kept', moved: 2 });
  expect(await findCustomers(engine, people.staff, '030 7770')).toMatchObject([
    { id: keep, number: '10001' },
  ]);
  expect(await findCustomers(engine, people.staff, '10002')).toEqual([]);
  expect(await listNotes(engine, people.staff, keep)).toMatchObject([{ text: 'Aus der zweiten Akte' }]);
  expect(await listContacts(engine, people.staff, keep, null)).toMatchObject({
    rows: [{ text: 'Rückfrage' }],
  });
  expect(await engine.db.selectFrom('records.person').select('id').execute()).toEqual([{ id: keep }]);
  const keysOf = (person: PersonId) =>
    engine.write(people.owner, (unit) =>
      unit.db.selectFrom('keys.key').select('kind').where('person_id', '=', person).execute(),
    );
  expect(await keysOf(drop)).toEqual([]);
  expect(await keysOf(keep)).toHaveLength(3);
  const [noted] = await engine.ledger.page({ types: ['persons-merged'], limit: 1 });
  expect(noted).toMatchObject({
    actor: 'u-manager',
    person: keep,
    body: { from: drop, into: keep, moved: 2 },
  });
  expect(await engine.verify()).toEqual([]);
});

test('a consent of the other file is moved with its own date and evidence', async () => {
  const since = at.tenant.engine.now() - 90 * dayMs;
  await say(drop, unlimitedStorage, 'given', since);
  await merge();
  expect((await factsOf(keep)).consents.storage).toMatchObject({
    state: 'given',
    since,
    channel: 'counter',
    wordingVersion: '1',
  });
});

test('a signed sheet moves with the consent it proves', async () => {
  async function* bytes() {
    yield new TextEncoder().encode('%PDF-1.7');
  }
  const signed = at.tenant.engine.now();
  await filePaper(at.tenant.engine, people.staff, drop, {
    consents: [notification],
    signed,
    name: 'a.pdf',
    mediaType: 'application/pdf',
    bytes: bytes(),
  });
  await merge();
  const shown = await showConsents(at.tenant.engine, keep);
  expect(shown).toMatchObject({ papers: [{ consents: ['notification'] }] });
  expect((await factsOf(keep)).consents.notification).toMatchObject({ state: 'given' });
});

test('a newer withdrawal wins, an older one does not, and one of the same instant does', async () => {
  const now = at.tenant.engine.now();
  await say(keep, marketing, 'given', now - 10 * dayMs);
  await say(drop, marketing, 'given', now - 20 * dayMs);
  await say(drop, marketing, 'withdrawn', now - 5 * dayMs);
  await say(keep, notification, 'given', now - 3 * dayMs);
  await say(drop, notification, 'given', now - 20 * dayMs);
  await say(drop, notification, 'withdrawn', now - 5 * dayMs);
  await say(keep, unlimitedStorage, 'given', now - dayMs);
  await say(drop, unlimitedStorage, 'given', now - dayMs);
  await say(drop, unlimitedStorage, 'withdrawn', now - dayMs);
  await merge();
  const { consents } = await factsOf(keep);
  expect([consents.marketing?.state, consents.notification?.state, consents.storage?.state]).toEqual([
    'withdrawn',
    'given',
    'withdrawn',
  ]);
});

test('interests are joined with the consent, and die without it', async () => {
  const { engine } = at.tenant;
  const now = engine.now();
  await say(keep, marketing, 'given');
  await say(drop, marketing, 'given');
  await storeInterests(engine, people.staff, keep, { topics: ['Krimi'], remark: 'a' }, null);
  await storeInterests(engine, people.staff, drop, { topics: ['Krimi', 'Lyrik'], remark: 'b' }, null);
  await merge();
  expect(await readInterests(engine, people.staff, keep)).toMatchObject({
    topics: ['Krimi', 'Lyrik'],
    remark: 'a\nb',
  });
  const third = await fileSomebody(at, { lastName: 'Dritte' });
  await say(third, marketing, 'given', now - dayMs);
  await storeInterests(engine, people.staff, third, { topics: ['Reise'], remark: '' }, null);
  at.engine.advance(1);
  await say(keep, marketing, 'withdrawn');
  await merge({ drop: third, keepRevision: 2 });
  expect(await count('interest_profile')).toBe(0);
});

test('an open order in either file keeps both alive', async () => {
  const { engine } = at.tenant;
  await addNote(engine, people.staff, drop, { text: 'Notiz', pinned: false });
  await engine.write(people.staff, (unit) => orderOpened(unit, keep));
  at.engine.advance(40 * dayMs);
  await merge();
  await engine.clock.sweep();
  expect([await count('customer'), await count('customer_note')]).toEqual([1, 1]);
  expect(await engine.write(people.staff, (unit) => ordersDone(unit, keep))).toBe('erased');
  expect(await count('customer_note')).toBe(0);
});

test('a withdrawal that came with the other file ends the merged one, and the preview says so before', async () => {
  const { engine } = at.tenant;
  const now = engine.now();
  await say(keep, unlimitedStorage, 'given', now - 10 * dayMs);
  await engine.write(people.staff, (unit) => orderOpened(unit, keep));
  await engine.write(people.staff, (unit) => ordersDone(unit, keep));
  await say(drop, unlimitedStorage, 'given', now - 5 * dayMs);
  await say(drop, unlimitedStorage, 'withdrawn', now - 4 * dayMs);
  expect(await previewMerge(engine, keep, drop)).toMatchObject({ fileDies: true });
  expect(await merge()).toMatchObject({ outcome: 'merged', file: 'erased' });
  expect(await count('person')).toBe(0);
});

test('two who merge or change at once: one wins, the other is told, and nothing is half done', async () => {
  const [first, second] = await Promise.all([merge(), merge({ keep: drop, drop: keep })]);
  expect(first).toMatchObject({ outcome: 'merged' });
  expect(second).toMatchObject({ outcome: 'refused', reason: 'unknown' });
  const other = await fileSomebody(at);
  expect(await merge({ drop: other, keepRevision: 1 })).toEqual({ outcome: 'conflict', revision: 2 });
  expect(await merge({ drop: other, keepRevision: 2, dropRevision: 7 })).toEqual({
    outcome: 'conflict',
    revision: 1,
  });
  expect(await count('customer')).toBe(2);
});

test('a restriction, a hold or an objection must be settled before', async () => {
  await changeStanding(at.tenant.engine, people.owner, drop, {
    fact: 'restriction',
    ground: 'accuracy-contested',
    about: 'set',
  });
  expect(await merge()).toMatchObject({ reason: 'restricted' });
  await changeStanding(at.tenant.engine, people.owner, keep, {
    fact: 'hold',
    ground: 'legal-dispute',
    about: 'set',
  });
  expect(await merge()).toMatchObject({ reason: 'held' });
});

test('erasing on request takes everything with it at once, consents included; a sheet is restricted until its time', async () => {
  const { engine } = at.tenant;
  await say(keep, unlimitedStorage, 'given');
  await say(keep, marketing, 'given');
  await storeInterests(engine, people.staff, keep, { topics: ['Krimi'], remark: '' }, null);
  await addNote(engine, people.staff, keep, { text: 'Notiz', pinned: false });
  async function* bytes() {
    yield new TextEncoder().encode('%PDF-1.7');
  }
  await filePaper(engine, people.staff, keep, {
    consents: [unlimitedStorage],
    signed: engine.now(),
    name: 'a.pdf',
    mediaType: 'application/pdf',
    bytes: bytes(),
  });
  expect(await previewErasure(engine, keep)).toMatchObject({
    held: false,
    kinds: [
      { kind: 'customer', action: 'erase', count: 1 },
      { kind: 'customer_note', action: 'erase', count: 1 },
      { kind: 'interest_profile', action: 'erase', count: 1 },
      { kind: 'consent_paper', action: 'restrict', count: 1 },
    ],
  });
  expect(await eraseCustomer(engine, people.owner, keep, '99999')).toEqual({ outcome: 'wrong-number' });
  expect(await eraseCustomer(engine, people.owner, keep, '10001')).toMatchObject({ outcome: 'erased' });
  expect(await findCustomers(engine, people.staff, '0345')).toEqual([]);
  const papers = await engine.db.selectFrom('records.consent_paper').select(['life', 'due_at']).execute();
  expect(papers).toEqual([{ life: 'restricted', due_at: Date.UTC(2029, 11, 31, 23) }]);
  expect(await engine.verify()).toEqual([]);
});

test('under a hold nothing is erased on request', async () => {
  await changeStanding(at.tenant.engine, people.owner, keep, {
    fact: 'hold',
    ground: 'legal-dispute',
    about: 'set',
  });
  expect(await eraseCustomer(at.tenant.engine, people.owner, keep, '10001')).toMatchObject({
    reason: 'held',
  });
  expect(await count('customer')).toBe(2);
});
