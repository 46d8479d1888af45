import { type Block, type Engine, type Language, plainLine } from '@redlich/engine';
import { publicPapers } from './public-papers.ts';
import { paperOf, readVersion, versionsOf } from './read-versions.ts';

/** A piece of a paper as a small screen shows it: no layout, nothing but what it says and what it is. */
export type ReadablePart =
  | { readonly kind: 'heading' | 'paragraph' | 'item'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly text: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/** A public paper in force. */
export interface ReadablePaper {
  readonly id: string;
  readonly title: string;
  readonly number: number;
  readonly publishedAt: number;
  readonly parts: readonly ReadablePart[];
}

/** The public papers in force, by title. */
export async function readablePapers(
  engine: Engine,
  language: Language,
): Promise<readonly Pick<ReadablePaper, 'id' | 'title'>[]> {
  const all = await publicPapers(engine);
  const known = await Promise.all(
    all.map(async ({ id, title }) =>
      (await versionsOf(engine, id)).length > 0 ? [{ id, title: title[language] }] : [],
    ),
  );
  return known.flat();
}

/** A public paper in force, to be read from top to bottom; `null` when there is none, or none that everybody may read. */
export async function readablePaper(
  engine: Engine,
  id: string,
  language: Language,
): Promise<ReadablePaper | null> {
  if (!(await publicPapers(engine)).some((each) => each.id === id)) return null;
  const version = await readVersion(engine, id, null);
  if (version === undefined) return null;
  const { title, blocks } = paperOf(version, language);
  return {
    ...{ id, title, number: Number(version.number), publishedAt: Number(version.published_at) },
    parts: blocks.flatMap(partsOf),
  };
}

function partsOf(block: Block): readonly ReadablePart[] {
  const as = (kind: 'heading' | 'paragraph' | 'item', texts: readonly string[]) =>
    texts.map((text) => ({ kind, text }));
  switch (block.block) {
    case 'heading':
      return as('heading', [block.text]);
    case 'missing':
      return as('paragraph', [block.text]);
    case 'paragraph':
    case 'note':
    case 'choice':
      return as('paragraph', [plainLine(block.text)]);
    case 'list':
      return as('item', block.items.map(plainLine));
    case 'facts':
      return as(
        'item',
        block.rows.map(({ label, value }) => `${label}: ${plainLine(value)}`),
      );
    case 'table':
      return [
        {
          kind: 'table',
          text: block.caption,
          columns: block.columns.map(({ title }) => title),
          rows: block.rows.map((row) => row.map(plainLine)),
        },
      ];
    case 'signature':
      return as('paragraph', block.lines);
    case 'page-break':
      return [];
  }
}
