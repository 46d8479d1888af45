import {
  type Actor,
  isDirectMarketing,
  type Language,
  type PaperSource,
  planErasure,
  type Refused,
  recipientsToTell,
} from '@redlich/engine';
import type { Tenant } from '../../../platform/tenant.ts';
import { privacyRequest, requestHandling } from '../declaration.ts';
import { dayText } from '../letters/frame.ts';
import type { LetterMatter } from '../letters/letter-matter.ts';
import { type Right, rights } from '../rights.ts';
import { rectifiedOf } from './rectify.ts';
import { deadlineOfRequest, type RequestRow, subjectOf } from './requests.ts';

/** Opens a request for a letter about it, and gathers what the letter says. */
export async function matterOf(
  tenant: Tenant,
  actor: Actor,
  row: RequestRow,
  source: PaperSource,
): Promise<LetterMatter | Refused> {
  const { engine } = tenant;
  const opened = await engine.open(actor, privacyRequest, row.id, requestHandling);
  if (opened.outcome === 'refused') return opened;
  const { name, address, text, extensionReason, decision, addressee, excused = [] } = opened.sealed;
  const right = row.right as Right;
  const deadline = await deadlineOfRequest(tenant, row);
  return {
    ...{ number: row.number, right, name, address, text, extension: extensionReason, addressee },
    reason: decision,
    receivedDay: engine.calendar.dayOf(row.received),
    lastDay: deadline.lastDay,
    today: engine.calendar.dayOf(engine.now()),
    ...{ subject: row.subject, decided: row.ending, ground: row.ground },
    told: rights[right].tellsRecipients ? await toldTitles(tenant, row, source) : [],
    excused: excused.map(({ recipient, reason }) => ({ title: recipientTitle(source, recipient), reason })),
    rectified: right === 'rectification' ? await rectifiedNow(tenant, actor, row) : [],
    purpose: purposeTitle(source, row.purpose),
    kept: right === 'erasure' ? await keptByLaw(tenant, row, source.language) : [],
  };
}

async function toldTitles(tenant: Tenant, row: RequestRow, source: PaperSource): Promise<readonly string[]> {
  const subject = subjectOf(row);
  if (subject === null || row.carried_out_at === null) return [];
  const all = await recipientsToTell(tenant.engine, subject);
  const since = row.carried_out_at;
  return all
    .filter(({ toldAt }) => toldAt !== null && toldAt >= since)
    .map(({ recipient }) => recipientTitle(source, recipient));
}

function purposeTitle({ register, language }: PaperSource, id: string | null): LetterMatter['purpose'] {
  const purpose = register.purposes.get(id ?? '');
  return purpose === undefined
    ? null
    : { title: purpose.title[language], isMarketing: isDirectMarketing(purpose) };
}

/** A recipient's name in letters: the company behind it, where the register knows one. Its bare id for one that is known no more. */
export function recipientTitle({ recipients, language }: PaperSource, id: string): string {
  const known = recipients.find((recipient) => recipient.id === id);
  if (known === undefined) return id;
  const { company, title } = known;
  return company === null ? title[language] : `${company.name} (${title[language]})`;
}

/** What was corrected in this request, in the order it was. */
async function rectifiedNow(
  tenant: Tenant,
  actor: Actor,
  row: RequestRow,
): Promise<LetterMatter['rectified']> {
  const subject = subjectOf(row);
  if (subject === null) return [];
  const all = await rectifiedOf(tenant, actor, subject);
  return all.filter(({ number }) => number === row.number).toReversed();
}

/** What an erasure had to leave, each with its law and its last day. */
async function keptByLaw(tenant: Tenant, row: RequestRow, language: Language): Promise<readonly string[]> {
  const subject = subjectOf(row);
  if (subject === null || row.carried_out_at === null) return [];
  const plan = await planErasure(tenant.engine, subject);
  if ('outcome' in plan) return [];
  const lines = plan.fates
    .filter(({ fate }) => fate === 'restricted')
    .map(({ title, until, law }) => {
      const by = law === null ? '' : ` (${law.provision} ${law.law})`;
      const last =
        until === null
          ? ''
          : `${language === 'de' ? ', bis' : ', until'} ${dayText(tenant.engine.calendar.dayOf(until), language)}`;
      return `${title[language]}${by}${last}`;
    });
  return [...new Set(lines)];
}
