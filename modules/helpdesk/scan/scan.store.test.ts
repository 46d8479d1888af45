import type { RecordId } from '@redlich/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letterWith } from '../../../platform/mail/inbound/testing/letters.ts';
import { testOwner } from '../../../platform/testing.ts';
import { takeMail } from '../mail/take-mail.ts';
import { attachFile } from '../service/attachments.ts';
import { helpdeskSetting } from '../settings.ts';
import { helpdeskTables } from '../tables.ts';
import { type TestDesk, testDesk } from '../testing.ts';
import { scanLockedJob } from './scan-locked.ts';
import { type TestScanner, testScanner, virus } from './testing.ts';
import { virusScanner } from './virus-scanner.ts';

let desk: TestDesk;
let scanner: TestScanner;
beforeAll(async () => {
  [desk, scanner] = await Promise.all([testDesk(), testScanner()]);
});
afterAll(async () => {
  await Promise.all([desk.at.end(), scanner.end()]);
});

const scan = (port: number | 'off') =>
  desk.at.tenant.egress.switch(
    testOwner,
    virusScanner,
    port === 'off' ? { to: 'off' } : { to: 'on', host: '127.0.0.1', port, ownNetwork: true },
  );
async function* bytesOf(text: string) {
  yield Buffer.from(text.slice(0, 3));
  yield Buffer.from(text.slice(3));
}
async function ticketWith(text: string, odd: 'refuse' | 'keep' = 'refuse') {
  const id = await desk.ask();
  const part = (await messagesOf(id))[0]?.id as RecordId;
  const file = { name: 'a.txt', bytes: bytesOf(text) };
  return { id, part, done: await attachFile(desk.at.tenant, testOwner, part, file, odd) };
}
const messagesOf = async (id: string) =>
  (await desk.look(id)).story.flatMap((entry) => (entry.kind === 'message' ? [entry] : []));
const eventsOf = async (id: string) =>
  (await desk.look(id)).story.flatMap((entry) => (entry.kind === 'event' ? [entry.what] : []));
const download = async (id: RecordId, part: RecordId) => {
  const file = (await messagesOf(id))[0]?.files[0]?.id ?? expect.fail();
  return desk.call('get /api/helpdesk/tickets/{id}/entries/{part}/files/{file}', {
    params: { id, part, file },
  });
};
const locks = () =>
  helpdeskTables(desk.at.tenant.engine.db).selectFrom('records.ticket_file_lock').selectAll().execute();

describe('a virus scanner', () => {
  it('that is off sees nothing', async () => {
    expect((await ticketWith('Guten Tag')).done.outcome).toBe('attached');
    expect(scanner.seen).toHaveLength(0);
  });

  it('that is on sees the whole file and nothing else, and what is clean is handed out', async () => {
    await scan(scanner.port);
    const { id, part, done } = await ticketWith('Guten Tag');
    expect(done.outcome).toBe('attached');
    expect(scanner.seen).toEqual(['Guten Tag']);
    expect(await ((await download(id, part)) as Response).text()).toBe('Guten Tag');
  });

  it('that finds something leaves no file, and the enquiry says so, by upload and by mail', async () => {
    const { id, done } = await ticketWith(`Guten Tag ${virus}`);
    expect(done).toEqual({ outcome: 'infected' });
    expect((await messagesOf(id))[0]?.files).toEqual([]);
    expect(await eventsOf(id)).toContain('file-infected');
    const raw = letterWith(
      { From: 'lars@fremd.example', 'Content-Type': 'multipart/mixed; boundary=g' },
      ...['--g', '', 'anbei', '--g', 'Content-Disposition: attachment; filename=a.txt', '', virus, '--g--'],
    );
    expect(await takeMail(desk.at.tenant, { raw, digest: 'v' })).toBe('opened');
    const [newest] = await helpdeskTables(desk.at.tenant.engine.db)
      .selectFrom('records.ticket')
      .select('id')
      .orderBy('id', 'desc')
      .execute();
    expect(await eventsOf(newest?.id ?? '')).toContain('file-infected');
    expect((await messagesOf(newest?.id ?? ''))[0]).toMatchObject({ text: 'anbei', files: [] });
  });

  it('that is away keeps files under lock until it has scanned them; an infected one stays locked', async () => {
    await scan(1);
    const [clean, bad] = [await ticketWith('Später'), await ticketWith(`Später ${virus}`)];
    const shown = async () =>
      (await Promise.all([clean, bad].map(({ id }) => messagesOf(id)))).map(
        ([first]) => first?.files[0]?.lock,
      );
    expect(await shown(), 'it stands on the list before anybody clicks').toEqual(['unscanned', 'unscanned']);
    for (const { id, part, done } of [clean, bad]) {
      expect(done.outcome).toBe('attached');
      expect(await download(id, part)).toMatchObject({ status: 423, code: 'file-unscanned' });
    }
    expect(await scanLockedJob.run(desk.at.tenant)).toBe(0);
    await scan(scanner.port);
    expect(await scanLockedJob.run(desk.at.tenant)).toBe(1);
    expect(await shown()).toEqual([null, 'infected']);
    expect(await ((await download(clean.id, clean.part)) as Response).text()).toBe('Später');
    expect(await download(bad.id, bad.part)).toMatchObject({ status: 423, code: 'file-infected' });
    expect(await eventsOf(bad.id)).toContain('file-infected');
  });

  it('that is switched off hands out what waited; the lock of a file that died goes', async () => {
    await scan(1);
    const { id, part } = await ticketWith('Wartet');
    await scan('off');
    expect(await scanLockedJob.run(desk.at.tenant)).toBe(1);
    expect(await ((await download(id, part)) as Response).text()).toBe('Wartet');
    expect((await locks()).map(({ why }) => why)).toEqual(['infected']);
    const infected = (await locks())[0]?.part_id ?? expect.fail();
    const row = await helpdeskTables(desk.at.tenant.engine.db)
      .selectFrom('records.ticket_message')
      .select('ticket_id')
      .where('id', '=', infected)
      .executeTakeFirstOrThrow();
    await desk.change(row.ticket_id, { state: 'spam' });
    await desk.pass(31);
    await scanLockedJob.run(desk.at.tenant);
    expect(await locks()).toEqual([]);
  });
});

describe('the largest attachment the company takes', () => {
  it('is the same by upload and by mail; what is larger is told of and never half kept', async () => {
    const { settings } = desk.at.tenant;
    await settings.set(testOwner, helpdeskSetting, { ...helpdeskSetting.initial, attachmentMegabytes: 1 });
    const large = 'a'.repeat(1_048_577);
    const { id, part, done } = await ticketWith(large);
    expect(done).toEqual({ outcome: 'too-large', megabytes: 1 });
    const announced = { name: 'a.txt', bytes: bytesOf(''), size: 1_048_577 };
    expect(await attachFile(desk.at.tenant, testOwner, part, announced)).toMatchObject({
      outcome: 'too-large',
    });
    expect((await messagesOf(id))[0]?.files).toEqual([]);
    expect((await ticketWith('a'.repeat(1_048_576))).done.outcome).toBe('attached');
    const file = (name: string, text: string) => [
      ...['--g', `Content-Disposition: attachment; filename=${name}`],
      ...['Content-Transfer-Encoding: base64', '', Buffer.from(text).toString('base64')],
    ];
    const raw = letterWith(
      { From: 'lars@fremd.example', 'Content-Type': 'multipart/mixed; boundary=g' },
      ...['--g', '', 'zwei', ...file('gross.txt', large), ...file('klein.txt', 'x'), '--g--'],
    );
    await takeMail(desk.at.tenant, { raw, digest: 'l' });
    const [newest] = await helpdeskTables(desk.at.tenant.engine.db)
      .selectFrom('records.ticket')
      .select('id')
      .orderBy('id', 'desc')
      .execute();
    expect((await messagesOf(newest?.id ?? ''))[0]?.files).toMatchObject([{ name: 'klein.txt' }]);
    expect(await eventsOf(newest?.id ?? '')).toContain('files-too-large');
  });
});
