import { readFileSync } from 'node:fs';

/** A building block of the Standard Data Protection Model whose reference measures are answered, with its German name. */
export interface BuildingBlock {
  readonly number: string;
  readonly title: { readonly de: string; readonly en: string };
}

/** The building blocks in the order of the model. */
export const buildingBlocks: readonly BuildingBlock[] = [
  { number: '11', title: { de: 'Aufbewahren', en: 'Storing (Aufbewahren)' } },
  { number: '41', title: { de: 'Planen und Spezifizieren', en: 'Planning (Planen und Spezifizieren)' } },
  { number: '42', title: { de: 'Dokumentieren', en: 'Documenting (Dokumentieren)' } },
  { number: '43', title: { de: 'Protokollieren', en: 'Logging (Protokollieren)' } },
  { number: '50', title: { de: 'Trennen', en: 'Separating (Trennen)' } },
  { number: '51', title: { de: 'Zugriffe regeln', en: 'Regulating access (Zugriffe regeln)' } },
  { number: '60', title: { de: 'Löschen und Vernichten', en: 'Erasing (Löschen und Vernichten)' } },
  { number: '61', title: { de: 'Berichtigen', en: 'Rectifying (Berichtigen)' } },
  {
    number: '62',
    title: { de: 'Einschränken der Verarbeitung', en: 'Restricting (Einschränken der Verarbeitung)' },
  },
];

/** A reference measure as the model words it, in German only. */
export interface SdmRow {
  /** `M60.D01`. */
  readonly number: string;
  readonly wording: string;
}

/** The rows of a building block, read from the model's own list beside this file (see LICENSE.md for its origin). */
export function readRows(block: string): readonly SdmRow[] {
  const text = readFileSync(new URL(`massnahmen_${block}.csv`, import.meta.url), 'utf8');
  return text
    .split(/\r?\n/)
    .filter((line) => /M\d\d\.[DSP]\d\d,/.test(line))
    .map(rowOf);
}

const field = /\s*"((?:[^"]|"")*)"|([^,]*)/y;

/** The number and what follows it; the list of block 11 has its level in front. No wording spans lines. */
function rowOf(line: string): SdmRow {
  const number = line.match(/M\d\d\.[DSP]\d\d/)?.[0] ?? '';
  field.lastIndex = line.indexOf(number) + number.length + 1;
  const found = field.exec(line);
  const wording = found?.[1]?.replaceAll('""', '"') ?? found?.[2] ?? '';
  // One row of the list ends in a stray quotation mark, some have doubled spaces.
  return { number, wording: wording.replace(/"$/, '').replace(/\s+/g, ' ').trim() };
}
