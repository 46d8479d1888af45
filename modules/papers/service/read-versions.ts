import type { Engine, Language, Paper } from '@redlich/engine';
import { type ComparedLine, compareLines } from '../../../platform/documents/compare-lines.ts';
import { plainLines } from '../../../platform/documents/plain-lines.ts';
import { paperTables, type VersionRow } from '../paper.tables.ts';

/** A version without its texts. */
export type VersionHead = Pick<
  VersionRow,
  'number' | 'published_at' | 'author' | 'reason' | 'hash_de' | 'hash_en'
>;

/** All versions of a paper, the one in force first. */
export const versionsOf = (engine: Engine, paper: string): Promise<readonly VersionHead[]> =>
  paperTables(engine.db)
    .selectFrom('records.paper_version')
    .select(['number', 'published_at', 'author', 'reason', 'hash_de', 'hash_en'])
    .where('paper', '=', paper)
    .orderBy('number', 'desc')
    .execute();

/** A version with its texts; the one in force when no number is given. */
export const readVersion = (
  engine: Engine,
  paper: string,
  number: number | null,
): Promise<VersionRow | undefined> =>
  paperTables(engine.db)
    .selectFrom('records.paper_version')
    .selectAll()
    .where('paper', '=', paper)
    .$if(number !== null, (query) => query.where('number', '=', number ?? 0))
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();

/** The paper of a version in one language. */
export const paperOf = (version: VersionRow, language: Language): Paper =>
  JSON.parse(language === 'de' ? version.body_de : version.body_en) as Paper;

/** Two papers beside each other, line by line. */
export const comparePapers = (before: Paper, after: Paper): readonly ComparedLine[] =>
  compareLines(plainLines(before), plainLines(after));

/** How consents name the privacy notice in force: its number and content hash; `null` while none is published. */
export async function noticeInForce(engine: Engine): Promise<string | null> {
  const [latest] = await versionsOf(engine, 'notice');
  return latest === undefined ? null : `${latest.number} (${latest.hash_de})`;
}
