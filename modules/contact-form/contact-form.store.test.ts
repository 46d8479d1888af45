import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routesOf, testOwner } from '../../platform/testing.ts';
import { type TestDesk, testDesk } from '../helpdesk/testing.ts';
import { contactFormModule } from './index.ts';
import { isProven, newTask, type Task, zeroBits } from './rules/proof.ts';
import { turnstile } from './rules/turnstile.ts';
import { attachToForm } from './service/take-form.ts';
import { contactFormSetting } from './settings.ts';

let desk: TestDesk;
let call: ReturnType<typeof routesOf>;
const path = '/api/contact-form/{tenant}';
const params = { tenant: 'x' };
beforeAll(async () => {
  desk = await testDesk([contactFormModule]);
  call = routesOf(contactFormModule, desk.at.tenant);
});
afterAll(() => desk.at.end());

function solve(task: Task): Task & { readonly answer: number } {
  for (let answer = 0; ; answer++)
    if (zeroBits(createHash('sha256').update(`${task.salt}.${answer}`).digest()) >= task.bits)
      return { ...task, answer };
}
const newProof = async () => solve(((await call(`get ${path}`, { params })) as { task: Task }).task);
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
    expect(await send({ proof: solve(newTask(key, 8, now)) })).toMatchObject({ code: 'proof-expired' });
    const fresh = await newProof();
    expect(await send({ proof: { ...fresh, bits: 1 } })).toMatchObject({ code: 'proof-expired' });
    const good = solve(newTask(key, 8, now));
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

describe('a flood', () => {
  it('makes tasks harder, and ends at five hundred an hour', () => {
    const gate = turnstile(1);
    const now = 1_000_000;
    const bits: number[] = [];
    let outcome = 'passed';
    for (let i = 0; i < 600 && outcome === 'passed'; i++) {
      const task = gate.task(now);
      bits.push(task.bits);
      outcome = gate.pass(solve(task), now);
    }
    expect(outcome).toBe('too-many');
    expect(bits).toHaveLength(501);
    expect([bits[0], bits[40], bits.at(-1)]).toEqual([1, 2, 6]);
    expect(gate.task(now + 3_600_001).bits).toBe(1);
  });
});
