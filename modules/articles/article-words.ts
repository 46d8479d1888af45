import { foldText, wordsOf } from '@redlich/engine';

/** What of an article can be searched for. */
interface Searched {
  readonly number: string;
  readonly ean: string | null;
  readonly title: string;
  readonly maker: string;
}

/** Longer words are found by their first letters. */
const longestWord = 40;

/** The words an article is found by, each once, folded (`Größe` as `grosse`). */
export function articleWords(article: Searched): readonly string[] {
  const text = `${article.title} ${article.maker} ${article.number} ${article.ean ?? ''}`;
  return [...new Set(wordsOf(text).map((word) => word.slice(0, longestWord)))];
}

/** The title as it is sorted, without articles of grammar or marks in front. */
export const sortKeyOf = (title: string): string =>
  foldText(title)
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .slice(0, 80);
