import type { Block, Line } from './paper.ts';

type Of<Name extends Block['block']> = Extract<Block, { block: Name }>;

/** A heading; see `Block` for what its anchor promises. */
export const heading = (level: 1 | 2 | 3, text: string, anchor: string): Of<'heading'> => ({
  block: 'heading',
  level,
  text,
  anchor,
});

/** A paragraph. */
export const paragraph = (text: Line): Of<'paragraph'> => ({ block: 'paragraph', text });

/** A list with bullets. */
export const bullets = (items: readonly Line[]): Of<'list'> => ({ block: 'list', ordered: false, items });

/** Labels with values. Rows without a value are left out. */
export const facts = (rows: readonly (readonly [label: string, value: Line | null])[]): Of<'facts'> => ({
  block: 'facts',
  rows: rows.flatMap(([label, value]) => (value === null || value === '' ? [] : [{ label, value }])),
});

/** A table; each column is its title and its share of the width. */
export const table = (
  caption: string,
  columns: readonly (readonly [title: string, share: number])[],
  rows: readonly (readonly Line[])[],
): Of<'table'> => ({
  block: 'table',
  caption,
  columns: columns.map(([title, share]) => ({ title, share })),
  rows,
});

/** A hint beside the text. */
export const note = (tone: 'info' | 'warning', text: Line): Of<'note'> => ({ block: 'note', tone, text });

/** Asks the owner for something; `setting` says where to enter it. */
export const missing = (setting: MissingSetting, text: string): Of<'missing'> => ({
  block: 'missing',
  setting,
  text,
});

/** What papers may have to ask the owner for. */
export type MissingSetting =
  | 'company'
  | 'representative'
  | 'officer'
  | 'authority'
  | 'hosting'
  | 'recipients'
  | 'hosted-for';
