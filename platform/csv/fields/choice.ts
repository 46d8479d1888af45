import { foldName } from '../map/fold-name.ts';
import { type CellReader, refuse } from './reader.ts';

/**
 * One of several values, each with the words foreign systems write for it. Case, umlauts and punctuation do not matter.
 *
 * @example choice({ ms: ['Frau', 'Fr.', 'Mrs', 'Ms'], mr: ['Herr', 'Hr.', 'Mr'] })
 */
export function choice<const Value extends string>(
  wordsOf: Readonly<Record<Value, readonly string[]>>,
): CellReader<Value> {
  const values = new Map<string, Value>();
  for (const value of Object.keys(wordsOf) as Value[]) {
    for (const word of [value, ...wordsOf[value]]) values.set(foldName(word), value);
  }
  const allowed = Object.values<readonly string[]>(wordsOf)
    .map((words) => words[0])
    .filter((word) => word !== undefined)
    .join(', ');
  return {
    read(cell) {
      const value = values.get(foldName(cell));
      return value === undefined ? refuse('unknown-choice', { allowed }) : { value };
    },
  };
}
