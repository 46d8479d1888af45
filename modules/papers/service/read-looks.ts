import type { Engine } from '@redlich/engine';
import { type LookRow, paperTables, type VersionRow } from '../paper.tables.ts';

/** The versions of some papers without their texts, oldest first, and what the last look at all papers found. */
export async function looksAndVersions(
  engine: Engine,
  papers: readonly string[],
): Promise<{
  readonly looks: readonly LookRow[];
  readonly versions: readonly Omit<VersionRow, 'body_de' | 'body_en' | 'machine' | 'author' | 'reason'>[];
}> {
  const db = paperTables(engine.db);
  const versions = await db
    .selectFrom('records.paper_version')
    .select(['paper', 'number', 'hash_de', 'hash_en', 'published_at'])
    .where('paper', 'in', papers)
    .orderBy('number')
    .execute();
  return { versions, looks: await db.selectFrom('records.paper_look').selectAll().execute() };
}
