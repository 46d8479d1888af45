import type { MappingProblem } from '../faults.ts';

/** What a person said about one column: the field it fills, or `null` to leave it unused. */
export interface ColumnChoice {
  readonly column: string;
  readonly field: string | null;
}

/** Choices read from a text, or the place (from 1) of the entry that is none. */
export type MappingRead =
  | { readonly outcome: 'read'; readonly choices: readonly ColumnChoice[] }
  | { readonly outcome: 'refused'; readonly problem: MappingProblem };

/**
 * Reads `column=field,column=field`. A column whose heading has a comma, an equals sign or a quote stands in double quotes, inner
 * quotes doubled. `column=` leaves a column unused that would be taken by its heading.
 *
 * @example parseMapping('customer_id=number,"Name, Vorname"=name,fax=')
 */
export function parseMapping(text: string): MappingRead {
  const choices: ColumnChoice[] = [];
  if (text.trim() === '') return { outcome: 'read', choices };
  const entry = /\s*(?:"((?:[^"]|"")+)"|([^",=]+?))\s*=\s*([^",=]*?)\s*(?:,|$)/y;
  while (entry.lastIndex < text.length) {
    const [all, quoted, plain = '', field = ''] = entry.exec(text) ?? [];
    const column = quoted?.replaceAll('""', '"') ?? plain;
    if (all === undefined || column === '') {
      return { outcome: 'refused', problem: { problem: 'mapping-malformed', place: choices.length + 1 } };
    }
    choices.push({ column, field: field === '' ? null : field });
  }
  return { outcome: 'read', choices };
}
