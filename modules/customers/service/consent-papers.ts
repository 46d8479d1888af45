import { type Actor, type Engine, type PersonId, type RecordId, refused, type Unit } from '@redlich/engine';
import { consentEvidence, consentPaper } from '../declaration.ts';
import type { ConsentsReply } from '../replies.ts';
import { customerTables } from '../tables.ts';

/** The papers of a person, newest first, without opening any. */
export async function listPapers(engine: Engine, person: PersonId): Promise<ConsentsReply['papers']> {
  const rows = await customerTables(engine.db)
    .selectFrom('records.consent_paper')
    .selectAll()
    .where('person_id', '=', person)
    .orderBy('id', 'desc')
    .execute();
  const papers: ConsentsReply['papers'] = [];
  for (const row of rows) {
    const [file] = await engine.files.list(consentPaper, row.id);
    if (file === undefined) continue;
    const { id, consents, signed, due_at: dueAt } = row;
    papers.push({ id, file: file.id, consents: consents.split(','), signed, size: file.size, dueAt });
  }
  return papers;
}

/** Opens the scan of a paper of a person, to prove a consent (Art. 7 (1) GDPR). */
export async function openPaper(engine: Engine, actor: Actor, person: PersonId, record: RecordId) {
  const row = await customerTables(engine.db)
    .selectFrom('records.consent_paper')
    .select('id')
    .where('id', '=', record)
    .where('person_id', '=', person)
    .executeTakeFirst();
  const [file] = row === undefined ? [] : await engine.files.list(consentPaper, record);
  return file === undefined
    ? refused('unknown')
    : engine.files.open(actor, consentPaper, file.id, consentEvidence);
}

/** Starts the last period of papers none of whose consents stands any more. */
export async function endPapers(unit: Unit, person: PersonId): Promise<void> {
  const rows = await customerTables(unit.db)
    .selectFrom('records.consent_paper')
    .select(['id', 'consents'])
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .execute();
  if (rows.length === 0) return;
  const { consents } = await unit.facts(person);
  for (const row of rows) {
    if (row.consents.split(',').every((id) => consents[id]?.state !== 'given'))
      await unit.mark(consentPaper, row.id, 'ended');
  }
}

/** Papers ended in one unit. */
const portion = 200;

/**
 * Starts the last period of papers whose customer file is gone, in whichever way it went. Done by the clock, because a file also
 * dies by itself.
 * @returns how many papers ended
 */
export async function endOrphanPapers(engine: Engine, actor: Actor): Promise<number> {
  for (let done = 0; ; ) {
    const ended = await engine.write(actor, async (unit) => {
      const rows = await customerTables(unit.db)
        .selectFrom('records.consent_paper as paper')
        .select('paper.id')
        .where('paper.ended_at', 'is', null)
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('records.customer as file')
                .select('file.id')
                .whereRef('file.person_id', '=', 'paper.person_id'),
            ),
          ),
        )
        .limit(portion)
        .execute();
      for (const row of rows) await unit.mark(consentPaper, row.id, 'ended');
      return rows.length;
    });
    done += ended;
    if (ended < portion) return done;
  }
}
