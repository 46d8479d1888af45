import type { Mark } from '../schemas.ts';

type Part = Mark['parts'][number];

/** A word of a text, by its place. */
export interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The words of a text. What belongs together stays together: mail addresses, numbers with points, double names. */
export const wordsOf = (text: string): readonly Word[] =>
  [...text.matchAll(/[\p{L}\p{N}\p{M}@+](?:[\p{L}\p{N}\p{M}@._+'’-]*[\p{L}\p{N}\p{M}@+])?/gu)].map(
    (found) => ({
      text: found[0],
      from: found.index,
      to: found.index + found[0].length,
    }),
  );

/** Whether a word is blacked out, as a whole or in part. */
export const isMarked = ({ from, to }: Word, parts: readonly Pick<Part, 'from' | 'to'>[]): boolean =>
  parts.some((part) => part.from < to && from < part.to);

/**
 * The stretches of a text that are blacked out when these words are. Words with nothing but space between them become one stretch, so
 * that their number shows nothing.
 */
export function stretchesOf(text: string, marked: readonly Word[]): readonly Pick<Part, 'from' | 'to'>[] {
  const stretches: { from: number; to: number }[] = [];
  for (const { from, to } of marked.toSorted((a, b) => a.from - b.from)) {
    const last = stretches.at(-1);
    if (last !== undefined && text.slice(last.to, from).trim() === '') last.to = to;
    else stretches.push({ from, to });
  }
  return stretches;
}
