import { createReadStream, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testOwner } from '../../platform/testing.ts';
import { type TestDesk, testDesk } from '../helpdesk/testing.ts';
import type { OsticketReport } from './report.ts';
import { type OsticketTask, takeOver } from './service/take-over.ts';

/** Written by mysqldump of MariaDB 10.11, with its usual options, and with those for raw bytes. Persons and places are invented. */
const dumps = (['usual.sql', 'raw.sql'] as const).map((name) => join(import.meta.dirname, 'testing', name));
const [usual = '', raw = ''] = dumps;

let desk: TestDesk;
let folder: string;
let report: OsticketReport;
const run = (path: string, more: Partial<OsticketTask> = {}, at = desk): Promise<OsticketReport> =>
  takeOver(placeOf(at), { dump: createReadStream(path, { highWaterMark: 777 }), mode: 'import', ...more });
const placeOf = ({ at: { tenant } }: TestDesk) => ({ tenant: { ...tenant, folder }, actor: testOwner });
interface Row {
  readonly id: string;
  readonly number: string;
}
const rowsIn = async (at = desk) =>
  (
    (await at.call('get /api/helpdesk/tickets', { query: { view: 'all' } })) as { rows: readonly Row[] }
  ).rows.toSorted((a, b) => a.number.localeCompare(b.number));
const numbered = async (number: string, at = desk) => {
  const { rows } = (await at.call('post /api/helpdesk/find', { body: { words: number } })) as { rows: Row[] };
  return at.look(rows.find((row) => row.number === number)?.id ?? expect.fail(`no ${number}`));
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'redlich-osticket-'));
  desk = await testDesk();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await desk.at.end();
});

describe('a dump of osTicket', () => {
  it('is told in a dry run, which writes nothing', async () => {
    const dry = await run(usual, { mode: 'dry-run' });
    expect(dry).toMatchObject({
      outcome: 'checked',
      counts: {
        tickets: 5,
        known: 0,
        messages: 7,
        notes: 3,
        files: 2,
        persons: 3,
        companies: 1,
        events: 4,
        links: 2,
      },
      pastDate: [{ count: 1 }],
    });
    expect(dry.pastDate[0]?.rule.de).toContain('2 Jahre');
    expect(await rowsIn()).toEqual([]);
    report = await run(usual);
    expect({ ...report, outcome: 'checked', counts: { ...report.counts, megabytes: 0 } }).toEqual({
      ...dry,
      counts: { ...dry.counts, megabytes: 0 },
    });
  });

  it('says what is left out and why', () => {
    const told = Object.fromEntries(
      report.leftOut.map(({ what, count }) => [what.de.split(/[ ,:]/)[0], count]),
    );
    expect(report.leftOut.reduce((sum, { count }) => sum + count, 0)).toBe(9);
    expect(told).toMatchObject({ Benutzer: 1, Aufgaben: 1, Zugänge: 1, Eigene: 2, Ereignisse: 2 });
    expect(report.unreadable).toEqual([]);
  });

  it('keeps numbers, states, ways, topics, teams, priorities and the day each enquiry dies', async () => {
    expect((await rowsIn()).map(({ number }) => number)).toEqual([
      '10001',
      '104711',
      '482913',
      '482914',
      '556677',
    ]);
    expect(await numbered('482913')).toMatchObject({
      ...{ state: 'waiting', channel: 'email', priority: 'high', subject: 'Drucker druckt nicht' },
      ...{
        contact: 'Rosalie Kienzle',
        contactEmail: 'privat@rosalie.example',
        contactPhone: '0711123456-12',
      },
      ...{ companyName: 'Kienzle Feinmechanik GmbH', dueAt: null },
      createdAt: Date.parse('2026-02-10T07:15:00Z'),
      solveBy: Date.parse('2026-03-09T11:00:00Z'),
      collaborators: [{ name: 'Jörg Müßig', email: 'joerg@kienzle.example' }],
    });
    const closed = await numbered('104711');
    expect(closed).toMatchObject({ state: 'closed', channel: 'phone', contact: 'Jörg Müßig' });
    expect(closed.dueAt).toBe(Date.parse('2027-05-05T22:00:00Z'));
    const { categories, teams } = (await desk.call('get /api/helpdesk/desk')) as {
      categories: { id: string; name: string; offered: string }[];
      teams: { id: string; name: string }[];
    };
    expect(categories.map(({ name, offered }) => [name, offered]).sort()).toEqual([
      ['Altes Thema', 'no'],
      ['Geräte / Drucker', 'yes'],
    ]);
    expect(teams.map(({ name }) => name).sort()).toEqual(['Kundendienst', 'Nachtschicht']);
    expect(await numbered('10001')).toMatchObject({ contact: 'Besucherin', personId: expect.any(String) });
  });

  it('brings messages, notes, fields and tasks as text, and files byte by byte', async () => {
    const { id, story } = await numbered('482913');
    const written = story.filter(({ kind }) => kind === 'message' || kind === 'note');
    expect(written.map((entry) => [entry.kind, 'text' in entry ? entry.text : '', entry.author])).toEqual([
      ['message', 'Seit heute früh blinkt die Lampe 🖨️.', 'Rosalie Kienzle'],
      ['note', 'Standort: Werk Nord\nGerät: Zentraldrucker', null],
      ['note', '[Mira Weide] Intern\n\nKundin "ruft" oft an; c:\\drucker\\neu', null],
      ['note', '☐ 77 Ersatzteil bestellen\n\n[Mira Weide] Ersatzteil\n\nWalze bestellt.', null],
      ['message', 'Bitte aus- und wieder einschalten.\nGruß', 'Mira Weide'],
    ]);
    const files = story.flatMap((entry) =>
      'files' in entry ? entry.files.map((file) => ({ part: entry.id, ...file })) : [],
    );
    expect(files.map(({ name, size }) => [name, size])).toEqual([
      ['lampe.bin', 6],
      ['Walze _neu_.txt', 7],
    ]);
    const [file] = files;
    const download = (await desk.call('get /api/helpdesk/tickets/{id}/entries/{part}/files/{file}', {
      params: { id, part: file?.part ?? '', file: file?.id ?? '' },
    })) as Response;
    expect(Buffer.from(await download.arrayBuffer()).toString('hex')).toBe('00ff275c0a1a');
  });

  it('brings what happened, with its day, and nothing about who looked at what', async () => {
    const happened = async (number: string) =>
      (await numbered(number)).story.flatMap((entry) =>
        entry.kind === 'event' ? [[entry.what, entry.value, entry.at]] : [],
      );
    expect((await happened('104711')).slice(0, 3)).toEqual([
      ['state', 'closed', Date.parse('2025-05-04T14:00:00Z')],
      ['state', 'open', Date.parse('2025-05-05T07:00:00Z')],
      ['state', 'closed', Date.parse('2025-05-05T14:00:00Z')],
    ]);
    expect((await happened('482913')).map(([what]) => what)).toEqual(['assignee', 'imported']);
  });

  it('links what was merged or linked there, keeps every word of it, and mixes nobody’s enquiries', async () => {
    const [parent, merged, linked] = [
      await numbered('482913'),
      await numbered('482914'),
      await numbered('556677'),
    ];
    expect(parent.links.map(({ number, kind }) => [number, kind]).sort()).toEqual([
      ['482914', 'merged'],
      ['556677', 'related'],
    ]);
    expect(merged.personId).not.toBe(parent.personId);
    expect(merged.story).toContainEqual(
      expect.objectContaining({ text: 'Bei mir blinkt er auch.', author: 'Jörg Müßig' }),
    );
    expect(linked.story.some((entry) => 'text' in entry && entry.text.includes('blinkt'))).toBe(false);
  });

  it('brings the address and phone of an organisation, and no field an enquiry has no need of', async () => {
    const { rows } = (await desk.call('get /api/companies')) as { rows: object[] };
    expect(rows).toMatchObject([
      {
        name: 'Kienzle Feinmechanik GmbH',
        street: 'Walzenweg 3',
        postcode: '70173',
        city: 'Stuttgart',
        phone: '0711998877',
      },
    ]);
  });

  it('sends nothing to anybody, makes no account and no consent', async () => {
    const { story } = await numbered('104711');
    for (const entry of story) if (entry.kind === 'message') expect(entry.delivery).toBe('none');
    expect(await desk.at.tenant.engine.db.selectFrom('records.staff_account').select('id').execute()).toEqual(
      [],
    );
  });

  it('brings answers written in advance with placeholders of this house', async () => {
    const { canned } = (await desk.call('get /api/helpdesk/desk')) as {
      canned: { title: string; body: string }[];
    };
    expect(canned).toMatchObject([
      { title: 'Neustart', body: 'Guten Tag {name},\n\nbitte neu starten. Nummer: {nummer}' },
    ]);
  });

  it('taken over again, in whatever form, adds nothing; what was erased here stays erased', async () => {
    await desk.change((await numbered('556677')).id, { state: 'spam' });
    await desk.pass(31);
    const again = await run(raw);
    expect(again.counts).toMatchObject({ tickets: 0, known: 5, files: 0, canned: 0 });
    const alive = (await rowsIn()).filter((row) => (row as { life?: string }).life !== 'anonymous');
    expect(alive.map(({ number }) => number)).toEqual(['10001', '104711', '482913', '482914']);
  });

  it('leaves no scratch behind', () => {
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('another helpdesk', () => {
  it('takes raw bytes, in latin1 and in UTF-8, alike; a number of its own is not given twice; a run that broke off goes on', async () => {
    const other = await testDesk();
    expect((await other.look(await other.ask())).number).toBe('10001');
    const place = placeOf(other);
    const { files } = place.tenant.engine;
    let puts = 0;
    const put: typeof files.put = (...given) =>
      ++puts > 1 ? Promise.reject(new Error('the disk is full')) : files.put(...given);
    const engine = { ...place.tenant.engine, files: { ...files, put } };
    const full = { ...place, tenant: { ...place.tenant, engine } };
    await expect(takeOver(full, { dump: createReadStream(raw), mode: 'import' })).rejects.toThrow('full');
    expect((await run(raw, {}, other)).counts).toMatchObject({ tickets: 0, known: 5, files: 1 });
    expect((await run(raw, {}, other)).counts).toMatchObject({ tickets: 0, known: 5, files: 0 });
    expect(await numbered('10001-2', other)).toMatchObject({ contact: 'Besucherin' });
    expect(await numbered('104711', other)).toMatchObject({ contact: 'Jörg Müßig', channel: 'phone' });
    expect((await other.look(await other.ask())).number).toBe('10002');
    await other.at.end();
  });

  it('refuses what is no dump, or none of osTicket, or one of several', async () => {
    const take = (sql: string, more = {}) =>
      takeOver(placeOf(desk), {
        dump: (async function* () {
          yield Buffer.from(sql);
        })(),
        mode: 'import',
        ...more,
      });
    expect((await take('%PDF')).problem?.de).toMatch(/kein Auszug/);
    expect((await take('INSERT INTO wp_user (id) VALUES (1);')).problem?.de).toMatch(/fehlen Tabellen/);
    const two = ['a_', 'b_'].flatMap((prefix) =>
      ['ticket', 'thread', 'user'].map((name) => `INSERT INTO ${prefix}${name} (id) VALUES (1);`),
    );
    expect((await take(two.join(''))).problem?.de).toMatch(/mehrere osTicket: a_, b_/);
    expect((await take(two.join(''), { prefix: 'b_', mode: 'dry-run' })).outcome).toBe('checked');
  });
});
