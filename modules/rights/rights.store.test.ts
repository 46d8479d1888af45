import { Readable } from 'node:stream';
import { type Actor, objectTo, type PersonId, type RecordId } from '@redlich/engine';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { egressModule } from '../../platform/egress/module.ts';
import { mailModule } from '../../platform/mail/module.ts';
import { numbersModule } from '../../platform/numbers/module.ts';
import { owner } from '../../platform/roles/roles.ts';
import { settingsModule } from '../../platform/settings/module.ts';
import { routesOf, type TestTenant, testTenant } from '../../platform/testing.ts';
import {
  customer,
  customerNote,
  customerPerson,
  customersModule,
  interestProfile,
  marketing,
  notification,
} from '../customers/index.ts';
import { mailingsModule } from '../mailings/index.ts';
import { papersModule } from '../papers/index.ts';
import { recipientsModule } from '../recipients/index.ts';
import { rightsModule } from './index.ts';
import { rightsPledges } from './pledges.ts';
import type {
  Correctable,
  FreshLinkShown,
  Hits,
  Options,
  Rectified,
  RequestList,
  Review,
  ShownRequest,
  StandingList,
} from './schemas.ts';
import { paperOf } from './service/answer.ts';

const boss: Actor = { id: 'boss', roles: [owner.id] };
const dayMs = 86_400_000;
let t: TestTenant;
let call: ReturnType<typeof routesOf>;
const parts = [
  numbersModule,
  settingsModule,
  egressModule,
  mailModule,
  customersModule,
  mailingsModule,
  recipientsModule,
  rightsModule,
];
beforeEach(async () => {
  t = await testTenant([...parts, papersModule(parts)]);
  call = routesOf(rightsModule, t.tenant);
});
afterEach(() => t.end());

const base = '/api/rights-requests/{id}';

async function newCustomer(lastName: string, note = 'Liest gern Krimis.'): Promise<PersonId> {
  const { engine } = t.tenant;
  const person = await engine.write(boss, async (unit) => {
    const made = await unit.newPerson(customerPerson);
    const address = { street: 'Lindenweg 3', postcode: '10115', city: 'Berlin', country: 'DE' };
    const contact = { phones: [], email: '', emailWord: '', company: '', ...address };
    await unit.insert(customer, {
      person: made,
      sealed: { salutation: 'ms', firstName: 'Anna', lastName, ...contact },
      plain: { number: lastName },
    });
    await unit.insert(customerNote, {
      person: made,
      sealed: { text: note },
      plain: { pinned: 0, author: 'boss' },
    });
    await unit.giveConsent(made, marketing, { channel: 'counter', wordingVersion: '1' });
    return made;
  });
  await engine.write(boss, (unit) =>
    unit.insert(interestProfile, { person, sealed: { topics: ['Krimi'], remark: '' }, plain: {} }),
  );
  return person;
}

async function take(right: string, more: object = {}): Promise<string> {
  const body = {
    right,
    channel: 'letter',
    name: 'Anna Weber',
    address: 'Lindenweg 3',
    email: '',
    text: 'Bitte.',
    ...more,
  };
  return ((await call('post /api/rights-requests', { body })) as { id: string }).id;
}
const step = (route: string, id: string, body?: unknown, more: Record<string, string> = {}) =>
  call(route.replace(' ', ` ${base}`), { params: { id, ...more }, body });
const shown = (id: string) => step('get ', id) as Promise<ShownRequest>;
const list = () => call('get /api/rights-requests') as Promise<RequestList>;
const bytesOf = async (reply: unknown) => Buffer.from(await (reply as Response).arrayBuffer());

async function identified(right: string, person: PersonId | null): Promise<string> {
  const id = await take(right);
  await step('put /person', id, { person });
  await step('put /identity', id, { how: 'card-seen' });
  return id;
}
const fulfil = (id: string) => step('put /decision', id, { as: 'fulfilled', reason: '' });
const link = (id: string) => step('post /link', id, { language: 'de' }) as Promise<FreshLinkShown>;
const atLink = (what: string, body: object) =>
  call(`post /api/rights-links/{tenant}/${what}`, { params: { tenant: t.tenant.id }, body });
const pledgeState = async (id: string) =>
  (await rightsPledges.find((each) => each.id === id)?.check(t.tenant.engine))?.state;

test('rights.written: an answer cannot be handed over, printed or decided before the identity is checked', async () => {
  const person = await newCustomer('Weber');
  const id = await take('access');
  await step('put /person', id, { person });
  for (const attempt of [
    () => step('get /papers/{paper}', id, undefined, { paper: 'report' }),
    () => step('get /review', id),
    () => step('get /package', id),
    () => fulfil(id),
    () => link(id),
    () => step('post /handed-on-paper', id),
  ])
    expect(await attempt()).toMatchObject({ outcome: 'problem', code: 'request-not-yet' });
  expect((await shown(id)).next).toBe('identify');
});

test('an access request goes from the counter to the person: found, checked, reviewed, fetched once by link, gone', async () => {
  const person = await newCustomer('Weber', 'Kommt mit Frau Kowalska.');
  await newCustomer('Kowalska');
  const { hits } = (await call('post /api/rights-requests/persons', { body: { query: 'weber' } })) as Hits;
  expect(hits).toMatchObject([{ person, name: 'Anna Weber' }]);
  await t.tenant.engine.write(boss, (unit) =>
    unit.giveConsent(person, notification, { channel: 'counter', wordingVersion: '1' }),
  );
  const id = await identified('access', person);
  const { records } = (await step('get /review', id)) as Review;
  expect(records[0]).toMatchObject({ mentions: [{ field: 'text', words: ['Kowalska'] }] });
  const marks = [{ record: records[0]?.id, fields: ['text'], parts: [] }];
  await step('put /review', id, { marks });
  const report = await bytesOf(await step('get /papers/{paper}', id, undefined, { paper: 'report' }));
  expect(report.subarray(0, 5).toString()).toBe('%PDF-');
  await fulfil(id);
  const fresh = await link(id);
  expect(fresh).toMatchObject({ tenant: t.tenant.id });
  const { token, secret } = fresh;
  const stored = JSON.stringify(
    await t.tenant.engine.db.selectFrom('records.rights_link').selectAll().execute(),
  );
  expect(stored).not.toContain(token);
  expect(stored).not.toContain(secret);

  expect(await atLink('open', { token, secret })).toMatchObject({ use: 'fetch' });
  const zip = await bytesOf(await atLink('fetch', { token, secret: secret.toLowerCase() }));
  const text = zip.toString('latin1');
  for (const name of ['Antwort.pdf', 'Auskunft.pdf', 'Auskunft.json', 'Einwilligungen.json'])
    expect(text).toContain(name);
  expect(text, 'its consents as records').toContain('"schema_version":"ISO/IEC TS 27560:2023"');
  expect(text, 'the copy').toContain('Lindenweg 3');
  expect(text, 'what was blacked out').not.toContain('Kowalska');
  expect(await atLink('fetch', { token, secret })).toMatchObject({ code: 'link-unusable' });

  const left = await t.tenant.engine.db.selectFrom('records.privacy_request').selectAll().execute();
  const answers = await t.tenant.engine.db.selectFrom('records.prepared_answer').selectAll().execute();
  expect([left, answers]).toEqual([[], []]);
  const { open, receipts } = await list();
  expect(open).toEqual([]);
  expect(receipts).toMatchObject([
    { number: 1, right: 'access', outcome: 'fulfilled', identity: 'card-seen', handed: 'link' },
  ]);
  expect(JSON.stringify(receipts)).not.toContain(person);
  for (const each of ['rights.all', 'rights.written', 'export.self', 'helpdesk.retention'])
    expect(await pledgeState(each), each).toBe('kept');
});

test('a word blacked out is missing in the report, its JSON and the portable package, and is shown again to the reviewer', async () => {
  const person = await newCustomer('Weber', 'Kommt mit Frau Kowalska am Montag.');
  await newCustomer('Kowalska');
  const text = 'Kommt mit Frau Kowalska am Montag.';
  for (const right of ['access', 'portability'] as const) {
    const id = await identified(right, person);
    const { records } = (await step('get /review', id)) as Review;
    const stamp = records[0]?.fields[0]?.texts[0]?.stamp;
    const from = text.indexOf('Kowalska');
    const parts = [{ field: 'text', item: 0, from, to: from + 8, stamp }];
    const marks = [{ record: records[0]?.id, fields: [], parts }];
    await step('put /review', id, { marks });
    expect(((await step('get /review', id)) as Review).marks, 'shown again').toEqual(marks);
    await fulfil(id);
    const zip = (await bytesOf(await step('get /package', id))).toString('utf8');
    expect(zip, right).not.toContain('Kowalska');
    if (right === 'access') expect(zip).toContain('Kommt mit Frau ████ am Montag.');
    const preview = (await bytesOf(await step('get /preview', id))).toString('utf8');
    expect(preview).not.toContain('Kowalska');
    expect(preview, 'the rest is there').toContain('Lindenweg 3');
    if (right === 'access') {
      const report = await paperOf(t.tenant, boss, id, { paper: 'report', language: 'de' });
      expect(JSON.stringify(report)).not.toContain('Kowalska');
      expect(JSON.stringify(report)).toContain('teils geschwärzt');
    }
  }
});

test('what came or changed after the review is reviewed before anything is handed over', async () => {
  const person = await newCustomer('Weber');
  const id = await identified('access', person);
  await step('put /review', id, { marks: [] });
  await fulfil(id);
  expect((await shown(id)).next).toBe('hand-over');
  t.engine.advance(1_000);
  await t.tenant.engine.write(boss, (unit) =>
    unit.insert(customerNote, {
      person,
      sealed: { text: 'Kam mit Herrn Neu.' },
      plain: { pinned: 0, author: 'boss' },
    }),
  );
  expect((await shown(id)).next).toBe('review');
  const onPaper = () => step('post /handed-on-paper', id);
  for (const hand of [() => link(id), onPaper])
    expect(await hand()).toMatchObject({ code: 'request-not-yet' });
  const { records } = (await step('get /review', id)) as Review;
  expect(records.map(({ isNew }) => isNew)).toEqual([true, ...records.slice(1).map(() => false)]);
  await step('put /review', id, { marks: [] });
  t.engine.advance(1_000);
  const seen = records.find(({ isNew, fields }) => !isNew && fields.some((each) => each.id === 'text'));
  const file = seen?.id as RecordId;
  await t.tenant.engine.files.put(boss, customerNote, file, {
    ...{ name: 'brief.txt', mediaType: 'text/plain' },
    bytes: Readable.from([Buffer.from('Herr Neu lässt grüßen.')]),
  });
  expect((await shown(id)).next, 'a file is something new as well').toBe('review');
  expect(await onPaper()).toMatchObject({ code: 'request-not-yet' });
  const again = (await step('get /review', id)) as Review;
  expect(again.records.filter(({ isNew }) => isNew).map((each) => each.id)).toEqual([file]);
  await step('put /review', id, { marks: [] });
  expect(await onPaper()).toBeUndefined();
});

test('a one-time link refuses guesses, the wrong secret, another tenant and old age with one and the same answer', async () => {
  const make = () => call('post /api/rights-links') as Promise<FreshLinkShown>;
  const unusable = { outcome: 'problem', status: 404, code: 'link-unusable' };
  const { token, secret } = await make();
  const refused = [
    await atLink('open', { token: 'x'.repeat(43), secret }),
    await atLink('open', { token, secret: 'AAAAA-AAAAA' }),
    await atLink('fetch', { token, secret }),
  ];
  for (const each of refused) expect(each).toEqual(refused[0]);
  expect(refused[0]).toMatchObject(unusable);

  const other = await testTenant([
    numbersModule,
    settingsModule,
    customersModule,
    recipientsModule,
    rightsModule,
  ]);
  const elsewhere = routesOf(rightsModule, other.tenant);
  const there = { params: { tenant: other.tenant.id }, body: { token, secret } };
  expect(await elsewhere('post /api/rights-links/{tenant}/open', there)).toEqual(refused[0]);
  await other.end();

  for (let i = 0; i < 4; i++) await atLink('open', { token, secret: `WRONG-${i}` });
  expect(await atLink('open', { token, secret }), 'five wrong secrets end it').toEqual(refused[0]);
  const late = await make();
  t.engine.advance(31 * dayMs);
  expect(await atLink('open', late && { token: late.token, secret: late.secret })).toEqual(refused[0]);
});

test('whoever guesses many links is refused for a minute, with right secrets as well', async () => {
  const { token, secret } = (await call('post /api/rights-links')) as FreshLinkShown;
  for (let i = 0; i < 30; i++) await atLink('open', { token: `guess-${i}`, secret });
  expect(await atLink('open', { token, secret })).toMatchObject({ code: 'link-unusable' });
  t.engine.advance(61_000);
  expect(await atLink('open', { token, secret })).toMatchObject({ use: 'write' });
});

test('a person writes a request by link once, even if it is sent twice at the same time', async () => {
  const { token, secret } = (await call('post /api/rights-links')) as FreshLinkShown;
  const request = { right: 'erasure', name: 'Ute Kern', address: '', email: '', text: 'Alles löschen' };
  const both = await Promise.all([1, 2].map(() => atLink('write', { token, secret, request })));
  expect(both.filter((each) => (each as { number?: number }).number === 1)).toHaveLength(1);
  expect((await list()).open).toMatchObject([{ right: 'erasure', channel: 'link', next: 'match' }]);
});

test('an erasure is carried out as planned after a typed confirmation, and the letter says so', async () => {
  const person = await newCustomer('Weber');
  await t.tenant.engine.write(boss, (unit) => unit.note('disclosed', { recipient: 'mail-provider' }, person));
  const id = await identified('erasure', person);
  const { plan } = (await step('get /options', id)) as Options;
  expect(plan?.fates).toHaveLength(3);
  const records = 3;
  expect(await step('post /carry-out', id, { right: 'erasure', confirm: 999, records })).toMatchObject({
    code: 'request-mistyped',
  });
  expect(await step('post /carry-out', id, { right: 'erasure', confirm: 1, records: 2 })).toMatchObject({
    code: 'request-plan-changed',
  });
  expect(await fulfil(id)).toMatchObject({ code: 'request-not-yet' });
  await step('post /carry-out', id, { right: 'erasure', confirm: 1, records });
  const left = await t.tenant.engine.db
    .selectFrom('records.customer')
    .select('id')
    .where('person_id', '=', person)
    .execute();
  expect(left).toEqual([]);
  expect((await t.tenant.engine.facts.of(person)).consents.marketing?.state).not.toBe('given');
  expect((await shown(id)).next, 'the recipient does not know yet').toBe('tell');
  await step('post /recipients/{recipient}/told', id, undefined, { recipient: 'mail-provider' });
  await fulfil(id);
  expect(
    (await bytesOf(await step('get /papers/{paper}', id, undefined, { paper: 'answer' }))).length,
  ).toBeGreaterThan(1_000);
  await step('post /handed-on-paper', id);
  expect((await list()).receipts).toMatchObject([{ right: 'erasure', handed: 'print' }]);
});

test('portal.recipients: a restriction is not fulfilled before everybody it was disclosed to is told', async () => {
  const person = await newCustomer('Weber');
  await t.tenant.engine.write(boss, (unit) => unit.note('disclosed', { recipient: 'mail-provider' }, person));
  const id = await identified('restriction', person);
  await step('post /carry-out', id, { right: 'restriction', ground: 'accuracy-contested' });
  expect((await t.tenant.engine.facts.of(person)).restrictions).toEqual(['accuracy-contested']);
  expect((await shown(id)).next).toBe('tell');
  expect(await fulfil(id)).toMatchObject({ code: 'request-not-yet' });
  await step('post /recipients/{recipient}/told', id, undefined, { recipient: 'mail-provider' });
  await fulfil(id);
  await step('post /handed-on-paper', id);
  expect((await list()).receipts).toMatchObject([{ to_tell: 1, told: 1 }]);
  expect(await pledgeState('portal.recipients')).toBe('kept');
});

test('an objection to advertising and a withdrawal take effect at once', async () => {
  const person = await newCustomer('Weber');
  const objection = await identified('marketing-objection', person);
  await step('post /carry-out', objection, { right: 'marketing-objection' });
  const facts = await t.tenant.engine.facts.of(person);
  expect(facts.objections).toContain('advertising');
  expect(facts.consents.marketing?.state).toBe('withdrawn');
  const withdrawal = await identified('withdrawal', await newCustomer('Kern'));
  expect(
    await step('post /carry-out', withdrawal, { right: 'withdrawal', consents: ['storage'] }),
  ).toMatchObject({ code: 'request-not-applicable' });
  expect(
    await step('post /carry-out', withdrawal, { right: 'withdrawal', consents: ['marketing'] }),
  ).toBeUndefined();
});

const weigh = (id: string, balance: string) =>
  step('put /decision', id, { as: 'weighed', balance, reason: 'Ohne den Abgleich gäbe es zwei Akten.' });
const factsOf = (person: PersonId) => t.tenant.engine.facts.of(person);

test('an objection is weighed before it is answered, and takes effect when the person is told', async () => {
  for (const balance of ['upheld', 'overridden'] as const) {
    const person = await newCustomer(`Weber-${balance}`);
    const id = await identified('objection', person);
    await step('post /carry-out', id, { right: 'objection', purpose: 'file_accuracy' });
    expect((await factsOf(person)).restrictions).toEqual(['objection-pending']);
    expect((await shown(id)).next).toBe('weigh');
    const refuse = { as: 'refused', ground: 'unfounded', reason: 'Das passt uns gerade nicht.' };
    for (const attempt of [() => fulfil(id), () => step('put /decision', id, refuse)])
      expect(await attempt(), 'nothing ends it unweighed').toMatchObject({ code: 'request-not-yet' });
    await weigh(id, balance);
    expect((await factsOf(person)).restrictions, 'not before the person knows').toHaveLength(1);
    await step('post /handed-on-paper', id);
    expect(await factsOf(person)).toMatchObject({
      restrictions: [],
      objections: balance === 'upheld' ? ['file_accuracy'] : [],
    });
  }
  expect((await list()).receipts.map(({ outcome }) => outcome).toSorted()).toEqual(['fulfilled', 'refused']);
});

test('an objection taken back is as if it had never been raised', async () => {
  const person = await newCustomer('Weber');
  const id = await identified('objection', person);
  await step('post /carry-out', id, { right: 'objection', purpose: 'file_accuracy' });
  await step('put /decision', id, { as: 'withdrawn' });
  await step('post /handed-on-paper', id);
  expect(await factsOf(person)).toMatchObject({ restrictions: [], objections: [] });
});

test('a restriction is lifted only after the person was told, by whoever answers requests', async () => {
  const person = await newCustomer('Weber');
  await t.tenant.engine.write(boss, (unit) => unit.restrict(person, 'accuracy-contested', 'set'));
  const { rows } = (await call('get /api/rights-standing')) as StandingList;
  expect(rows).toMatchObject([{ person, number: 'Weber', restrictions: [{ announcedAt: null }] }]);
  const at = (what: string, body: object) =>
    call(`post /api/rights-standing/{person}/${what}`, { params: { person }, body });
  const ground = 'accuracy-contested';
  expect(await at('lifted', { ground })).toMatchObject({ code: 'request-not-yet' });
  const reason = 'Die Anschrift ist geprüft und stimmt.';
  const letter = await bytesOf(await at('notice', { ground, reason, language: 'de' }));
  expect(letter.subarray(0, 5).toString()).toBe('%PDF-');
  expect(await at('notice', { ground: 'unlawful', reason, language: 'de' })).toMatchObject({ status: 404 });
  await at('announced', { ground });
  expect(await at('lifted', { ground })).toBeUndefined();
  expect((await factsOf(person)).restrictions).toEqual([]);
  expect((await call('get /api/rights-standing')) as StandingList).toEqual({ rows: [] });
});

test('an objection recorded in a customer’s file becomes a request of its own to be weighed, once', async () => {
  const person = await newCustomer('Weber');
  const { engine } = t.tenant;
  const purpose = engine.register.purposes.get('file_accuracy');
  if (purpose === undefined) throw new Error('declared');
  await engine.write(boss, (unit) => objectTo(unit, engine.register, person, purpose, 'counter'));
  t.engine.advance(3 * dayMs);
  const begin = () =>
    call('post /api/rights-standing/{person}/weighing', {
      params: { person },
      body: { purpose: 'file_accuracy' },
    }) as Promise<{ id: string }>;
  const { id } = await begin();
  expect(await begin()).toEqual({ id });
  expect(await shown(id)).toMatchObject({
    right: 'objection',
    name: 'Anna Weber',
    receivedAt: t.tenant.engine.now() - 3 * dayMs,
    next: 'identify',
  });
  const at = { params: { person }, body: { ground: 'objection-pending' } };
  await call('post /api/rights-standing/{person}/announced', at);
  expect(await call('post /api/rights-standing/{person}/lifted', at), 'weighed, not lifted').toMatchObject({
    code: 'request-not-yet',
  });
  await step('put /identity', id, { how: 'letter-to-known-address' });
  await weigh(id, 'upheld');
  await step('post /handed-on-paper', id);
  expect(await factsOf(person)).toMatchObject({ restrictions: [], objections: ['file_accuracy'] });
});

test('a rectification changes the file, keeps what stood before for a year, and is told in the letters', async () => {
  const person = await newCustomer('Webr');
  await t.tenant.engine.write(boss, (unit) => unit.note('disclosed', { recipient: 'mail-provider' }, person));
  const id = await identified('rectification', person);
  expect(await step('post /carry-out', id, { right: 'rectification' }), 'nothing is corrected').toMatchObject(
    {
      code: 'request-nothing-corrected',
    },
  );
  const { records } = (await step('get /correctable', id)) as Correctable;
  const file = records.find(({ fields }) => fields.some((field) => field.id === 'lastName'));
  if (file === undefined) throw new Error('the file can be corrected');
  expect(file.fields.map((field) => field.id)).not.toContain('emailWord');
  const correct = (field: string, value: string) =>
    step('post /rectifications', id, { record: file.id, field, value });
  expect(await correct('lastName', 'Weber')).toBeUndefined();
  expect(await correct('email', 'anna@weber.example')).toBeUndefined();
  expect(await correct('postcode', 'falsch')).toMatchObject({ code: 'request-wrong-value' });
  expect(await correct('emailWord', 'x')).toMatchObject({ code: 'request-not-applicable' });
  const engine = t.tenant.engine;
  expect(await engine.search(customer, 'weber', 5)).toHaveLength(1);
  const rectified = async () =>
    ((await call('get /api/rights-rectified/{person}', { params: { person } })) as Rectified).rows;
  expect(await rectified()).toMatchObject([
    { what: 'Kundenstammdaten: E-Mail-Adresse', before: '', after: 'anna@weber.example' },
    { what: 'Kundenstammdaten: Nachname', before: 'Webr', after: 'Weber', number: 1 },
  ]);
  await step('post /carry-out', id, { right: 'rectification' });
  await step('post /recipients/{recipient}/told', id, undefined, { recipient: 'mail-provider' });
  await fulfil(id);
  const letter = JSON.stringify(await paperOf(t.tenant, boss, id, { paper: 'answer', language: 'de' }));
  for (const said of ['Webr', 'Weber', 'Nachname']) expect(letter).toContain(said);
  await step('post /handed-on-paper', id);
  expect(await rectified(), 'the history outlives the request').toHaveLength(2);
  t.engine.advance(370 * dayMs);
  await engine.clock.sweep();
  expect(await rectified()).toEqual([]);
});

test('a recipient is excused only with a reason, which the person reads and nobody else keeps', async () => {
  const person = await newCustomer('Weber');
  await t.tenant.engine.write(boss, (unit) => unit.note('disclosed', { recipient: 'mail-provider' }, person));
  const id = await identified('restriction', person);
  const excuse = (reason: string) =>
    step('post /recipients/{recipient}/excused', id, { reason }, { recipient: 'mail-provider' });
  const reason = 'Der Dienst besteht nicht mehr.';
  expect(await excuse(reason), 'nothing was done yet').toMatchObject({ code: 'request-not-yet' });
  await step('post /carry-out', id, { right: 'restriction', ground: 'unlawful' });
  expect(await excuse(reason)).toBeUndefined();
  expect((await step('get /options', id)) as Options).toMatchObject({
    recipients: [{ told: false, excused: true }],
  });
  await fulfil(id);
  const letter = JSON.stringify(await paperOf(t.tenant, boss, id, { paper: 'answer', language: 'de' }));
  expect(letter).toContain(reason);
  await step('post /handed-on-paper', id);
  expect((await list()).receipts).toMatchObject([{ to_tell: 1, told: 0, excused: 1 }]);
  expect(await pledgeState('portal.recipients')).toBe('kept');
});

test('processor.forward: a request about a client’s data is passed on and not answered', async () => {
  const id = await take('access');
  await step('put /decision', id, { as: 'forwarded', addressee: 'Hafenkontor GmbH\nKai 1' });
  expect(await link(id)).toMatchObject({ code: 'request-not-yet' });
  expect(await step('get /papers/{paper}', id, undefined, { paper: 'forwarding' })).toMatchObject({
    status: 200,
  });
  await step('post /handed-on-paper', id);
  expect(await pledgeState('processor.forward')).toBe('kept');
});

test('the deadline is a month, can be extended within it only, and the list says how urgent it is', async () => {
  const id = await take('access');
  expect((await list()).open).toMatchObject([{ lastDay: '2026-04-02', light: 'green' }]);
  t.engine.advance(26 * dayMs);
  expect((await list()).open).toMatchObject([{ light: 'yellow' }]);
  const late = await take('erasure', { received: t.tenant.engine.now() - 40 * dayMs });
  const reason = { reason: 'Sehr viele Anträge zugleich.' };
  expect(await step('post /extension', late, reason)).toMatchObject({ code: 'request-too-late' });
  await step('post /extension', id, reason);
  expect(await shown(id)).toMatchObject({ extension: 'granted', lastDay: '2026-06-02', light: 'green' });
});

test('a refusal names its ground and goes out without an identity', async () => {
  const id = await take('erasure');
  await step('put /decision', id, {
    as: 'refused',
    ground: 'unidentified',
    reason: 'Die Angaben passen zu niemandem.',
  });
  expect(await step('get /papers/{paper}', id, undefined, { paper: 'answer' })).toMatchObject({
    status: 200,
  });
  await step('post /handed-on-paper', id);
  expect((await list()).receipts).toMatchObject([{ outcome: 'refused', identity: null }]);
});

test('an answer nobody fetched dies after thirty days, and a lost link is replaced', async () => {
  const id = await identified('portability', await newCustomer('Weber'));
  await step('put /review', id, { marks: [] });
  await fulfil(id);
  const first = await link(id);
  const { rows } = (await call('get /api/rights-answers')) as { rows: { id: string }[] };
  const second = (await call('post /api/rights-answers/{id}/link', {
    params: { id: rows[0]?.id ?? '' },
  })) as FreshLinkShown;
  expect(await atLink('open', { token: first.token, secret: first.secret })).toMatchObject({
    code: 'link-unusable',
  });
  expect(await atLink('open', { token: second.token, secret: second.secret })).toMatchObject({
    use: 'fetch',
  });
  t.engine.advance(31 * dayMs);
  await t.tenant.engine.clock.sweep();
  expect(await t.tenant.engine.db.selectFrom('records.prepared_answer').select('id').execute()).toEqual([]);
});
