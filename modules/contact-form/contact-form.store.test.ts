import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routesOf, testOwner } from '../../platform/testing.ts';
import { helpdeskModule } from '../helpdesk/index.ts';
import { type TestDesk, testDesk } from '../helpdesk/testing.ts';
import { papersModule } from '../papers/index.ts';
import { contactFormModule } from './index.ts';
import { isProven, newTask, type Task } from './rules/proof.ts';
import { turnstile } from './rules/turnstile.ts';
import { attachToForm } from './service/take-form.ts';
import { contactFormSetting } from './settings.ts';
import { solved } from './testing.ts';
import { contactFormTexts } from './texts.ts';

let desk: TestDesk;
let call: ReturnType<typeof routesOf>;
const path = '/api/contact-form/{tenant}';
const params = { tenant: 'x' };
beforeAll(async () => {
  desk = await testDesk([contactFormModule, papersModule([])]);
  call = routesOf(contactFormModule, desk.at.tenant);
});
afterAll(() => desk.at.end());

const newProof = async () => solved(((await call(`get ${path}`, { params })) as { task: Task }).task);
const send = async (more: object = {}) =>
  (await call(`post ${path}`, {
    params,
    body: {
      ...{ name: 'Rosalie Kienzle', email: 'rosalie@kienzle.example', subject: 'Öffnungszeiten' },
      ...{ text: 'Wann öffnen Sie?', proof: await newProof(), ...more },
    },
  })) as { number: string; pass: string; code?: string };
const find = async (number: string) => {
  const found = (await desk.call('post /api/helpdesk/find', { body: { words: number } })) as {
    rows: readonly { id: string }[];
  };
  return desk.look(found.rows[0]?.id ?? expect.fail());
};

describe('the contact form', () => {
  it('is closed until the owner opens it', async () => {
    expect(await call(`get ${path}`, { params })).toMatchObject({ status: 404, code: 'form-closed' });
    const task = newTask(Buffer.alloc(32), 1, desk.at.tenant.engine.now());
    expect(
      await send({ proof: { ...task, answer: 0 } }).catch(() => ({ code: 'form-closed' })),
    ).toMatchObject({
      code: 'form-closed',
    });
    await desk.at.tenant.settings.set(testOwner, contactFormSetting, { open: 'on', framedOn: [] });
    expect(await call(`get ${path}`, { params })).toMatchObject({ categories: [], megabytes: 20 });
  });

  it('stands in a frame nowhere but on the websites the owner named, and nowhere while it is closed', async () => {
    const { tenant } = desk.at;
    const framedOn = () => contactFormModule.framed?.origins(tenant);
    const choose = async (open: 'on' | 'off', ...sites: string[]) => {
      const value = contactFormSetting.schema.parse({ open, framedOn: sites });
      await tenant.settings.set(testOwner, contactFormSetting, value);
    };
    expect(await framedOn()).toEqual([]);
    await choose('on', 'https://Kienzle.example/', 'https://kienzle.example', 'https://laden.example');
    expect(await framedOn()).toEqual(['https://kienzle.example', 'https://laden.example']);
    await choose('off', 'https://kienzle.example');
    expect(await framedOn()).toEqual([]);
    await choose('on');
    for (const bad of [
      'http://a.example',
      '*',
      'https://a.example/b',
      'https://a.example; x',
      'https://a.\nb',
    ])
      expect(
        contactFormSetting.schema.safeParse({ open: 'on', framedOn: ['https://a.example', bad] }).error
          ?.issues,
      ).toMatchObject([
        { path: ['framedOn', 1], params: { text: { de: expect.stringContaining('https') } } },
      ]);
  });

  it('makes an enquiry of a new person, whoever is known under that address, and mails nobody', async () => {
    const known = await desk.personOf(await desk.ask());
    const { number } = await send();
    const made = await find(number);
    expect(made).toMatchObject({ channel: 'form', state: 'new', contactEmail: 'rosalie@kienzle.example' });
    expect(made.personId).not.toBe(known);
    expect(made.story.some((entry) => entry.kind === 'message' && entry.delivery !== 'none')).toBe(false);
  });

  it('takes files with the pass of a message, by content and size, for half an hour and for no other message', async () => {
    const { number, pass } = await send();
    const file = (name: string, text: string) => ({
      name,
      bytes: (async function* () {
        yield Buffer.from(text);
      })(),
    });
    const { tenant } = desk.at;
    expect(await attachToForm(tenant, pass, file('a.txt', 'Guten Tag'))).toMatchObject({
      outcome: 'attached',
    });
    expect(await attachToForm(tenant, pass, file('a.png', '<svg onload=1>'))).toEqual({
      outcome: 'mismatch',
    });
    const [, until, sign] = pass.split('.');
    const other = await send();
    const forged = [`${other.pass.split('.')[0]}.${until}.${sign}`, 'x', ''];
    for (const each of forged)
      expect(await attachToForm(tenant, each, file('a.txt', 'x'))).toEqual({ outcome: 'late' });
    desk.at.engine.advance(31 * 60_000);
    expect(await attachToForm(tenant, pass, file('a.txt', 'x'))).toEqual({ outcome: 'late' });
    const files = (await find(number)).story.flatMap((entry) =>
      entry.kind === 'message' ? entry.files : [],
    );
    expect(files).toMatchObject([{ name: 'a.txt' }]);
  });

  it('takes no answer twice, none to a task of somebody else, none too late, none that is wrong', async () => {
    const proof = await newProof();
    expect(await send({ proof })).toHaveProperty('number');
    expect(await send({ proof })).toMatchObject({ code: 'proof-expired' });
    const now = desk.at.tenant.engine.now();
    const key = Buffer.alloc(32, 1);
    expect(await send({ proof: solved(newTask(key, 8, now)) })).toMatchObject({ code: 'proof-expired' });
    const fresh = await newProof();
    expect(await send({ proof: { ...fresh, bits: 1 } })).toMatchObject({ code: 'proof-expired' });
    const good = solved(newTask(key, 8, now));
    expect(isProven(key, good, now)).toBe(true);
    expect(isProven(key, good, now + 3_600_001)).toBe(false);
    expect(isProven(key, { ...good, answer: good.answer + 1 }, now)).toBe(false);
  });

  it('sets apart at once what fills in the field for machines, and it dies in thirty days', async () => {
    const { number } = await send({ website: 'https://kauf.example' });
    expect(await find(number)).toMatchObject({ state: 'spam', dueAction: 'anonymise' });
  });

  it('names topics that are offered, and refuses recipients hidden in names and addresses', async () => {
    await desk.call('post /api/helpdesk/categories', {
      body: { name: 'Reparatur', respondHours: null, solveHours: null, position: 1, offered: 'yes' },
    });
    const { categories } = (await call(`get ${path}`, { params })) as { categories: { id: string }[] };
    expect(await find((await send({ categoryId: categories[0]?.id })).number)).toMatchObject({
      categoryId: categories[0]?.id,
    });
    for (const bad of [
      { name: 'a\r\nBcc: x@y.example' },
      { email: 'a@b.example, c@d.example' },
      { subject: 'x\n' + 'y: z' },
    ])
      await expect(send(bad)).rejects.toThrow();
  });
});

describe('without JavaScript', () => {
  const plain = '/contact/{tenant}/plain';
  const fields = {
    name: 'Rosalie "R" Kienzle',
    email: 'rosalie@kienzle.example',
    subject: 'Licht',
    text: 'Aus?',
  };
  const open = async () => {
    const page = await ((await call(`get ${plain}`, { params })) as Response).text();
    const pass = /name="pass" value="([^"]+)"/.exec(page)?.[1] ?? expect.fail();
    const words = /Wie viel ist (\S+) und (\S+)\? /.exec(page) ?? expect.fail();
    const numbers = Object.values(contactFormTexts.de.plain.numbers) as string[];
    const answer = `${words.slice(1, 3).reduce((sum, word) => sum + numbers.indexOf(word) + 1, 0)}`;
    return { page, pass, answer };
  };
  const post = async (body: object) => {
    const reply = (await call(`post ${plain}`, { params, body })) as Response;
    return { status: reply.status, page: await reply.text() };
  };

  it('the form is written, sent and answered as a page, and becomes an enquiry like any other', async () => {
    const { page, ...proof } = await open();
    expect(page).not.toMatch(/<script|style=/);
    desk.at.engine.advance(20_000);
    const { status, page: thanks } = await post({ ...fields, ...proof });
    expect(status).toBe(201);
    const number = /Sie hat die Nummer (\S+)\. /.exec(thanks)?.[1] ?? expect.fail();
    expect(await find(number)).toMatchObject({ channel: 'form', state: 'new', contactEmail: fields.email });
    expect(await post({ ...fields, ...proof }), 'sent twice').toMatchObject({ status: 422 });
  });

  it('what is wrong is said beside its field, what was written stays, and markup in it is text', async () => {
    const { page, ...proof } = await open();
    desk.at.engine.advance(20_000);
    const wrong = await post({
      ...fields,
      ...proof,
      email: '"><script>alert(1)</script>',
      text: '</textarea><b>',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.page).toContain('id="email-fault"');
    expect(wrong.page).toContain('value="Rosalie &quot;R&quot; Kienzle"');
    expect(wrong.page).not.toMatch(/<script|<b>/);
    for (const each of ['a\r\nBcc: x@y.example', ''])
      expect((await post({ ...fields, ...proof, name: each })).page).toContain('id="name-fault"');
    // None of these was an answer: the question is still good.
    expect((await post({ ...fields, ...proof })).status).toBe(201);
  });

  it('a wrong sum, one of another page, one too early or too late lets nobody in, and no question is asked twice', async () => {
    const early = await open();
    expect((await post({ ...fields, ...early })).page).toContain('schneller');
    const { pass, answer } = await open();
    desk.at.engine.advance(20_000);
    expect((await post({ ...fields, pass, answer: '99' })).page).toContain('id="answer-fault"');
    expect((await post({ ...fields, pass, answer })).page).toContain('galt nicht mehr');
    expect((await post({ ...fields, pass: 'x.1.y', answer: '4' })).status).toBe(422);
    const late = await open();
    desk.at.engine.advance(3_700_000);
    expect((await post({ ...fields, ...late })).page).toContain('galt nicht mehr');
    await desk.at.tenant.settings.set(testOwner, contactFormSetting, { open: 'off', framedOn: [] });
    expect((await post({ ...fields, ...late })).status).toBe(404);
    await desk.at.tenant.settings.set(testOwner, contactFormSetting, { open: 'on', framedOn: [] });
  });
});

describe('a flood', () => {
  it('of answered sums ends at thirty an hour and closes nobody else’s way; guessing ends as well', () => {
    const gate = turnstile(1);
    const asked = () => {
      const { first, second, pass } = gate.question(0);
      return gate.answer(pass, first + second, 60_000);
    };
    expect(Array.from({ length: 40 }, asked).filter((each) => each === 'passed')).toHaveLength(30);
    expect(asked()).toBe('too-many');
    expect(gate.pass(solved(gate.task(60_000)), 60_000)).toBe('passed');
    const guessed = turnstile(1);
    const guesses = Array.from({ length: 200 }, () => guessed.answer(guessed.question(0).pass, 0, 60_000));
    expect(guesses.indexOf('too-many')).toBe(120);
    expect(guessed.answer(guessed.question(0).pass, 0, 3_700_000), 'an hour later').toBe('wrong');
  });

  it('makes tasks harder, and ends at five hundred an hour', () => {
    const gate = turnstile(1);
    const now = 1_000_000;
    const bits: number[] = [];
    let outcome = 'passed';
    for (let i = 0; i < 600 && outcome === 'passed'; i++) {
      const task = gate.task(now);
      bits.push(task.bits);
      outcome = gate.pass(solved(task), now);
    }
    expect(outcome).toBe('too-many');
    expect(bits).toHaveLength(501);
    expect([bits[0], bits[40], bits.at(-1)]).toEqual([1, 2, 6]);
    expect(gate.task(now + 3_600_001).bits).toBe(1);
  });
});

it('what came by the form is named by the pledge about all ways of asking, which breaks when it stays too long', async () => {
  const { id } = await find((await send()).number);
  await desk.change(id, { state: 'closed' });
  const pledge = helpdeskModule.pledges?.find((each) => each.id === 'contact.channels') ?? expect.fail();
  const check = () => pledge.check(desk.at.tenant.engine);
  const names = (words: string) => ({ en: expect.stringContaining(words) });
  expect(await check()).toMatchObject({ state: 'kept', evidence: names('online form') });
  // No sweep in this test: the clock alone goes on.
  desk.at.engine.advance(3 * 366 * 86_400_000);
  expect(await check()).toMatchObject({ state: 'broken', evidence: names('online form') });
});
