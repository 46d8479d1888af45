import {
  type Actor,
  automatedDecisionStatement,
  copyOf,
  type Language,
  mentionsIn,
  objectablePurposes,
  planErasure,
  type Refused,
  recipientsToTell,
  refused,
} from '@redlich/engine';
import type { Tenant } from '../../../platform/tenant.ts';
import { type Right, rights } from '../rights.ts';
import type { Options, Review } from '../schemas.ts';
import { recipientTitle } from './matter.ts';
import { asIdentified, findRequest, type RequestRow, subjectOf } from './requests.ts';

/** Records shown for review at most; whoever has more is looked through by those that mention others. */
const mostShown = 500;

/** What is to be looked through before it is handed over: records that mention other persons first (Art. 15 (4), 20 (4) GDPR). */
export async function reviewOf(
  tenant: Tenant,
  actor: Actor,
  id: string,
  language: Language,
): Promise<Review | Refused | { readonly outcome: 'not-yet' }> {
  const { engine } = tenant;
  const row = await findRequest(engine.db, id);
  if ('outcome' in row) return row;
  const subject = subjectOf(row);
  if (asIdentified(row) === null || subject === null) return { outcome: 'not-yet' };
  const copy = await copyOf(engine, actor, subject);
  if ('outcome' in copy) return copy;
  const records: Review['records'] = [];
  for await (const record of copy.records) {
    const mentions = await mentionsIn(engine, subject, record);
    if (mentions.length === 0 && records.length >= mostShown) continue;
    records.push({
      id: record.id,
      title: record.title,
      createdAt: record.createdAt,
      mentions: mentions.map(({ field, words }) => ({ field, words: [...words] })),
      fields: record.fields.map(({ id: field, title, value, meaning, withheld }) => ({
        id: field,
        title,
        value: meaning?.[language] ?? shown(value),
        withheld: withheld !== null,
      })),
    });
  }
  return {
    records: records.toSorted((a, b) => Number(b.mentions.length > 0) - Number(a.mentions.length > 0)),
  };
}

const shown = (value: unknown): string =>
  value === null || value === undefined
    ? ''
    : Array.isArray(value)
      ? value.map(shown).join(', ')
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value);

/** What can be done for the matched person. Opens nothing. */
export async function optionsOf(tenant: Tenant, id: string, language: Language): Promise<Options | Refused> {
  const { engine } = tenant;
  const row = await findRequest(engine.db, id);
  if ('outcome' in row) return row;
  const subject = subjectOf(row);
  const { register } = engine;
  const statement = [...automatedDecisionStatement(register, language)];
  if (subject === null) return { plan: null, consents: [], purposes: [], recipients: [], statement };
  const facts = await engine.facts.of(subject);
  return {
    plan: row.right === 'erasure' && row.carried_out_at === null ? await planShown(tenant, row) : null,
    consents: [...register.consents.values()]
      .filter(({ id: consent }) => facts.consents[consent]?.state === 'given')
      .map(({ id: consent, title }) => ({ id: consent, title })),
    purposes: objectablePurposes(register).map(({ id: purpose, title, basis }) => ({
      id: purpose,
      title,
      interest: basis.article === '6-1-f' ? basis.interest : null,
    })),
    recipients: rights[row.right as Right].tellsRecipients ? await recipientsShown(tenant, row) : [],
    statement,
  };
}

async function planShown({ engine }: Tenant, row: RequestRow): Promise<Options['plan']> {
  const subject = subjectOf(row);
  const plan = subject === null ? refused('unknown') : await planErasure(engine, subject);
  if ('outcome' in plan) return null;
  return {
    held: plan.held,
    fates: plan.fates.map(({ id, title, fate, until, law }) => ({
      ...{ id, title, fate, until },
      law: law === null ? null : `${law.provision} ${law.law}`,
    })),
  };
}

async function recipientsShown(tenant: Tenant, row: RequestRow): Promise<Options['recipients']> {
  const subject = subjectOf(row);
  if (subject === null) return [];
  const since = row.carried_out_at ?? Number.POSITIVE_INFINITY;
  const all = await recipientsToTell(tenant.engine, subject);
  return all.map(({ recipient, times, lastAt, toldAt }) => ({
    ...{ recipient, times, lastAt },
    title: recipientTitle(tenant, recipient),
    told: toldAt !== null && toldAt >= since,
  }));
}
