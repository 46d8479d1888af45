import { withoutGuard } from '../write/guard.ts';
import { type CellReader, type Notation, type NotationEvidence, type Reading, refuse } from './reader.ts';

/** A number as it is written, exact. */
interface WrittenNumber {
  readonly isNegative: boolean;
  /** Digits with points and commas. */
  readonly digits: string;
  readonly evidence: NotationEvidence;
}

/** Blanks (also narrow and unbreakable ones) and apostrophes between groups of three digits can mean nothing else. */
const clearGroups = /^\d{1,3}(?:[\s'’]\d{3})+(?!\d)/;

const notations = [
  [/^\d+$/, 'none'],
  [/^\d{1,3}(?:\.\d{3})+,\d+$|^\d{1,3}(?:\.\d{3}){2,}$/, 'comma'],
  [/^\d{1,3}(?:,\d{3})+\.\d+$|^\d{1,3}(?:,\d{3}){2,}$/, 'point'],
  [/^[1-9]\d{0,2}[.,]\d{3}$/, 'ambiguous'],
  [/^\d*,\d+$/, 'comma'],
  [/^\d*\.\d+$/, 'point'],
] as const satisfies readonly (readonly [RegExp, NotationEvidence])[];

function parseNumber(cell: string): WrittenNumber | null {
  const text = withoutGuard(cell.trim()).replaceAll('−', '-');
  const [, before = '', body = '', behind = ''] = /^([+-]?)\s*([^+-]*?)\s*(-?)$/.exec(text) ?? [];
  if (before !== '' && behind !== '') return null;
  const digits = body.replace(clearGroups, (groups) => groups.replace(/\D/g, ''));
  const evidence = notations.find(([form]) => form.test(digits))?.[1];
  if (evidence === undefined) return null;
  const isNegative = before === '-' || behind === '-';
  if (evidence !== 'ambiguous' || !clearGroups.test(body)) return { isNegative, digits, evidence };
  return { isNegative, digits, evidence: digits.includes(',') ? 'comma' : 'point' };
}

/**
 * What a cell says about how its column writes numbers; also the rule by which `readUnits` reads:
 *
 * - Two kinds of separators: the last one separates the fraction, the other groups (`1.234,56`).
 * - One kind, several times: it groups (`1.234.567`).
 * - One kind, once, with exactly three digits behind it and one to three before it that do not begin with zero: ambiguous (`1.234`).
 * - Otherwise it separates the fraction (`12,5`, `0.125`, `1234.567`).
 *
 * What is clear by itself is read as it is, whatever the column does. What is ambiguous is read as the clear cells of its column
 * are written, and refused if there are none or if they contradict each other.
 */
export const notationEvidence = (cell: string): NotationEvidence => parseNumber(cell)?.evidence ?? 'none';

/**
 * A number as a whole number of units of 10^-places: with two places `12,50` is 1250. Zeros beyond the places are no loss
 * (`18.0000`), other digits are refused, and so is what JavaScript cannot count exactly. The sign may stand behind, as SAP writes it.
 */
export function readUnits(cell: string, notation: Notation, places: number): Reading<number> {
  const written = parseNumber(cell);
  if (written === null) return refuse('not-a-number');
  const { isNegative, digits, evidence } = written;
  const decimal = evidence === 'ambiguous' ? notation : evidence;
  if (decimal === 'unknown') return refuse('ambiguous-number');
  const [whole = '', fraction = ''] = digits.split(decimal === 'point' ? '.' : ',');
  const kept = fraction.replace(/0+$/, '');
  if (kept.length > places)
    return places === 0 ? refuse('not-whole') : refuse('too-many-decimals', { limit: places });
  const units = Number(whole.replace(/\D/g, '') + kept.padEnd(places, '0'));
  if (!Number.isSafeInteger(units)) return refuse('not-a-number');
  return { value: isNegative && units !== 0 ? -units : units };
}

/** The smallest and the largest value taken, both included, in the unit of the value. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
}

/** Refuses what is out of range. Limits are shown in the unit people write, `places` digits behind the separator. */
export function inRange(
  reading: Reading<number>,
  { min, max }: NumberRange,
  places: number,
): Reading<number> {
  if (!('value' in reading)) return reading;
  if (reading.value < min) return refuse('too-small', { limit: min / 10 ** places });
  return reading.value > max ? refuse('too-large', { limit: max / 10 ** places }) : reading;
}

/** A whole number. `5,00` is one, `5,5` is none. */
export const integer = (range: NumberRange): CellReader<number> => decimal({ ...range, places: 0 });

/** What a fraction is counted in. */
export interface DecimalForm extends NumberRange {
  /** Digits behind the separator that are kept: the value counts units of 10^-places. */
  readonly places: number;
}

/**
 * A fraction, exact, as a whole number of units.
 *
 * @example decimal({ places: 4, min: 0, max: 10_000 }) // a share: `0,15` is 1500 ten-thousandths
 */
export const decimal = (form: DecimalForm): CellReader<number> => ({
  read: (cell, notation) => inRange(readUnits(cell, notation, form.places), form, form.places),
  evidence: notationEvidence,
});
