import type { Language, Paper, Pledge, TiltEdition } from '@redlich/engine';
import { contentHash } from '../../../platform/documents/plain-lines.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import { type PaperEntry, paperCatalogue } from '../catalogue.ts';
import { paperTables, type VersionRow } from '../paper.tables.ts';
import { paperSource, type SourceInBothLanguages } from './paper-source.ts';
import { type Hashes, saysTheSameRow } from './says-the-same.ts';

/** A paper as it would be published now. */
export interface Draft {
  readonly entry: PaperEntry;
  readonly papers: Readonly<Record<Language, Paper>>;
  readonly hashes: Readonly<Record<Language, string>>;
  /** The content for machines as JSON; `null` while something only the owner knows is missing, and where there is no such form. */
  readonly machine: (
    edition: Pick<TiltEdition, 'version' | 'publishedAt' | 'firstPublishedAt'>,
  ) => string | null;
  /** What only the owner knows and has not entered. */
  readonly missing: readonly { readonly setting: string; readonly de: string; readonly en: string }[];
}

/** Writes one paper from what runs now. */
export function draftOf(entry: PaperEntry, source: SourceInBothLanguages): Draft {
  const papers = {
    de: entry.make({ ...source, language: 'de' }),
    en: entry.make({ ...source, language: 'en' }),
  };
  return {
    entry,
    papers,
    hashes: { de: contentHash(papers.de), en: contentHash(papers.en) },
    machine(edition) {
      const written = entry.machine?.({ ...source, language: 'de' }, { ...edition, address: '' });
      return written?.outcome === 'written' ? JSON.stringify(written.document) : null;
    },
    missing: missingIn(papers),
  };
}

function missingIn(papers: Draft['papers']): Draft['missing'] {
  const of = (paper: Paper) => paper.blocks.filter((block) => block.block === 'missing');
  const english = of(papers.en);
  return of(papers.de).map(({ setting, text }, i) => ({ setting, de: text, en: english[i]?.text ?? text }));
}

/** Writes all papers from what runs now. */
export async function allDrafts(tenant: Tenant, pledges: readonly Pledge[]): Promise<readonly Draft[]> {
  const source = await paperSource(tenant, pledges);
  return paperCatalogue.map((entry) => draftOf(entry, source));
}

/** Names a draft by what it says in both languages. */
export const draftHash = ({ hashes: { de, en } }: Draft): string => `${de}.${en}`;

/** Whether what runs now says the same as a version. */
export const saysTheSame = ({ hashes }: Draft, version: Hashes): boolean =>
  saysTheSameRow({ hash_de: hashes.de, hash_en: hashes.en }, version);

/** The versions in force, by paper; without their texts. */
export async function versionsInForce(
  db: unknown,
): Promise<ReadonlyMap<string, Pick<VersionRow, 'number' | 'hash_de' | 'hash_en' | 'published_at'>>> {
  const rows = await paperTables(db)
    .selectFrom('records.paper_version')
    .select(['paper', 'number', 'hash_de', 'hash_en', 'published_at'])
    .orderBy('number')
    .execute();
  // The last of each paper stays.
  return new Map(rows.map(({ paper, ...version }) => [paper, version]));
}
