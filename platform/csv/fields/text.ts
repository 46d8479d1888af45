import { isFormula, withoutGuard } from '../write/guard.ts';
import { type CellReader, type Reading, refuse } from './reader.ts';

/** How long a text may be, in UTF-16 units as everywhere in JavaScript. */
export interface TextLength {
  readonly max: number;
}

/**
 * One line of text: outer blanks gone, inner blanks and line breaks one blank, letters composed (NFC). Formulas, control
 * characters, invisible changes of direction and texts beyond the length are refused.
 */
export const text = ({ max }: TextLength): CellReader<string> => ({
  read: (cell) => checked(cell, oneLine(cell), max),
});

/** A text of several lines, such as a note: like `text`, but its lines stay. */
export const note = ({ max }: TextLength): CellReader<string> => ({
  read: (cell) =>
    checked(
      cell,
      cell
        .split(/\r\n|\n|\r/)
        .map(oneLine)
        .join('\n')
        .trim(),
      max,
    ),
});

/** A cell as one line: composed letters, single blanks. */
export const oneLine = (cell: string): string => {
  const composed = isPlain.test(cell) ? cell : cell.normalize('NFC');
  return blanks.test(composed) ? composed.replace(/\s+/g, ' ').trim() : composed;
};

/** Letters that are composed already: most cells are, and looking is quicker than composing. */
const isPlain = /^[ -\u02ff]*$/;

/** Blanks that do not stay: at the ends, several in a row, or others than the common one. */
const blanks = /^\s|\s$|\s\s|[^\S ]/;

/** Control characters, and those that turn the direction of writing and so hide what is written. */
const forbidden = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u;

function checked(cell: string, clean: string, max: number): Reading<string> {
  const value = withoutGuard(clean);
  if (cell.startsWith('\t') || cell.startsWith('\r') || isFormula(value)) return refuse('formula');
  if (forbidden.test(value)) return refuse('control-character');
  return value.length > max ? refuse('too-long', { limit: max }) : { value };
}
