import type { Text } from '@redlich/engine';
import type { OwnReason } from '../faults.ts';
import type { CellReader } from './reader.ts';

/**
 * A module's own kind of cell: its function answers the value, or `null` when the cell is none. The text says why and, like every
 * fault, quotes nothing.
 *
 * @example parsedBy(countryCode, 'customers:country', bilingual(texts, 'import.country'))
 */
export const parsedBy = <Value>(
  parse: (cell: string) => Value | null,
  reason: OwnReason,
  text: Text,
): CellReader<Value> => ({
  read(cell) {
    const value = parse(cell.normalize('NFC').trim());
    return value === null ? { reason, text } : { value };
  },
});
