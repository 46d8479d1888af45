import { announceLifting, type ConsentKind, liftRestriction, type PersonId } from '@redlich/engine';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { routesOf, type TestTenant } from '../../platform/testing.ts';
import { customerConsents, marketing, notification, unlimitedStorage } from './consents.ts';
import { customersModule } from './module.ts';
import type { ConsentsReply } from './replies.ts';
import { endOrphanPapers } from './service/consent-papers.ts';
import { filePaper, type SignedPaper } from './service/file-paper.ts';
import { findCustomers } from './service/find-customers.ts';
import { readInterests, storeInterests } from './service/interests.ts';
import { changeStanding } from './service/legal-standing.ts';
import { addNote } from './service/notes.ts';
import { orderOpened, ordersDone } from './service/order-events.ts';
import { type ConsentEvent, recordConsent } from './service/record-consent.ts';
import { showConsents } from './service/show-consents.ts';
import { adaptWording } from './service/wordings.ts';
import { customerTenant, dayMs, fileSomebody, people } from './testing.ts';

let at: TestTenant;
let person: PersonId;
beforeEach(async () => {
  at = await customerTenant();
  person = await fileSomebody(at);
});
afterEach(() => at.end());

const say = (consent: ConsentKind, event: ConsentEvent['event'], more: Partial<ConsentEvent> = {}) =>
  recordConsent(at.tenant.engine, people.staff, person, consent, { event, channel: 'counter', ...more });
const show = async () => (await showConsents(at.tenant.engine, person)) as ConsentsReply;
const open = () => at.tenant.engine.write(people.staff, (unit) => orderOpened(unit, person));
const done = () => at.tenant.engine.write(people.staff, (unit) => ordersDone(unit, person));
const find = () => findCustomers(at.tenant.engine, people.staff, 'weis');
const count = async (kind: string) =>
  (await at.tenant.engine.db.selectFrom(`records.${kind}`).select('id').execute()).length;

test('consent.kinds: three consents, each apart, none set by default', async () => {
  expect(customerConsents.map((consent) => consent.id)).toEqual(['storage', 'notification', 'marketing']);
  expect((await show()).kinds.map((kind) => kind.state)).toEqual(['never', 'never', 'never']);
  await say(notification, 'given');
  expect((await show()).kinds.map((kind) => kind.state)).toEqual(['never', 'given', 'never']);
  for (const consent of customerConsents) {
    for (const text of [consent.wording.text, consent.withdrawal]) {
      expect(text.de).toMatch(/widerrufe/);
      expect(text.en).toMatch(/withdraw/);
    }
  }
});

test('consent.visible: the label is grey without consent, says to what consent was given, and turns grey again', async () => {
  expect((await find())[0]?.label).toEqual({ state: 'none', given: [] });
  await say(notification, 'given');
  expect((await find())[0]?.label).toEqual({ state: 'partly', given: ['notification'] });
  for (const consent of customerConsents) await say(consent, 'given');
  expect((await find())[0]?.label).toEqual({
    state: 'given',
    given: ['storage', 'notification', 'marketing'],
  });
  for (const consent of customerConsents) await say(consent, 'withdrawn');
  expect((await find())[0]?.label).toEqual({ state: 'none', given: [] });
});

test('consent.evidence: each word is kept with wording, date, channel and recorder, the newest first', async () => {
  const now = at.tenant.engine.now();
  await say(unlimitedStorage, 'given', { channel: 'letter', at: now - dayMs });
  at.engine.advance(1_000);
  await say(unlimitedStorage, 'withdrawn', { channel: 'phone' });
  expect((await show()).history).toMatchObject([
    {
      consent: 'storage',
      event: 'withdrawn',
      at: now + 1_000,
      channel: 'phone',
      wordingVersion: '1',
      recordedBy: 'u-staff',
    },
    {
      consent: 'storage',
      event: 'given',
      at: now - dayMs,
      recordedAt: now,
      channel: 'letter',
      wordingVersion: '1',
    },
  ]);
});

test('consent.evidence: saying the same twice is no news, the future and an older word are refused', async () => {
  const now = at.tenant.engine.now();
  expect(await say(notification, 'withdrawn')).toMatchObject({ outcome: 'unchanged' });
  expect(await say(notification, 'given')).toMatchObject({ outcome: 'recorded' });
  expect(await say(notification, 'given')).toMatchObject({ outcome: 'unchanged' });
  expect(await say(notification, 'withdrawn', { at: now + 1 })).toEqual({ outcome: 'in-the-future' });
  expect(await say(notification, 'withdrawn', { at: now - 1 })).toEqual({ outcome: 'older-than-known' });
  expect(await say(notification, 'given', { wordingVersion: '77' })).toEqual({ outcome: 'unknown-wording' });
  expect((await show()).history).toHaveLength(1);
});

test('consent.evidence: an adapted wording is a new version; earlier consents keep theirs, and can be given anew', async () => {
  const { engine } = at.tenant;
  await say(marketing, 'given');
  const text = {
    de: 'Ich möchte Ihren Veranstaltungskalender, bis ich widerrufe.',
    en: 'I want your calendar of events, until I withdraw.',
  };
  expect(await adaptWording(engine, people.owner, marketing, text)).toEqual({ version: '1.01', text });
  expect(await adaptWording(engine, people.owner, marketing, text)).toEqual({ version: '1.01', text });
  const shown = (await show()).kinds.find((kind) => kind.consent === 'marketing');
  expect(shown).toMatchObject({ wordingVersion: '1', wording: { version: '1.01', text } });
  expect(await engine.ledger.page({ types: ['wording-changed'], limit: 5 })).toMatchObject([
    { actor: 'u-owner', body: { consent: 'marketing', version: '1.01' } },
  ]);
  expect(await say(marketing, 'given')).toMatchObject({ outcome: 'recorded' });
  expect((await show()).kinds.find((kind) => kind.consent === 'marketing')).toMatchObject({
    wordingVersion: '1.01',
  });
});

test('consent.storage: without the consent, address and notes are erased in the moment the last order is done', async () => {
  await addNote(at.tenant.engine, people.staff, person, { text: 'Nachbarin nimmt an', pinned: false });
  await open();
  at.engine.advance(400 * dayMs);
  await at.tenant.engine.clock.sweep();
  expect(await find()).toHaveLength(1);
  expect(await done()).toBe('erased');
  expect([await count('customer'), await count('customer_note'), await count('person')]).toEqual([0, 0, 0]);
  expect(await find()).toEqual([]);
  expect(await at.tenant.engine.verify()).toEqual([]);
});

test('consent.storage: with the consent the file stays, and dies with its withdrawal in the same moment', async () => {
  const id = await addNote(at.tenant.engine, people.staff, person, {
    text: 'Sammelt Atlanten',
    pinned: false,
  });
  await say(unlimitedStorage, 'given');
  await open();
  expect((await show()).kinds[0]).toMatchObject({ onWithdrawal: 'file-dies-with-orders' });
  expect(await done()).toBe('kept');
  await at.tenant.engine.clock.sweep();
  expect((await show()).kinds[0]).toMatchObject({ onWithdrawal: 'file-dies-now' });
  expect(id).not.toBeNull();
  expect(await say(unlimitedStorage, 'withdrawn')).toMatchObject({ outcome: 'recorded', file: 'erased' });
  expect([await count('customer'), await count('customer_note')]).toEqual([0, 0]);
  expect(await showConsents(at.tenant.engine, person)).toMatchObject({ reason: 'unknown' });
});

test('consent.storage: a file without an open order is open to the shop by that consent alone', async () => {
  const { engine } = at.tenant;
  await say(unlimitedStorage, 'given');
  await open();
  await done();
  expect(await find()).toHaveLength(1);
  const [entry] = await engine.ledger.page({ stream: 'access', limit: 1 });
  expect(entry?.body.purpose).toBe('customer_care');
  await changeStanding(engine, people.owner, person, { fact: 'hold', ground: 'legal-dispute', about: 'set' });
  expect(await say(unlimitedStorage, 'withdrawn')).toMatchObject({ file: 'kept' });
  expect(await find()).toMatchObject([{ refused: 'consent-withdrawn', person: null }]);
  await changeStanding(engine, people.owner, person, {
    fact: 'hold',
    ground: 'legal-dispute',
    about: 'lifted',
  });
  expect(await find()).toEqual([]);
});

test('a customer who comes back after the thirtieth day, before the sweep, is not forgotten with the new order', async () => {
  at.engine.advance(40 * dayMs);
  await open();
  await at.tenant.engine.clock.sweep();
  expect(await find()).toHaveLength(1);
});

test('a note written later dies with the file as if it had always been there', async () => {
  await open();
  await addNote(at.tenant.engine, people.staff, person, { text: 'Später erfasst', pinned: false });
  await say(unlimitedStorage, 'given');
  await done();
  await addNote(at.tenant.engine, people.staff, person, { text: 'Noch später', pinned: false });
  await say(unlimitedStorage, 'withdrawn');
  expect(await count('customer_note')).toBe(0);
});

test('consent.marketing: without the third consent no interests can be stored, and the engine says why', async () => {
  const store = () =>
    storeInterests(
      at.tenant.engine,
      people.staff,
      person,
      { topics: ['Lyrik', 'lyrik', 'Reise'], remark: '' },
      null,
    );
  expect(await store()).toEqual({ outcome: 'refused', reason: 'consent-missing', about: 'marketing' });
  expect(await count('interest_profile')).toBe(0);
  expect(await at.tenant.engine.verify()).toEqual([]);
  await say(marketing, 'given');
  expect(await store()).toEqual({ outcome: 'changed', revision: 1 });
  expect(await store()).toEqual({ outcome: 'conflict', revision: 1 });
  expect(await readInterests(at.tenant.engine, people.staff, person)).toMatchObject({
    topics: ['lyrik', 'Reise'],
    revision: 1,
  });
});

test('consent.marketing: the profile dies at once with the withdrawal, and the file lives on', async () => {
  await say(marketing, 'given');
  await storeInterests(at.tenant.engine, people.staff, person, { topics: ['Krimi'], remark: 'x' }, null);
  expect(await say(marketing, 'withdrawn')).toMatchObject({ file: 'kept' });
  expect([await count('interest_profile'), await count('customer')]).toEqual([0, 1]);
});

test('consent.marketing: an objection to advertising is a withdrawal as well and takes effect at once', async () => {
  await say(marketing, 'given');
  await storeInterests(at.tenant.engine, people.staff, person, { topics: ['Krimi'], remark: '' }, null);
  const change = { fact: 'objection', purpose: 'advertising', about: 'raised' } as const;
  expect(await changeStanding(at.tenant.engine, people.owner, person, change)).toMatchObject({
    facts: { objections: ['advertising'], consents: { marketing: { state: 'withdrawn' } } },
  });
  expect(await count('interest_profile')).toBe(0);
  expect(
    await changeStanding(at.tenant.engine, people.owner, person, { ...change, purpose: 'customer_service' }),
  ).toEqual({ outcome: 'not-open-to-objection' });
});

test('an objection to a legitimate interest restricts all else until it is weighed or taken back', async () => {
  const change = { fact: 'objection', purpose: 'file_accuracy', about: 'raised' } as const;
  expect(await changeStanding(at.tenant.engine, people.owner, person, change)).toMatchObject({
    facts: { objections: ['file_accuracy'], restrictions: ['objection-pending'] },
  });
  expect(
    await changeStanding(at.tenant.engine, people.owner, person, { ...change, about: 'lifted' }),
  ).toMatchObject({ facts: { objections: [], restrictions: [] } });
});

test('the profile dies with the file, even while the third consent stands', async () => {
  await say(marketing, 'given');
  await storeInterests(at.tenant.engine, people.staff, person, { topics: ['Krimi'], remark: '' }, null);
  await open();
  await done();
  expect([await count('interest_profile'), await count('person')]).toEqual([0, 0]);
});

test('what the person needs for claims of their own is not erased, until the restriction is lifted', async () => {
  const { engine } = at.tenant;
  await open();
  const claim = { fact: 'restriction', ground: 'needed-for-claims', about: 'set' } as const;
  expect(await changeStanding(engine, people.owner, person, claim)).toMatchObject({
    facts: { restrictions: ['needed-for-claims'], holds: [] },
  });
  expect(await done()).toBe('kept');
  expect(await count('customer')).toBe(1);
  await engine.write(people.owner, (unit) => announceLifting(unit, person, 'needed-for-claims'));
  await engine.write(people.owner, (unit) => liftRestriction(unit, person, 'needed-for-claims'));
  expect(await count('customer')).toBe(0);
});

const pdf = new TextEncoder().encode('%PDF-1.7 eine Unterschrift');
async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
const paper = (more: Partial<SignedPaper> = {}): SignedPaper => ({
  consents: [unlimitedStorage, notification],
  signed: at.tenant.engine.now() - dayMs,
  name: 'blatt.pdf',
  mediaType: 'application/pdf',
  bytes: once(pdf),
  ...more,
});
const file = (more: Partial<SignedPaper> = {}) =>
  filePaper(at.tenant.engine, people.staff, person, paper(more));

test('consent.evidence: a signed sheet proves all consents on it and opens for the proof alone', async () => {
  const filed = await file();
  expect(filed).toMatchObject({ outcome: 'filed' });
  const shown = await show();
  expect(shown.kinds.map(({ state, channel, paper: proved }) => [state, channel, proved])).toEqual([
    ['given', 'paper', true],
    ['given', 'paper', true],
    ['never', null, false],
  ]);
  expect(shown.papers).toMatchObject([
    { consents: ['storage', 'notification'], dueAt: null, size: pdf.length },
  ]);
  const call = routesOf(customersModule, at.tenant);
  const params = { id: person, record: shown.papers[0]?.id ?? '' };
  const answer = (await call('get /api/customers/{id}/papers/{record}', { params })) as Response;
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(pdf);
  const [entry] = await at.tenant.engine.ledger.page({ stream: 'access', limit: 1 });
  expect(entry?.body).toMatchObject({ kind: 'consent_paper', purpose: 'consent_evidence' });
});

test('a sheet that cannot be recorded leaves nothing behind', async () => {
  await say(notification, 'given');
  expect(await file()).toEqual({ outcome: 'older-than-known' });
  expect(await file({ signed: at.tenant.engine.now() + dayMs })).toEqual({ outcome: 'in-the-future' });
  expect((await show()).kinds.map((kind) => kind.state)).toEqual(['never', 'given', 'never']);
  expect([await count('consent_paper'), await count('file')]).toEqual([0, 0]);
});

test('a sheet is kept until three years after the end of the year in which its last consent was withdrawn', async () => {
  await file({ signed: at.tenant.engine.now() });
  await say(notification, 'withdrawn');
  expect((await show()).papers[0]?.dueAt).toBeNull();
  await say(unlimitedStorage, 'withdrawn');
  expect(new Date((await show()).papers[0]?.dueAt ?? 0).toISOString()).toBe('2029-12-31T23:00:00.000Z');
});

test('when the file dies by itself, the job starts the last period of its sheets', async () => {
  await file({ consents: [notification] });
  at.engine.advance(40 * dayMs);
  await at.tenant.engine.clock.sweep();
  expect([await count('customer'), await count('consent_paper')]).toEqual([0, 1]);
  expect(await endOrphanPapers(at.tenant.engine, people.staff)).toBe(1);
  expect(await endOrphanPapers(at.tenant.engine, people.staff)).toBe(0);
  at.engine.advance(4 * 366 * dayMs);
  expect(await at.tenant.engine.clock.sweep()).toMatchObject({ erased: { consent_paper: 1 } });
  expect(await count('person')).toBe(0);
});

test('every consent of every file can be looked through without a name', async () => {
  await say(notification, 'given');
  const call = routesOf(customersModule, at.tenant);
  const reply = JSON.stringify(await call('get /api/consents'));
  expect(reply).toContain('"given"');
  expect(reply).not.toMatch(/Weißenfels|Mühlgraben|5550/);
});
