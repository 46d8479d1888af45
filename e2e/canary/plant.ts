import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import { solved } from '../../modules/contact-form/testing.ts';
import { softPasskey } from '../../platform/login/testing.ts';
import { testSshServer } from '../../platform/places/testing/ssh-server.ts';
import { type ApiClient, apiClient } from '../harness/client.ts';
import { addArticle, addUser, setUpShop, takeOrder } from '../harness/shop.ts';
import type { Canaries } from './canaries.ts';

/** A shop in which every personal field holds a canary. */
export interface PlantedShop {
  readonly owner: ApiClient;
  readonly till: ApiClient;
  readonly article: string;
  /** Keeps all consents. */
  readonly kept: string;
  /** Has consented to messages only. */
  readonly leaving: string;
  /** Their orders, which lie ready. */
  readonly orders: { readonly kept: readonly string[]; readonly leaving: string };
  readonly login: string;
  readonly secret: string;
}

const ean = '2000000000015';

/** Writes canaries into everything the API takes: fields, files, wrong inputs, addresses and headers. */
export async function plant(url: string, canaries: Canaries, mayCall: Set<string>): Promise<PlantedShop> {
  const owner = await setUpShop(url);
  const [login, secret] = [canaries.word(), `Öl und ${canaries.apart('password')} im Küchenschrank`];
  const till = await addUser(url, owner, { name: canaries.text(), login, roles: ['staff'] }, secret);
  await addFactors(url, till, canaries);
  await owner.must(200, 'PUT', '/api/settings/mail-password', { value: canaries.text() });
  await addPlace(owner, canaries.text(), mayCall);
  const article = await addArticle(owner, ean, 'Der Leuchtturm am Ende', 2400);
  const kept = await addPerson(till, canaries, ['storage', 'notification', 'marketing']);
  const leaving = await addPerson(till, canaries, ['notification']);
  await tellAbout(owner, till, kept, canaries);
  await mail(owner, kept);
  const note = () => ({ note: canaries.long().slice(0, 1_900) });
  const taken = async (person: string, messageKind: string) => {
    const order = await takeOrder(till, person, article, { messageKind, ...note() });
    await till.must(200, 'POST', '/api/goods-in', { code: ean });
    return order;
  };
  const orders = {
    kept: [await taken(kept, 'email'), await taken(kept, 'letter'), await taken(kept, 'phone')],
    leaving: await taken(leaving, 'email'),
  };
  await till.must(201, 'POST', '/api/sales', {
    request: crypto.randomUUID(),
    ...{ lines: [{ articleId: article, quantity: 1 }], totalCents: 2400, payment: { kind: 'card' } },
  });
  await askForRights(owner, kept, canaries);
  await askForHelp(owner, canaries);
  await writeByForm(url, owner, canaries);
  await comeToThePortal(url, owner, canaries);
  await takeOver(owner, canaries);
  await goWrong(url, till, kept, canaries);
  return { owner, till, article, kept, leaving, orders, login, secret };
}

/** An SFTP account as a place for copies; it is looked at before it is saved. */
async function addPlace(owner: ApiClient, password: string, mayCall: Set<string>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'redlich-canary-place-'));
  const server = await testSshServer(folder, { user: 'laden', password });
  mayCall.add(`127.0.0.1:${server.port}`);
  try {
    await owner.must(201, 'POST', '/api/backups/places', {
      ...{ sort: 'sftp', title: 'Ablage', city: 'Jena', provider: '', folder: '/redlich', host: '127.0.0.1' },
      ...{ port: server.port, user: 'laden', login: 'password', secret: password, ownNetwork: true },
      hostKey: server.fingerprint,
    });
  } finally {
    await server.end();
    rmSync(folder, { recursive: true });
  }
}

async function addPerson(till: ApiClient, canaries: Canaries, consents: readonly string[]): Promise<string> {
  const { id } = await till.must(201, 'POST', '/api/customers', {
    ...{ salutation: 'ms', firstName: canaries.text(), lastName: canaries.text(), company: canaries.text() },
    ...{
      street: canaries.text(),
      city: canaries.text(),
      country: 'FR',
      postcode: canaries.apart('postcode'),
    },
    ...{ phones: [canaries.phone(), canaries.phone()], email: canaries.mail(), consents },
  });
  await till.must(201, 'POST', `/api/customers/${id}/notes`, { text: canaries.long(), pinned: true });
  await till.must(201, 'POST', `/api/customers/${id}/contacts`, {
    ...{ channel: 'phone', direction: 'in', text: canaries.text() },
  });
  return id;
}

/** Requests on their way, and a prepared answer whose link is a secret of its own. */
async function askForRights(owner: ApiClient, person: string, canaries: Canaries): Promise<void> {
  const take = async (right: string) => {
    const { id } = await owner.must(201, 'POST', '/api/rights-requests', {
      ...{ right, channel: 'letter', name: canaries.text(), address: canaries.text() },
      ...{ email: canaries.mail(), text: canaries.long().slice(0, 4_000) },
    });
    return `/api/rights-requests/${id}`;
  };
  const refused = await take('erasure');
  await owner.must(204, 'POST', `${refused}/extension`, { reason: canaries.text() });
  await owner.must(204, 'PUT', `${refused}/decision`, {
    ...{ as: 'refused', ground: 'unfounded', reason: canaries.text() },
  });
  const forwarded = await take('access');
  await owner.must(204, 'PUT', `${forwarded}/decision`, { as: 'forwarded', addressee: canaries.text() });
  await correctOnRequest(owner, await take('rectification'), person, canaries);
  const answered = await take('access');
  await owner.must(204, 'PUT', `${answered}/person`, { person });
  await owner.must(204, 'PUT', `${answered}/identity`, { how: 'card-seen' });
  await owner.must(204, 'PUT', `${answered}/review`, { marks: [] });
  await owner.must(204, 'PUT', `${answered}/decision`, { as: 'fulfilled', reason: canaries.text() });
  const { token, secret } = await owner.must(201, 'POST', `${answered}/link`, { language: 'de' });
  canaries.watch('token of a link', String(token));
  canaries.watch('secret of a link', String(secret));
}

async function correctOnRequest(
  owner: ApiClient,
  path: string,
  person: string,
  canaries: Canaries,
): Promise<void> {
  await owner.must(204, 'PUT', `${path}/person`, { person });
  await owner.must(204, 'PUT', `${path}/identity`, { how: 'card-seen' });
  const { records } = await owner.must(200, 'GET', `${path}/correctable`);
  const file = records.find((each: { fields: { id: string }[] }) =>
    each.fields.some(({ id }) => id === 'firstName'),
  );
  const correction = { record: file.id, field: 'firstName', value: canaries.text() };
  await owner.must(204, 'POST', `${path}/rectifications`, correction);
  await owner.must(204, 'POST', `${path}/carry-out`, { right: 'rectification' });
  for (const { recipient } of (await owner.must(200, 'GET', `${path}/options`)).recipients)
    await owner.must(204, 'POST', `${path}/recipients/${recipient}/excused`, { reason: canaries.text() });
}

/** A company with a contract, and an enquiry with everything that can hang on it. */
async function askForHelp(owner: ApiClient, canaries: Canaries): Promise<void> {
  const company = await owner.must(201, 'POST', '/api/companies', {
    ...{ name: canaries.text(), street: canaries.text(), city: canaries.text() },
    ...{ email: canaries.mail(), phone: canaries.phone() },
  });
  const contract = await owner.must(201, 'POST', '/api/contracts', {
    ...{
      companyId: company.id,
      partner: canaries.text(),
      services: [canaries.text()],
      note: canaries.long(),
    },
    startsOn: '2025-01-01',
  });
  const { id } = await owner.must(201, 'POST', '/api/helpdesk/tickets', {
    ...{ channel: 'phone', contactName: canaries.text(), contactEmail: canaries.mail() },
    ...{ contactPhone: canaries.phone(), subject: canaries.text(), text: canaries.long() },
    contractId: contract.id,
  });
  const path = `/api/helpdesk/tickets/${id}`;
  await owner.must(204, 'POST', `${path}/collaborators`, { name: canaries.text(), email: canaries.mail() });
  const note = await owner.must(201, 'POST', `${path}/notes`, { text: canaries.long() });
  const work = { text: canaries.text(), workedOn: '2026-03-02', minutes: 5, billing: 'billable' };
  await owner.must(201, 'POST', `${path}/work`, work);
  await owner.must(201, 'POST', `${path}/entries/${note.id}/files`, undefined, {
    raw: { type: 'application/octet-stream', bytes: canaries.long() },
    headers: { 'content-disposition': `attachment; filename="${canaries.word()}.txt"` },
  });
  const { revision } = await owner.must(200, 'GET', path, undefined);
  await owner.must(201, 'POST', `${path}/replies`, { revision, text: canaries.long() });
  await owner.must(200, 'POST', '/api/helpdesk/find', { words: canaries.text() });
  await owner.must(204, 'PUT', '/api/helpdesk/my-notices', { about: 'all', email: canaries.mail() });
}

/** A visitor writes by the open form, once with a computed proof and a file, once without JavaScript. */
async function writeByForm(url: string, owner: ApiClient, canaries: Canaries): Promise<void> {
  await owner.must(200, 'PUT', '/api/settings/contact-form', { value: { open: 'on', framedOn: [] } });
  const { tenant } = await owner.must(200, 'GET', '/api/contact-form');
  const visitor = apiClient(url);
  const path = `/api/contact-form/${tenant}`;
  const written = () => ({
    ...{ name: canaries.text(), email: canaries.mail(), subject: canaries.text() },
    text: canaries.long().slice(0, 4_000),
  });
  const { task } = await visitor.must(200, 'GET', path);
  const { pass } = await visitor.must(201, 'POST', path, { ...written(), proof: solved(task) });
  await visitor.must(201, 'POST', `${path}/${pass}/files`, undefined, {
    raw: { type: 'application/octet-stream', bytes: canaries.long() },
    headers: { 'content-disposition': `attachment; filename="${canaries.word()}.txt"` },
  });
  const asked = new URLSearchParams({ ...written(), pass: canaries.word(), answer: '99' }).toString();
  const raw = { type: 'application/x-www-form-urlencoded', bytes: asked };
  await visitor.must(422, 'POST', `/contact/${tenant}/plain`, undefined, { raw });
}

async function tellAbout(
  owner: ApiClient,
  till: ApiClient,
  person: string,
  canaries: Canaries,
): Promise<void> {
  await till.must(200, 'PUT', `/api/customers/${person}/interests`, {
    ...{ topics: [canaries.text(), 'Lyrik'], remark: canaries.text(), revision: null },
  });
  const sheet = `%PDF-1.7\n${canaries.long()}\n%%EOF\n`;
  const query = `consents=storage,marketing&signed=${Date.now()}`;
  const paper = await till.must(201, 'POST', `/api/customers/${person}/papers?${query}`, undefined, {
    raw: { type: 'application/pdf', bytes: sheet },
    headers: { 'content-disposition': `attachment; filename="${canaries.word()}.pdf"` },
  });
  const opened = await owner.call('GET', `/api/customers/${person}/papers/${paper.id}`);
  if (!new TextDecoder().decode(opened.bytes).includes(canaries.mark))
    throw new Error('the sheet did not come back');
  for (const query of [canaries.text(), canaries.mark, canaries.phone()])
    await till.must(200, 'POST', '/api/customers/search', { query });
  await till.must(200, 'POST', '/api/orders/find', { words: canaries.text() });
}

/** A customer list of an old system; its second row cannot be read, and so stands in the report. */
/** Somebody is invited to the portal, chooses a password, asks with a file and looks. */
async function comeToThePortal(url: string, owner: ApiClient, canaries: Canaries): Promise<void> {
  const { secret } = await owner.must(201, 'POST', '/api/portal-accounts', {
    ...{
      name: canaries.text(),
      email: canaries.mail(),
      language: 'de',
      person: null,
      company: null,
      reach: 'own',
    },
  });
  canaries.watch('secret of an invitation', secret);
  const guest = apiClient(url);
  const password = `Tisch und ${canaries.apart('portal password')} am Fenster`;
  await guest.must(204, 'POST', '/api/portal/link/use', { secret, password });
  const asked = { subject: canaries.text(), text: canaries.long() };
  const { reference } = await guest.must(201, 'POST', '/api/portal/tickets', asked);
  await guest.must(201, 'POST', `/api/portal/tickets/${reference}/messages`, { text: canaries.long() });
  await guest.must(200, 'GET', `/api/portal/tickets/${reference}`);
  const wrong = { email: canaries.mail(), password: canaries.text() };
  await apiClient(url).must(401, 'POST', '/api/portal/session', wrong);
}

async function takeOver(owner: ApiClient, canaries: Canaries): Promise<void> {
  const table = [
    'Nummer;Vorname;Nachname;E-Mail;Notiz',
    `K9001;${canaries.text()};${canaries.text()};${canaries.mail()};${canaries.text()}`,
    `K9002;${canaries.text()};${canaries.text()};${canaries.text()};${canaries.text()}`,
  ];
  const columns = ['Nummer', 'Vorname', 'Nachname', 'E-Mail', 'Notiz'];
  const fields = ['number', 'firstName', 'lastName', 'email', 'note'];
  const choices = columns.map((column, i) => ({ column, field: fields[i] }));
  const body = new FormData();
  body.set('order', JSON.stringify({ mode: 'import', choices }));
  body.set('file', new Blob([table.join('\n')], { type: 'text/csv' }), `${canaries.word()}.csv`);
  const form = new Request('http://form.invalid/', { method: 'POST', body });
  const raw = {
    type: form.headers.get('content-type') ?? '',
    bytes: new Uint8Array(await form.arrayBuffer()),
  };
  const report = await owner.must(200, 'POST', '/api/import/customers', undefined, { raw });
  if (report.counts.added < 1) throw new Error(`the import took over nothing: ${JSON.stringify(report)}`);
}

async function mail(owner: ApiClient, person: string): Promise<void> {
  for (const channel of ['letter', 'email']) {
    const mailing = { title: 'Herbst', channel, subject: 'Lesung', body: 'Wir laden ein.', topics: [] };
    const { id } = await owner.must(201, 'POST', '/api/mailings', mailing);
    const released = await owner.must(200, 'POST', `/api/mailings/${id}/release`);
    if (released.pieces !== 1) throw new Error(`nothing was written to ${person}`);
  }
}

async function addFactors(url: string, till: ApiClient, canaries: Canaries): Promise<void> {
  const begun = await till.must(200, 'POST', '/api/account/totp');
  canaries.watch('one-time key', begun.secret);
  const code = new TOTP({ secret: Secret.fromBase32(begun.secret) }).generate();
  const { recoveryCodes } = await till.must(200, 'POST', '/api/account/totp/confirm', { code });
  for (const each of recoveryCodes) canaries.watch('recovery code', each);
  const passkey = softPasskey(url);
  const options = await till.must(200, 'POST', '/api/account/passkeys/options', undefined);
  const named = { name: canaries.text(), response: passkey.create(options) };
  await till.must(201, 'POST', '/api/account/passkeys', named);
}

/** What people and attackers send that is refused. */
async function goWrong(url: string, till: ApiClient, person: string, canaries: Canaries): Promise<void> {
  const headers = () => ({
    ...{ 'user-agent': canaries.word(), referer: `http://${canaries.word()}.example/` },
    ...{
      'x-forwarded-for': canaries.word(),
      'accept-language': canaries.word(),
      cookie: `x=${canaries.word()}`,
    },
  });
  const stranger = apiClient(url);
  const attempt = { login: canaries.text(), password: canaries.text() };
  await stranger.must(401, 'POST', '/api/session', attempt, { headers: headers() });
  const path = () => `/api/${canaries.word()}/${encodeURIComponent(canaries.text())}?q=${canaries.word()}`;
  for (const method of ['GET', 'POST', 'DELETE'])
    await till.must(404, method, path(), undefined, { headers: { 'user-agent': canaries.word() } });
  await stranger.call('GET', `/${canaries.word()}.html?name=${canaries.word()}`, undefined, {
    headers: headers(),
  });
  const injection = `/${canaries.word()}.html?q=%3Cscript%3E${canaries.word()}`;
  await stranger.call('GET', injection, undefined, { headers: headers() });
  await till.must(422, 'POST', '/api/customers', {
    ...{ lastName: canaries.text(), email: canaries.text(), phones: [canaries.text()] },
    ...{ [canaries.word()]: canaries.text() },
  });
  await till.must(404, 'GET', `/api/customers/${canaries.word()}`);
  await till.call('GET', `/api/customers?after=${canaries.word()}&consent=${canaries.word()}`);
  await till.call('POST', '/api/customers/search', { query: canaries.long() });
  await till.call('POST', `/api/customers/${person}/consents/${canaries.word()}`, { event: 'given' });
  const broken = { raw: { type: 'application/json', bytes: `{"lastName": "${canaries.text()}` } };
  await till.call('POST', '/api/customers', undefined, broken);
  const page = { raw: { type: 'application/pdf', bytes: canaries.text() } };
  await till.call('POST', `/api/customers/${person}/papers?consents=storage&signed=1`, undefined, page);
}
