import type { PersonId, RecordId } from '@redlich/engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testOwner } from '../../platform/testing.ts';
import { correspondence, ticketNote } from './declaration.ts';
import { attachFile, openAttachment } from './service/attachments.ts';
import { appendInbound, partyByAddress } from './service/converse.ts';
import { clerk, deskOf } from './service/desk.ts';
import { fileFor, referenceFor, ticketFor, ticketsFor, writeTo } from './service/for-persons.ts';
import { closeSolved } from './service/forget.ts';
import { dueMessages, noteDelivery, openOutbound } from './service/outbox.ts';
import { helpdeskTables } from './tables.ts';
import { type TestDesk, testDesk } from './testing.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await testDesk();
});
afterEach(() => desk.at.end());

const engine = () => desk.at.tenant.engine;
const one = '/api/helpdesk/tickets/{id}';
const post = (id: string, what: string, body: object) =>
  desk.call(`post ${one}/${what}`, { params: { id }, body });
const viewer = (person: PersonId, companies: readonly string[] = []) => ({ person, companies });
const referenceOf = async (id: string) => (await desk.look(id)).reference ?? expect.fail();
const bytesOf = async function* (text: string) {
  yield new TextEncoder().encode(text);
};
const messagesOf = (story: Awaited<ReturnType<TestDesk['look']>>['story']) =>
  story.filter((entry) => entry.kind === 'message');
const lastMessage = async (id: string) => messagesOf((await desk.look(id)).story).at(-1) ?? expect.fail();

/** A message from outside by somebody of the enquiry. */
const writeIn = async (id: RecordId, person: PersonId, text: string) => {
  const at = await deskOf(desk.at.tenant);
  return engine().write(clerk, (unit) => appendInbound(unit, at, { ticket: id, person, message: { text } }));
};

describe('a conversation', () => {
  it('is recorded with contact, text and time, and goes by mail to whoever asked and to nobody else', async () => {
    const id = await desk.ask();
    await post(id, 'collaborators', { name: 'Ferdinand Ott', email: 'ott@kienzle.example' });
    await desk.reply(id, { copies: 'all' });
    const [due] = await dueMessages(engine(), 10);
    const outbound = await openOutbound(engine(), due ?? expect.fail());
    expect(outbound).toMatchObject({
      message: { sealed: { recipients: ['rosalie@kienzle.example'], copies: ['ott@kienzle.example'] } },
    });
    await noteDelivery(engine(), due ?? expect.fail(), { state: 'sent', mailKey: 'k1' });
    expect(await dueMessages(engine(), 10)).toEqual([]);
    expect(await desk.look(id)).toMatchObject({ state: 'waiting', assignee: testOwner.id });
    expect(await lastMessage(id)).toMatchObject({ delivery: 'sent', direction: 'out' });
  });

  it('reopens what waited or was solved when the person writes again', async () => {
    const id = await desk.ask();
    await desk.reply(id, { state: 'solved' });
    await writeIn(id, await desk.personOf(id), 'Er blinkt immer noch.');
    expect(await desk.look(id)).toMatchObject({ state: 'open' });
  });

  it('closes by itself a week after it was solved', async () => {
    const id = await desk.ask();
    await desk.reply(id, { state: 'solved' });
    desk.at.engine.advance(6 * 86_400_000);
    expect(await closeSolved(desk.at.tenant)).toBe(0);
    desk.at.engine.advance(2 * 86_400_000);
    expect(await closeSolved(desk.at.tenant)).toBe(1);
    expect(await desk.look(id)).toMatchObject({ state: 'closed', dueAction: 'anonymise' });
  });

  it('goes on in a follow-up when it was closed, without those who were involved', async () => {
    const id = await desk.ask();
    await post(id, 'collaborators', { name: 'Ferdinand Ott', email: 'ott@kienzle.example' });
    await desk.change(id, { state: 'closed' });
    const appended = await writeIn(id, await desk.personOf(id), 'Jetzt ist wieder etwas.');
    if (appended.outcome !== 'appended') expect.fail();
    expect(appended.as).toBe('follow-up');
    expect(await desk.look(appended.id)).toMatchObject({
      state: 'new',
      collaborators: [],
      contactEmail: 'rosalie@kienzle.example',
      links: [{ id, kind: 'follow-up' }],
    });
    expect(await desk.look(id)).toMatchObject({ state: 'closed' });
  });

  it('refuses the answer of somebody who has not seen the latest', async () => {
    const id = await desk.ask();
    const { revision } = await desk.look(id);
    await desk.reply(id);
    expect(await post(id, 'replies', { revision, text: 'Zu spät' })).toMatchObject({
      status: 409,
      code: 'conflict',
    });
    expect(messagesOf((await desk.look(id)).story)).toHaveLength(2);
  });

  it('knows the party of an address, and no stranger, whatever a header says', async () => {
    const id = await desk.ask();
    await post(id, 'collaborators', { name: '', email: 'ott@kienzle.example' });
    const party = (email: string) => engine().write(clerk, (unit) => partyByAddress(unit, id, email));
    expect(await party('Rosalie@Kienzle.example')).toBe(await desk.personOf(id));
    expect(await party('ott@kienzle.example')).not.toBeNull();
    expect(await party('mallory@elsewhere.example')).toBeNull();
    expect(await party('')).toBeNull();
  });
});

describe('an internal note', () => {
  it('cannot be opened for the correspondence, neither by type nor by a program that does not care', async () => {
    const id = await desk.ask();
    const note = (await post(id, 'notes', { text: 'Kunde ist schwierig.' })) as { id: RecordId };
    expect(await engine().open(clerk, ticketNote, note.id, correspondence as never)).toMatchObject({
      outcome: 'refused',
      reason: 'purpose-undeclared',
    });
    expect(await openOutbound(engine(), note.id)).toMatchObject({ outcome: 'refused' });
  });

  it('is not in what the person sees, nor are its files, nor the time spent', async () => {
    const id = await desk.ask();
    const note = (await post(id, 'notes', { text: 'NUR FÜR UNS' })) as { id: RecordId };
    const attached = await attachFile(desk.at.tenant, testOwner, note.id, {
      name: 'intern.txt',
      bytes: bytesOf('GEHEIM'),
    });
    if (attached.outcome !== 'attached') expect.fail();
    await post(id, 'work', { text: 'AUFWAND', workedOn: '2026-03-02', minutes: 5, billing: 'free' });
    const own = viewer(await desk.personOf(id));
    const page = await ticketFor(desk.at.tenant, own, await referenceOf(id));
    expect(JSON.stringify(page)).not.toMatch(/NUR FÜR UNS|intern\.txt|AUFWAND/);
    const reached = { reference: await referenceOf(id), message: note.id, file: attached.file };
    expect(await fileFor(desk.at.tenant, own, reached)).toMatchObject({
      outcome: 'refused',
      reason: 'unknown',
    });
  });
});

describe('what a person sees of enquiries', () => {
  it('is their own, those they are involved in, and by role those of their company; nothing else, however it is named', async () => {
    const companyId = await desk.company();
    const id = await desk.ask({ companyId });
    const stranger = await desk.personOf(
      await desk.ask({ contactEmail: 'm@elsewhere.example', contactName: 'M' }),
    );
    const reference = await referenceOf(id);
    const { tenant } = desk.at;
    expect(await ticketsFor(tenant, viewer(await desk.personOf(id)))).toMatchObject([
      { reference, as: 'own' },
    ]);
    expect(await ticketsFor(tenant, viewer(stranger))).toHaveLength(1);
    expect(await ticketsFor(tenant, viewer(stranger, [companyId]))).toHaveLength(2);
    const refusal = { outcome: 'refused', reason: 'unknown' };
    for (const guess of [reference, id, (await desk.look(id)).number, '']) {
      expect(await ticketFor(tenant, viewer(stranger), guess)).toEqual(refusal);
      expect(await writeTo(tenant, viewer(stranger), guess, { text: 'x' })).toEqual(refusal);
    }
  });

  it('is reached by references nobody can count up', async () => {
    const references = new Set<string>();
    for (let i = 0; i < 5; i++) references.add(await referenceOf(await desk.ask()));
    expect(references.size).toBe(5);
    for (const each of references) expect(each).toMatch(/^[\w-]{22}$/);
  });

  it('does not grow by a link, and a merged enquiry shows no other person what it went into', async () => {
    const companyId = await desk.company();
    const mine = await desk.ask({ companyId });
    const theirs = await desk.ask({
      ...{ companyId, contactName: 'Ferdinand Ott', contactEmail: 'ott@kienzle.example' },
      ...{ subject: 'Gehaltsabrechnung', text: 'VERTRAULICH' },
    });
    const person = viewer(await desk.personOf(mine));
    await post(mine, 'links', { other: theirs });
    expect(await ticketFor(desk.at.tenant, person, await referenceOf(theirs))).toMatchObject({
      outcome: 'refused',
    });
    const reference = await referenceOf(mine);
    await post(mine, 'merge', { other: theirs });
    const { tenant } = desk.at;
    const nachtrag = { text: 'Nachtrag', authorName: 'Rosalie', channel: 'portal' };
    const written = await writeTo(tenant, person, reference, nachtrag);
    if (written.outcome !== 'appended') return expect.fail();
    expect(await referenceFor(tenant, person, written.id, reference)).toBe(reference);
    const page = await ticketFor(tenant, person, reference);
    expect(JSON.stringify(page)).not.toMatch(/VERTRAULICH|Gehaltsabrechnung/);
    expect(page).toMatchObject({ state: 'new', messages: [{ direction: 'in' }, { text: 'Nachtrag' }] });
    expect(await ticketsFor(tenant, person)).toMatchObject([{ reference }]);
    const other = await ticketFor(tenant, viewer(await desk.personOf(theirs)), await referenceOf(theirs));
    expect(JSON.stringify(other)).toContain('Nachtrag');
  });

  it('is followed up by the other asker under the subject they know', async () => {
    const companyId = await desk.company();
    const mine = await desk.ask({ companyId, contactName: 'Nora', contactEmail: 'nora@kienzle.example' });
    const theirs = await desk.ask({
      ...{ companyId, contactName: 'Ferdinand Ott', contactEmail: 'ott@kienzle.example' },
      subject: 'Gehaltsabrechnung',
    });
    const person = viewer(await desk.personOf(mine));
    const reference = await referenceOf(mine);
    await post(mine, 'merge', { other: theirs });
    await desk.change(theirs, { state: 'closed' });
    const written = await writeTo(desk.at.tenant, person, reference, { text: 'Noch eine Frage' });
    if (written.outcome !== 'appended') return expect.fail();
    expect(written.as).toBe('follow-up');
    expect(await desk.look(written.id)).toMatchObject({ subject: 'Drucker druckt nicht', contact: 'Nora' });
  });

  it('has the files of its messages, and no file of another enquiry by its id', async () => {
    const id = await desk.ask();
    const other = await desk.ask({ contactEmail: 'm@elsewhere.example', contactName: 'M' });
    const [message, foreign] = [await lastMessage(id), await lastMessage(other)];
    const attach = async (part: string) => {
      const put = await attachFile(desk.at.tenant, testOwner, part as RecordId, {
        name: 'a.txt',
        bytes: bytesOf('Inhalt'),
      });
      return put.outcome === 'attached' ? put.file : expect.fail();
    };
    const [file, secret] = [await attach(message.id), await attach(foreign.id)];
    const reference = await referenceOf(id);
    const own = viewer(await desk.personOf(id));
    const get = (part: string, wanted: typeof file) =>
      fileFor(desk.at.tenant, own, { reference, message: part as RecordId, file: wanted });
    expect(await get(message.id, file)).toMatchObject({ outcome: 'opened', name: 'a.txt' });
    for (const [part, wanted] of [
      [foreign.id, secret],
      [message.id, secret],
      [foreign.id, file],
    ] as const)
      expect(await get(part, wanted)).toMatchObject({ outcome: 'refused', reason: 'unknown' });
    const crossed = { ticket: id, part: foreign.id as RecordId, file: secret };
    expect(await openAttachment(engine(), testOwner, crossed)).toMatchObject({ outcome: 'refused' });
  });
});

describe('an attachment', () => {
  const upload = async (name: string, content: string) => {
    const id = await desk.ask();
    const { id: part } = await lastMessage(id);
    const put = await attachFile(desk.at.tenant, testOwner, part as RecordId, {
      name,
      bytes: bytesOf(content),
    });
    if (put.outcome !== 'attached') return put;
    const { files } = await lastMessage(id);
    const file = files[0] ?? expect.fail();
    const download = (await desk.call(`get ${one}/entries/{part}/files/{file}`, {
      params: { id, part, file: file.id },
    })) as Response;
    return { file, headers: download.headers, text: await download.text() };
  };

  it.each([
    ['seite.html', '<!doctype html><script>alert(1)</script>'],
    ['bild.svg', '<svg onload="alert(1)"/>'],
    ['notiz.txt', '<script>alert(1)</script>'],
  ])('%s is saved and never shown', async (name, content) => {
    const { headers, text } = (await upload(name, content)) as { headers: Headers; text: string };
    expect(text).toBe(content);
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('that is no picture although it says so is refused; a mail keeps it as bytes', async () => {
    expect(await upload('bild.png', '<html></html>')).toEqual({ outcome: 'mismatch' });
    const { id: part } = await lastMessage(await desk.ask());
    const broken = { name: 'bild.png', bytes: bytesOf('<html></html>') };
    expect(await attachFile(desk.at.tenant, clerk, part as RecordId, broken, 'keep')).toMatchObject({
      outcome: 'attached',
    });
  });

  it('has a name without script, path and line breaks', async () => {
    const { file } = (await upload('../"><img src=x onerror=alert(1)>\r\n.txt', 'x')) as {
      file: { name: string };
    };
    expect(file.name).not.toMatch(/[<>"\r\n/\\]/);
  });
});

describe('joining', () => {
  it('merges two enquiries of one person: everything is in one story, and the other leads there', async () => {
    const first = await desk.ask();
    const second = await desk.ask({ subject: 'Nachtrag', text: 'Es ist das Modell 4711.' });
    await post(second, 'collaborators', { name: '', email: 'ott@kienzle.example' });
    await post(second, 'work', { text: 'x', workedOn: '2026-03-02', minutes: 10, billing: 'billable' });
    expect(await post(second, 'merge', { other: first })).toBeUndefined();
    const merged = await desk.look(first);
    expect(messagesOf(merged.story).map(({ text }) => text)).toContain('Es ist das Modell 4711.');
    expect(merged).toMatchObject({ billableMinutes: 10, collaborators: [] });
    expect(await desk.look(second)).toMatchObject({
      state: 'closed',
      mergedInto: { id: first },
      billableMinutes: 0,
    });
    const own = viewer(await desk.personOf(first));
    const page = await ticketFor(desk.at.tenant, own, await referenceOf(second));
    expect(page).toMatchObject({ number: merged.number });
    expect((await writeIn(second, own.person, 'Und noch etwas.')) as object).toMatchObject({ id: first });
  });

  it('never merges what belongs to different people who are not of one company', async () => {
    const [one, other] = [await desk.ask(), await desk.ask({ contactEmail: 'm@elsewhere.example' })];
    expect(await post(one, 'merge', { other })).toMatchObject({ status: 409, code: 'other-person' });
    expect(await post(one, 'merge', { other: one })).toMatchObject({ status: 409 });
  });

  it('splits messages off, without those involved, and takes none of another enquiry along', async () => {
    const id = await desk.ask();
    await post(id, 'collaborators', { name: '', email: 'ott@kienzle.example' });
    await writeIn(id, await desk.personOf(id), 'Außerdem: Das Telefon rauscht.');
    const message = await lastMessage(id);
    const foreign = await lastMessage(await desk.ask({ contactEmail: 'm@elsewhere.example' }));
    expect(await post(id, 'split', { subject: 'x', messages: [foreign.id] })).toMatchObject({ status: 404 });
    const split = (await post(id, 'split', { subject: 'Telefon', messages: [message.id] })) as { id: string };
    const made = await desk.look(split.id);
    expect(messagesOf(made.story).map(({ text }) => text)).toEqual(['Außerdem: Das Telefon rauscht.']);
    expect(made).toMatchObject({
      collaborators: [],
      subject: 'Telefon',
      personId: (await desk.look(id)).personId,
    });
    expect(messagesOf((await desk.look(id)).story)).toHaveLength(1);
  });
});

describe('the queue', () => {
  const view = async (name: string) =>
    (
      (await desk.call('get /api/helpdesk/tickets', { query: { view: name } })) as { rows: { id: string }[] }
    ).rows.map(({ id }) => id);

  it('shows each enquiry in the views it belongs to', async () => {
    const fresh = await desk.ask();
    const mine = await desk.ask({ assignee: testOwner.id, contactEmail: '' }).catch(() => null);
    const done = await desk.ask();
    await desk.change(done, { state: 'closed' });
    expect(await view('unassigned')).toEqual([fresh]);
    expect(await view('closed')).toEqual([done]);
    expect(mine).toBeNull();
    expect(await desk.call('get /api/helpdesk/counts')).toMatchObject({
      active: 1,
      closed: 1,
      unassigned: 1,
      all: 2,
    });
  });

  it('knows what is overdue by the business hours of its topic', async () => {
    const { id: categoryId } = (await desk.call('post /api/helpdesk/categories', {
      body: { name: 'Störung', respondHours: 4, solveHours: 16, position: 1 },
    })) as { id: string };
    const id = await desk.ask({ categoryId });
    expect((await desk.look(id)).respondBy).toBeGreaterThan(engine().now());
    expect(await view('overdue')).toEqual([]);
    desk.at.engine.advance(3 * 86_400_000);
    expect(await view('overdue')).toEqual([id]);
    await desk.reply(id);
    expect((await desk.look(id)).overdue).toBe('solution');
  });

  it('finds by number, subject, name, address, phone and telling words of the text and of notes', async () => {
    const id = await desk.ask({ contactPhone: '0711 5550177' });
    await desk.ask({
      subject: 'Etwas anderes',
      text: 'Nichts davon',
      contactEmail: 'm@elsewhere.example',
      contactName: 'M',
    });
    await post(id, 'notes', { text: 'Seriennummer ZX8812' });
    const { number } = await desk.look(id);
    for (const words of [
      number,
      'druck',
      'kienzle',
      'rosalie@kienzle.example',
      '5550177',
      'zentraldrucker',
      'zx88',
    ]) {
      const { rows } = (await desk.call('post /api/helpdesk/find', { body: { words } })) as {
        rows: { id: string }[];
      };
      expect(
        rows.map((row) => row.id),
        words,
      ).toEqual([id]);
    }
  });

  it('changes many at once and counts those it could not', async () => {
    const ids = [await desk.ask(), await desk.ask()];
    const ghost = '0198f2b0-0000-7000-8000-000000000000';
    const body = { tickets: [...ids, ghost], change: { state: 'closed', priority: 'low' } };
    expect(await desk.call('post /api/helpdesk/bulk', { body })).toEqual({ changed: 2, refused: 1 });
    expect(await desk.look(ids[0] ?? '')).toMatchObject({ state: 'closed', priority: 'low' });
  });

  it('goes into a table in which no formula is computed', async () => {
    await desk.ask({ subject: '=HYPERLINK("http://x.example";"Klick")', contactName: '@SUM(A1)' });
    const response = (await desk.call('post /api/helpdesk/export', { query: { view: 'all' } })) as Response;
    const table = await response.text();
    expect(table).toContain(`'=HYPERLINK`);
    expect(table).toContain(`'@SUM`);
    expect(response.headers.get('content-disposition')).toContain('attachment');
  });
});

describe('wrong input', () => {
  it.each([
    { subject: ['a'] },
    { subject: { $ne: '' } },
    { contactEmail: 'a@b.example\r\nBcc: x@y.example' },
    { contactEmail: 'a@b.example, x@y.example' },
    { contactName: 'a\r\nBcc: x@y.example' },
    { text: 1 },
    { channel: 'portal' },
    { personId: '1' },
  ])('%j is refused', async (wrong) => {
    await expect(desk.ask(wrong)).rejects.toThrow();
    const rows = await helpdeskTables(engine().db).selectFrom('records.ticket').select('id').execute();
    expect(rows).toEqual([]);
  });

  it('a topic, a company or a contract nobody has is refused', async () => {
    const ghost = '0198f2b0-0000-7000-8000-000000000000';
    const body = { channel: 'phone', subject: 'x', text: 'y' };
    for (const [field, code] of [
      ['categoryId', 'category-unknown'],
      ['companyId', 'company-unknown'],
      ['contractId', 'contract-unknown'],
    ] as const)
      expect(
        await desk.call('post /api/helpdesk/tickets', { body: { ...body, [field]: ghost } }),
      ).toMatchObject({
        status: 422,
        code,
      });
  });
});
