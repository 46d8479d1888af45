import { diffArrays, diffWordsWithSpace } from 'diff';
import type { PlainLine } from './plain-lines.ts';

/** A piece of a changed line. */
export interface ComparedPart {
  readonly text: string;
  readonly is: 'same' | 'added' | 'removed';
}

/** One line of two versions beside each other. */
export type ComparedLine =
  | { readonly is: 'same' | 'added' | 'removed'; readonly section: string; readonly text: string }
  | { readonly is: 'changed'; readonly section: string; readonly parts: readonly ComparedPart[] };

/** How much two lines must have in common to count as one that changed, rather than one gone and another come. */
const likeness = 0.4;

/**
 * Compares two versions line by line. A removed line and an added one beside it that say nearly the same are one changed line,
 * with the words that differ.
 */
export function compareLines(
  before: readonly PlainLine[],
  after: readonly PlainLine[],
): readonly ComparedLine[] {
  const compared: ComparedLine[] = [];
  const changes = diffArrays([...before], [...after], {
    comparator: (left, right) => left.section === right.section && left.text === right.text,
  });
  for (let i = 0; i < changes.length; i++) {
    const { value, added, removed } = changes[i] ?? { value: [] };
    const next = changes[i + 1];
    if (removed && next?.added) {
      compared.push(...pairLines(value, next.value));
      i++;
    } else {
      const is = added ? 'added' : removed ? 'removed' : 'same';
      compared.push(...value.map((line) => ({ is, ...line }) as const));
    }
  }
  return compared;
}

/** Pairs removed lines with the added ones they became, in order. */
function pairLines(removed: readonly PlainLine[], added: readonly PlainLine[]): readonly ComparedLine[] {
  const compared: ComparedLine[] = [];
  let next = 0;
  for (const line of removed) {
    const found = added.findIndex((each, i) => i >= next && isLike(line, each));
    if (found < 0) {
      compared.push({ is: 'removed', ...line });
      continue;
    }
    compared.push(...added.slice(next, found).map((each) => ({ is: 'added', ...each }) as const));
    const became = added[found] as PlainLine;
    compared.push({ is: 'changed', section: became.section, parts: partsOf(line.text, became.text) });
    next = found + 1;
  }
  return [...compared, ...added.slice(next).map((each) => ({ is: 'added', ...each }) as const)];
}

function isLike(left: PlainLine, right: PlainLine): boolean {
  if (left.section !== right.section) return false;
  const common = partsOf(left.text, right.text)
    .filter((part) => part.is === 'same')
    .reduce((sum, part) => sum + part.text.trim().length, 0);
  return common >= likeness * Math.max(left.text.length, right.text.length);
}

const partsOf = (before: string, after: string): readonly ComparedPart[] =>
  diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({
    text: value,
    is: added ? 'added' : removed ? 'removed' : 'same',
  }));
