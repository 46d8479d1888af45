import { type Actor, type Engine, type Pledge, program, type Unit } from '@redlich/engine';
import type { Tenant } from '../../../platform/tenant.ts';
import { paperTables } from '../paper.tables.ts';
import { allDrafts, type Draft, saysTheSame, versionsInForce } from './drafts.ts';

/** What came of publishing. `same`: the version in force says just this. `missing`: the paper still asks for something. */
export type Published =
  | { readonly outcome: 'published'; readonly number: number }
  | { readonly outcome: 'same' | 'missing' };

/** Puts a draft in force: kept for ever by its content, noted in the ledger, with the reason. */
export function publishDraft(engine: Engine, actor: Actor, draft: Draft, reason: string): Promise<Published> {
  const { entry, papers, hashes, machine, missing } = draft;
  return engine.write(actor, async (unit): Promise<Published> => {
    const inForce = (await versionsInForce(unit.db)).get(entry.id);
    if (inForce !== undefined && saysTheSame(draft, inForce)) return { outcome: 'same' };
    if (missing.length > 0) return { outcome: 'missing' };
    const number = Number(inForce?.number ?? 0) + 1;
    const firstPublishedAt = await firstPublication(unit, entry.id);
    await paperTables(unit.db)
      .insertInto('records.paper_version')
      .values({
        paper: entry.id,
        number,
        hash_de: hashes.de,
        hash_en: hashes.en,
        body_de: JSON.stringify(papers.de),
        body_en: JSON.stringify(papers.en),
        machine: machine({ version: number, publishedAt: unit.now, firstPublishedAt }),
        published_at: unit.now,
        author: actor.id,
        reason,
      })
      .execute();
    await unit.note('paper-published', { what: entry.id, number, hash: hashes.de });
    return { outcome: 'published', number };
  });
}

async function firstPublication({ db, now }: Unit, paper: string): Promise<number> {
  const first = await paperTables(db)
    .selectFrom('records.paper_version')
    .select('published_at')
    .where('paper', '=', paper)
    .where('number', '=', 1)
    .executeTakeFirst();
  return Number(first?.published_at ?? now);
}

/** Looks at all papers and keeps what was found, so that a pledge can tell whether they still say what runs. */
export async function lookAtPapers(
  tenant: Tenant,
  pledges: readonly Pledge[],
  autoReason: string | null,
): Promise<number> {
  const { engine } = tenant;
  const drafts = await allDrafts(tenant, pledges);
  let published = 0;
  if (autoReason !== null) {
    for (const draft of drafts)
      if ((await publishDraft(engine, program, draft, autoReason)).outcome === 'published') published++;
  }
  await noteLooks(engine, drafts);
  return published;
}

/** Keeps what the papers would say now. */
export function noteLooks(engine: Engine, drafts: readonly Draft[]): Promise<void> {
  return engine.write(program, async (unit) => {
    const db = paperTables(unit.db);
    const inForce = await versionsInForce(unit.db);
    const looks = await db.selectFrom('records.paper_look').select(['paper', 'differs_since']).execute();
    const before = new Map(looks.map((look) => [look.paper, look.differs_since]));
    await db.deleteFrom('records.paper_look').execute();
    await db
      .insertInto('records.paper_look')
      .values(
        drafts.map((draft) => {
          const { entry, hashes, missing } = draft;
          const version = inForce.get(entry.id);
          const differs = version !== undefined && !saysTheSame(draft, version);
          const since = Number(before.get(entry.id) ?? 0);
          // What was noted before the version in force is about another version.
          const isOngoing = since >= Number(version?.published_at ?? 0) && since > 0;
          return {
            paper: entry.id,
            hash_de: hashes.de,
            hash_en: hashes.en,
            missing: missing.length,
            looked_at: unit.now,
            differs_since: differs ? (isOngoing ? since : unit.now) : null,
          };
        }),
      )
      .execute();
  });
}
