import type { Language } from '../../declare/index.ts';
import type { Block, Line } from '../../papers/paper.ts';

/** One of two languages. */
export const say = (language: Language, de: string, en: string): string => (language === 'de' ? de : en);

/** A heading; the anchor is the same in every language. */
export const heading = (level: 1 | 2 | 3, anchor: string, text: string): Block => ({
  block: 'heading',
  level,
  text,
  anchor,
});

/** A paragraph. */
export const paragraph = (text: Line): Block => ({ block: 'paragraph', text });

/** A table; each column with its title and its share of the width. */
export const table = (
  caption: string,
  columns: readonly (readonly [title: string, share: number])[],
  rows: readonly (readonly Line[])[],
): Block => ({
  block: 'table',
  caption,
  columns: columns.map(([title, share]) => ({ title, share })),
  rows,
});
