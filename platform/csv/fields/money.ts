import { inRange, type NumberRange, notationEvidence, readUnits } from './number.ts';
import { type CellReader, refuse } from './reader.ts';

/**
 * An amount of euros as whole cents: `1.234,56`, `1,234.56`, `12 €`, `EUR 12,5`, `12,-`. The range is in cents. Which of two
 * readings an ambiguous amount (`1.234`) has is decided by its column, see `notationEvidence`.
 */
export const money = (rangeCents: NumberRange): CellReader<number> => ({
  read(cell, notation) {
    const amount = withoutEuro(cell);
    if (/[$£¥]|(?<!\p{L})\p{Lu}{3}(?!\p{L})|\bFr\./u.test(amount)) return refuse('foreign-currency');
    return inRange(readUnits(amount, notation, 2), rangeCents, 2);
  },
  evidence: (cell) => notationEvidence(withoutEuro(cell)),
});

/** The amount without the sign of the euro, on either side of it, and without the dash in place of cents. */
const withoutEuro = (cell: string): string =>
  cell
    .trim()
    .replace(/^([+-]?)\s*(?:€|EUR|Euro)\s*|\s*(?:€|EUR|Euro)$/i, '$1')
    .replace(/(\d)[.,][-–—]{1,2}$/, '$1');
