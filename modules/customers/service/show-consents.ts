import type { z } from '@hono/zod-openapi';
import {
  type ConsentKind,
  type Engine,
  type LegalFacts,
  type PersonId,
  type Refused,
  refused,
  stopsTheClock,
} from '@redlich/engine';
import { marketing, notification, unlimitedStorage } from '../consents.ts';
import { idleDays } from '../declaration.ts';
import { labelOf } from '../label.ts';
import type { ConsentsReply, consentListReply } from '../replies.ts';
import { customerTables } from '../tables.ts';
import { listPapers } from './consent-papers.ts';
import { factsShown, standingOf } from './consent-standing.ts';
import { type FileRow, fileOf, matterOf, personOf } from './files.ts';
import { wordingInForce } from './wordings.ts';

/** The state, wording and history of a person's consents. Opens no seal: legal facts are pseudonymous. */
export async function showConsents(engine: Engine, person: PersonId): Promise<ConsentsReply | Refused> {
  const row = await fileOf(engine.db, person);
  if (row === undefined) return refused('unknown');
  const facts = await engine.facts.of(person);
  const consents = [...engine.register.consents.values()];
  const kinds: ConsentsReply['kinds'] = [];
  for (const consent of consents) {
    const { version, text } = await wordingInForce(engine.db, consent);
    const onWithdrawal = consequenceOf(consent, row, facts, engine.now());
    kinds.push({
      ...standingOf(facts, consent),
      wording: { version, text },
      withdrawal: consent.withdrawal,
      onWithdrawal,
    });
  }
  const history = (await engine.facts.history(person)).map(({ paper, ...record }) => ({
    ...record,
    paper: paper !== null,
  }));
  return {
    id: person,
    number: row.number,
    label: labelOf(facts, consents),
    facts: factsShown(facts),
    kinds,
    history: history.toReversed(),
    papers: await listPapers(engine, person),
    matter: matterOf(row),
    dueAt: row.due_at,
  };
}

type Consequence = ConsentsReply['kinds'][number]['onWithdrawal'];

const dayMs = 86_400_000;

/** What the withdrawal of a consent would end, so that nobody is surprised. */
function consequenceOf(consent: ConsentKind, row: FileRow, facts: LegalFacts, now: number): Consequence {
  if (facts.consents[consent.id]?.state !== 'given') return 'none';
  if (consent === notification) return 'no-messages';
  if (consent === marketing) return 'profile-dies';
  if (consent !== unlimitedStorage || stopsTheClock(facts)) return 'none';
  const matter = matterOf(row);
  if (matter === 'open') return 'file-dies-with-orders';
  const isOver = matter === 'done' || now - (row.left_idle_at ?? now) > (idleDays + 1) * dayMs;
  return isOver ? 'file-dies-now' : 'file-dies-when-idle';
}

const pageSize = 50;

/** A page of all customers' consents without a name, for the data protection officer. Newest first. */
export async function listConsents(
  engine: Engine,
  after: string | null,
): Promise<z.output<typeof consentListReply>> {
  let query = customerTables(engine.db)
    .selectFrom('records.customer')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(pageSize);
  if (after !== null) query = query.where('id', '<', after as FileRow['id']);
  const files = await query.execute();
  const facts = await engine.facts.ofMany(files.map(personOf));
  const consents = [...engine.register.consents.values()];
  const rows = files.flatMap((row) => {
    const standing = facts.get(personOf(row));
    if (standing === undefined) return [];
    return [
      {
        id: personOf(row),
        number: row.number,
        label: labelOf(standing, consents),
        consents: consents.map((each) => standingOf(standing, each)),
      },
    ];
  });
  return { rows, next: files.length < pageSize ? null : (files.at(-1)?.id ?? null) };
}
