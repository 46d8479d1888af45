import type { RecordId } from '@redlich/engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createUser } from '../../../platform/login/index.ts';
import { letterWith, mailOf } from '../../../platform/mail/inbound/testing/letters.ts';
import { mailProvider, mailSetting } from '../../../platform/mail/index.ts';
import { type TestMailServer, testMailServer } from '../../../platform/mail/testing.ts';
import { testOwner } from '../../../platform/testing.ts';
import { keepWish, readers, wishOf } from '../service/agent-notices.ts';
import { helpdeskSetting } from '../settings.ts';
import { helpdeskTables } from '../tables.ts';
import { type TestDesk, testDesk } from '../testing.ts';
import { sendAnswersJob } from './send-answers.ts';
import { takeMail } from './take-mail.ts';
import { tellAgentsJob } from './tell-agents.ts';

let desk: TestDesk;
let server: TestMailServer;
beforeEach(async () => {
  desk = await testDesk();
  server = await testMailServer({ disabledCommands: ['STARTTLS'] });
  const { settings, egress } = desk.at.tenant;
  await settings.set(testOwner, mailSetting, {
    ...mailSetting.initial,
    ...{ encryption: 'starttls-if-offered', fromName: 'Hilfe', fromAddress: 'hilfe@laden.example' },
  });
  await egress.switch(testOwner, mailProvider, {
    ...{ to: 'on', host: '127.0.0.1', port: server.port, ownNetwork: true },
  });
});
afterEach(async () => {
  await desk.at.end();
  await server.end();
});

let count = 0;
const take = (raw: Buffer) => takeMail(desk.at.tenant, { raw, digest: `d${count++}-${raw.length}` });
const tickets = () =>
  helpdeskTables(desk.at.tenant.engine.db).selectFrom('records.ticket').selectAll().execute();
const newest = async () =>
  (await tickets()).toSorted((a, b) => Number(b.number) - Number(a.number))[0] ?? expect.fail();
const storyOf = async (id: string) => (await desk.look(id)).story.filter((entry) => entry.kind === 'message');
const rosalie = { From: 'Rosalie Kienzle <rosalie@kienzle.example>', Subject: 'Drucker' };

/** Answers by the desk, mails it, and gives what arrived. */
async function answered(id: RecordId): Promise<string> {
  await desk.reply(id);
  expect(await sendAnswersJob.run(desk.at.tenant)).toBe(1);
  return server.received.at(-1)?.raw ?? expect.fail();
}
const messageIdIn = (raw: string) =>
  /^Message-ID: <([^>]+)>/im.exec(raw.replace(/\r\n[ \t]+/g, ' '))?.[1] ?? expect.fail();

describe('a conversation by mail alone', () => {
  it('goes to and fro in one enquiry', async () => {
    expect(await take(letterWith({ ...rosalie, 'Message-ID': '<a1@kienzle.example>' }, 'Er blinkt.'))).toBe(
      'opened',
    );
    const { id } = await newest();
    const sent = await answered(id);
    expect(server.received[0]).toMatchObject({ to: ['rosalie@kienzle.example'] });
    expect(sent).toMatch(/^In-Reply-To: <a1@kienzle.example>/im);
    expect(sent).not.toMatch(/Auto-Submitted/i);
    expect(
      await take(letterWith({ ...rosalie, 'In-Reply-To': `<${messageIdIn(sent)}>` }, 'Jetzt geht er.')),
    ).toBe('appended');
    expect(await tickets()).toHaveLength(1);
    expect((await storyOf(id)).map((entry) => entry.direction)).toEqual(['in', 'out', 'in']);
    expect(await desk.look(id)).toMatchObject({ state: 'open', channel: 'email' });
  });

  it('takes the same mail in once, and adds the file a crash left out', async () => {
    const raw = letterWith(
      { ...rosalie, 'Content-Type': 'multipart/mixed; boundary=g' },
      ...['--g', '', 'anbei', '--g', 'Content-Disposition: attachment; filename=a.txt', '', 'eins', '--g--'],
    );
    const mail = { raw, digest: 'same' };
    expect(await takeMail(desk.at.tenant, mail)).toBe('opened');
    expect(await takeMail(desk.at.tenant, mail)).toBe('again');
    expect(await tickets()).toHaveLength(1);
    const [message] = await storyOf((await newest()).id);
    expect(message?.files).toHaveLength(1);
  });
});

describe('a foreign enquiry', () => {
  it('is not reached by a forged In-Reply-To, a forged sender or a number in the subject', async () => {
    await take(letterWith(rosalie, 'Er blinkt.'));
    const first = await newest();
    const id = messageIdIn(await answered(first.id));
    const stranger = { From: 'fremd@fremd.example', Subject: `Re: Drucker [#${first.number}]` };
    // Knows the token, is no party: somebody it was forwarded to.
    expect(await take(letterWith({ ...stranger, 'In-Reply-To': `<${id}>` }, 'Hallo'))).toBe('opened');
    // Claims to be the party, does not know the token.
    const forged = id.replace(/\.[a-z2-7]{20}\./, `.${'a'.repeat(20)}.`);
    for (const header of [
      `<${forged}>`,
      `<r${first.id.replaceAll('-', '')}@x.example>`,
      '<a1@kienzle.example>',
    ])
      expect(await take(letterWith({ ...rosalie, 'In-Reply-To': header }, 'Hallo'))).toBe('opened');
    expect(await storyOf(first.id)).toHaveLength(2);
    expect(server.received).toHaveLength(1);
  });

  it('of another company is not reached by its token', async () => {
    await take(letterWith(rosalie, 'x'));
    const id = messageIdIn(await answered((await newest()).id));
    const other = await testDesk();
    const raw = letterWith({ ...rosalie, 'In-Reply-To': `<${id}>` }, 'y');
    expect(await takeMail(other.at.tenant, { raw, digest: 'o' })).toBe('opened');
    await other.at.end();
  });
});

describe('what no person wrote', () => {
  it('is answered by nobody, and a copy of our own mail is left out', async () => {
    await take(letterWith({ ...rosalie, 'Auto-Submitted': 'auto-replied' }, 'Bin im Urlaub.'));
    expect(await sendAnswersJob.run(desk.at.tenant)).toBe(0);
    const sent = await answered((await newest()).id);
    expect(await take(Buffer.from(sent))).toBe('ignored');
    expect(await tickets()).toHaveLength(1);
  });

  it('tells that an answer did not arrive, only when it quotes one of ours', async () => {
    await take(letterWith(rosalie, 'x'));
    const { id } = await newest();
    const sent = messageIdIn(await answered(id));
    const report = (quoted: string) =>
      letterWith(
        {
          From: 'MAILER-DAEMON@mail.example',
          'Content-Type': 'multipart/report; report-type=delivery-status; boundary=g',
        },
        ...[
          '--g',
          '',
          'Unzustellbar',
          '--g',
          'Content-Type: text/rfc822-headers',
          '',
          `Message-ID: <${quoted}>`,
          '--g--',
        ],
      );
    expect(await take(report(sent))).toBe('bounce');
    expect((await storyOf(id)).at(-1)).toMatchObject({ delivery: 'failed' });
    expect(await take(report(sent.replace(/\.[a-z2-7]{20}\./, `.${'b'.repeat(20)}.`)))).toBe('opened');
  });
});

describe('a mail that cannot be read', () => {
  it('becomes an enquiry with every byte of it attached', async () => {
    expect(await take(Buffer.from([0xff, 0xd8, 1, 2, 3, 0, 9]))).toBe('opened');
    const [message] = await storyOf((await newest()).id);
    expect(message?.files).toMatchObject([{ name: 'nachricht.eml', size: 7 }]);
  });

  it('and one without sender or subject are taken all the same', async () => {
    expect(await take(mailOf('Date: Mon, 02 Mar 2026 10:00:00 +0100', '', 'Wer bin ich?'))).toBe('opened');
    expect(await desk.look((await newest()).id)).toMatchObject({ subject: 'Ohne Betreff' });
  });

  it('with a mark of the provider’s filter is set apart', async () => {
    await take(letterWith({ ...rosalie, 'X-Spam-Flag': 'YES' }, 'Gewinn!'));
    expect(await newest()).toMatchObject({ state: 'spam' });
  });
});

describe('an attachment that is too large', () => {
  const large = (headers: object) =>
    letterWith(
      { ...rosalie, 'Content-Type': 'multipart/mixed; boundary=g', ...headers },
      ...['--g', '', 'anbei', '--g', 'Content-Disposition: attachment; filename=plan.txt', ''],
      ...['x'.repeat(1_100_000), '--g--'],
    );
  beforeEach(async () => {
    const { settings } = desk.at.tenant;
    const now = await settings.get(helpdeskSetting);
    await settings.set(testOwner, helpdeskSetting, { ...now, attachmentMegabytes: 1 });
  });

  it('is told to agents with its name, and to nobody a forged mail could name before an agent sends it', async () => {
    await take(large({}));
    const { id } = await newest();
    const { story } = await desk.look(id);
    expect(story.find((entry) => entry.kind === 'note')).toMatchObject({
      text: expect.stringContaining('plan.txt (2 MB)'),
    });
    expect(await sendAnswersJob.run(desk.at.tenant)).toBe(0);
    const held =
      story.find((entry) => entry.kind === 'message' && entry.delivery === 'held') ?? expect.fail();
    await desk.call('post /api/helpdesk/tickets/{id}/entries/{part}/release', {
      params: { id, part: held.id },
    });
    expect(await sendAnswersJob.run(desk.at.tenant)).toBe(1);
    expect(server.received.at(-1)).toMatchObject({ to: ['rosalie@kienzle.example'] });
    expect(server.received.at(-1)?.raw).toMatch(/Auto-Submitted: auto-/i);
    expect(server.received.at(-1)?.raw).not.toContain('plan.txt');
  });

  it('is told at once to a sender who proved to be in the conversation, once a day, and to no program', async () => {
    await take(letterWith(rosalie, 'Er blinkt.'));
    const reply = { 'In-Reply-To': `<${messageIdIn(await answered((await newest()).id))}>` };
    await take(large({ ...reply, 'Auto-Submitted': 'auto-replied' }));
    expect(await sendAnswersJob.run(desk.at.tenant)).toBe(0);
    desk.at.engine.advance(86_400_001);
    await take(large(reply));
    await take(large({ ...reply, Date: 'Tue, 03 Mar 2026 10:00:00 +0100' }));
    expect(await sendAnswersJob.run(desk.at.tenant)).toBe(1);
    expect(server.received.at(-1)?.raw).toMatch(/Auto-Submitted: auto-/i);
    expect((await storyOf((await newest()).id)).map(({ delivery }) => delivery)).toEqual([
      'none',
      'sent',
      'none',
      'none',
      'sent',
      'none',
    ]);
  });
});

describe('an answer', () => {
  it('waits while mail is off, and is tried again later when the server is not there', async () => {
    await take(letterWith(rosalie, 'x'));
    const { id } = await newest();
    const off = { to: 'off' } as const;
    await desk.at.tenant.egress.switch(testOwner, mailProvider, off);
    await desk.reply(id);
    expect(await sendAnswersJob.run(desk.at.tenant)).toBe(0);
    expect((await storyOf(id)).at(-1)).toMatchObject({ delivery: 'waiting' });
    const on = { to: 'on', host: '127.0.0.1', port: 1, ownNetwork: true } as const;
    await desk.at.tenant.egress.switch(testOwner, mailProvider, on);
    expect(await sendAnswersJob.run(desk.at.tenant)).toBe(0);
    await desk.at.tenant.egress.switch(testOwner, mailProvider, { ...on, port: server.port });
    expect(await sendAnswersJob.run(desk.at.tenant)).toBe(0);
    desk.at.engine.advance(5 * 60_000);
    expect(await sendAnswersJob.run(desk.at.tenant)).toBe(1);
  });
});

describe('a notice to those who handle enquiries', () => {
  it('names numbers and nothing else, once, to the house and to whoever asked for it and is concerned', async () => {
    const { tenant } = desk.at;
    const common = { passwordHash: 'x', language: 'de', mustChange: false } as const;
    const make = async (login: string) => {
      const made = await createUser(tenant.engine, testOwner, {
        name: login,
        login,
        roles: ['agent'],
        ...common,
      });
      return { id: made as string, roles: ['agent'] };
    };
    const [ina, ole] = [await make('ina'), await make('ole')];
    await keepWish(tenant.engine, ina, { about: 'mine', email: 'ina@laden.example' }, 'de');
    await keepWish(tenant.engine, ole, { about: 'all', email: 'ole@laden.example' }, 'en');
    const now = await tenant.settings.get(helpdeskSetting);
    await tenant.settings.set(testOwner, helpdeskSetting, { ...now, notifyAddress: 'haus@laden.example' });
    await take(letterWith(rosalie, 'Streng vertraulich'));
    expect(await tellAgentsJob.run(tenant)).toBe(2);
    expect(server.received.flatMap(({ to }) => to).toSorted()).toEqual([
      'haus@laden.example',
      'ole@laden.example',
    ]);
    for (const { raw } of server.received) {
      expect(raw).toMatch(/1000\d/);
      expect(raw).not.toMatch(/vertraulich|Rosalie|kienzle|Drucker/i);
    }
    expect(
      server.received.map(({ raw }) => /^Subject: (.*)$/m.exec(raw)?.[1]),
      'each in their language',
    ).toEqual(['Neues im Helpdesk', 'News in the helpdesk']);
    expect(await tellAgentsJob.run(tenant)).toBe(0);
    const { id } = await newest();
    await desk.change(id, { assignee: ina.id });
    const answer = await answered(id);
    await take(letterWith({ ...rosalie, 'In-Reply-To': `<${messageIdIn(answer)}>` }, 'Danke'));
    await tellAgentsJob.run(tenant);
    expect(server.received.slice(-2).flatMap(({ to }) => to)).toEqual([
      'haus@laden.example',
      'ina@laden.example',
    ]);
    await keepWish(tenant.engine, ina, { about: 'off' }, 'de');
    expect(await wishOf(tenant.engine, ina)).toEqual({ about: 'off' });
    expect(await readers(tenant.engine)).toMatchObject([{ account: ole.id }]);
  });
});
