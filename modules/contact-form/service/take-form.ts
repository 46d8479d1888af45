import { createHmac, timingSafeEqual } from 'node:crypto';
import type { RecordId } from '@redlich/engine';
import type { SiteOrigin } from '../../../platform/http/site-origin.ts';
import { signInKeyOf } from '../../../platform/login/index.ts';
import { companySetting } from '../../../platform/settings/company.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import {
  announceNews,
  attachFile,
  clerk,
  deskOf,
  type IncomingFile,
  offeredCategories,
  openTicket,
} from '../../helpdesk/index.ts';
import type { Question } from '../rules/question.ts';
import { type Turnstile, turnstile } from '../rules/turnstile.ts';
import type { FormBody } from '../schemas.ts';
import { contactFormSetting } from '../settings.ts';

const turnstiles = new Map<string, Turnstile>();

function turnstileOf({ id }: Tenant): Turnstile {
  const known = turnstiles.get(id) ?? turnstile();
  turnstiles.set(id, known);
  return known;
}

const isOpen = async ({ settings }: Tenant): Promise<boolean> =>
  (await settings.get(contactFormSetting)).open === 'on';

/** The websites the form may stand on in a frame; none while it is closed. */
export async function sitesWithForm({ settings }: Tenant): Promise<readonly SiteOrigin[]> {
  const { open, framedOn } = await settings.get(contactFormSetting);
  return open === 'on' ? framedOn : [];
}

/** The form as a visitor finds it; `null`: it is not open. */
export async function lookAtForm(tenant: Tenant) {
  if (!(await isOpen(tenant))) return null;
  const { settings } = await deskOf(tenant);
  return {
    company: (await tenant.settings.get(companySetting)).name,
    categories: [...(await offeredCategories(tenant.engine))],
    megabytes: settings.attachmentMegabytes,
    framedOn: [...(await sitesWithForm(tenant))],
    task: turnstileOf(tenant).task(tenant.engine.now()),
  };
}

/** A question for whoever has no JavaScript. */
export const askQuestion = (tenant: Tenant): Question => turnstileOf(tenant).question(tenant.engine.now());

/** What an answer to it is worth. */
export const answerQuestion = (tenant: Tenant, pass: string, answer: number) =>
  turnstileOf(tenant).answer(pass, answer, tenant.engine.now());

/** What came of sending it. */
export type FormTaken =
  | { readonly outcome: 'taken'; readonly number: string; readonly pass: string }
  | { readonly outcome: 'closed' | 'not-proven' | 'too-many' | 'unknown-category' };

/** Takes a message whose sender's browser has computed. */
export async function takeForm(tenant: Tenant, { proof, ...message }: FormBody): Promise<FormTaken> {
  if (!(await isOpen(tenant))) return { outcome: 'closed' };
  const passed = turnstileOf(tenant).pass(proof, tenant.engine.now());
  return passed === 'passed' ? takeMessage(tenant, message) : { outcome: passed };
}

/**
 * Takes a message as a new enquiry of a new person: an address anybody can type in proves nothing, so it is joined with nobody known. No
 * mail confirms it, because that would let anybody mail strangers in the company's name. What fills in the field for machines is unwanted
 * at once and dies in thirty days, without telling the machine. The caller has seen to it that the form is open and nobody floods it.
 */
export async function takeMessage(tenant: Tenant, form: Omit<FormBody, 'proof'>): Promise<FormTaken> {
  const { engine } = tenant;
  const desk = await deskOf(tenant);
  const { name, email, subject, text } = form;
  const isMachine = form.website !== '';
  const opened = await engine.write(clerk, (unit) =>
    openTicket(unit, desk, {
      channel: 'form',
      contact: { person: null, name, email, phone: '' },
      subject,
      message: { text, authorName: name, authorEmail: email, channel: 'form' },
      category: form.categoryId,
      state: isMachine ? 'spam' : 'new',
    }),
  );
  if (opened.outcome !== 'opened') return { outcome: 'unknown-category' };
  if (!isMachine) await announceNews(tenant, opened.id, 'opened');
  return { outcome: 'taken', number: opened.number, pass: await passFor(tenant, opened.message) };
}

const passMs = 30 * 60_000;

const signOf = async ({ engine }: Tenant, text: string): Promise<string> =>
  createHmac('sha256', await signInKeyOf(engine))
    .update(`contact-form.${text}`)
    .digest('base64url');

async function passFor(tenant: Tenant, message: RecordId): Promise<string> {
  const text = `${message}.${tenant.engine.now() + passMs}`;
  return `${text}.${await signOf(tenant, text)}`;
}

/** Adds a file to a message just written, for whoever holds its pass. */
export async function attachToForm(tenant: Tenant, pass: string, file: IncomingFile) {
  if (!(await isOpen(tenant))) return { outcome: 'late' } as const;
  const [message = '', until = '', sign = ''] = pass.split('.');
  const [ours, theirs] = [Buffer.from(await signOf(tenant, `${message}.${until}`)), Buffer.from(sign)];
  const isOurs = ours.length === theirs.length && timingSafeEqual(ours, theirs);
  if (!isOurs || !(Number(until) > tenant.engine.now())) return { outcome: 'late' } as const;
  return attachFile(tenant, clerk, message as RecordId, file);
}
