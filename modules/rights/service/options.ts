import {
  automatedDecisionStatement,
  type Language,
  objectablePurposes,
  planErasure,
  type Refused,
  recipientsToTell,
  refused,
} from '@redlich/engine';
import type { Tenant } from '../../../platform/tenant.ts';
import { knownRecipients } from '../../recipients/index.ts';
import { type Right, rights } from '../rights.ts';
import type { Options } from '../schemas.ts';
import { findRequest, type RequestRow, subjectOf } from './requests.ts';

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
  const known = await knownRecipients(tenant.engine);
  return all.map(({ recipient, times, lastAt, toldAt, excusedAt }) => ({
    ...{ recipient, times, lastAt },
    title: known.find(({ id }) => id === recipient)?.title ?? { de: recipient, en: recipient },
    told: toldAt !== null && toldAt >= since,
    excused: excusedAt !== null && excusedAt >= since,
  }));
}
