/** The two classes of § 12 UStG: `full` (Abs. 1) and `reduced` (Abs. 2: books, newspapers, food, …). */
export type VatClass = 'full' | 'reduced';

/** The classes, in the order in which receipts show them. */
export const vatClasses = ['full', 'reduced'] as const satisfies readonly VatClass[];

/** The rates of a time, in per mille, because there were half per cents. */
interface VatRates {
  /** First calendar day on which they were in force. */
  readonly from: string;
  readonly full: number;
  readonly reduced: number;
  /** The law that set them. */
  readonly law: string;
}

/** German rates since there is a VAT, newest first (§ 12 UStG and its changes; 2020: § 28 Abs. 1 and 2 UStG). */
const rates: readonly [VatRates, ...VatRates[]] = [
  { from: '2021-01-01', full: 190, reduced: 70, law: '§ 12 Abs. 1 und 2 UStG' },
  {
    from: '2020-07-01',
    full: 160,
    reduced: 50,
    law: '§ 28 Abs. 1 und 2 UStG (Zweites Corona-Steuerhilfegesetz)',
  },
  { from: '2007-01-01', full: 190, reduced: 70, law: 'Haushaltsbegleitgesetz 2006' },
  {
    from: '1998-04-01',
    full: 160,
    reduced: 70,
    law: 'Gesetz zur Finanzierung eines zusätzlichen Bundeszuschusses 1997',
  },
  { from: '1993-01-01', full: 150, reduced: 70, law: 'Steueränderungsgesetz 1992' },
  { from: '1983-07-01', full: 140, reduced: 70, law: 'Haushaltsbegleitgesetz 1983' },
  { from: '1979-07-01', full: 130, reduced: 65, law: 'Steueränderungsgesetz 1979' },
  { from: '1978-01-01', full: 120, reduced: 60, law: 'Steueränderungsgesetz 1977' },
  { from: '1968-07-01', full: 110, reduced: 55, law: 'UStG 1967' },
  { from: '1968-01-01', full: 100, reduced: 50, law: 'UStG 1967' },
];

/**
 * The rate of a class on the day of the supply, in per mille (190 is 19 %). The rate of the day on which the goods are handed over
 * counts, not that of the order (§ 27 Abs. 1 UStG).
 * @param day calendar day in German time, `YYYY-MM-DD`
 * @throws {RangeError} for days before 1968: there was no VAT
 */
export function vatPermille(vatClass: VatClass, day: string): number {
  const found = rates.find((each) => each.from <= day);
  if (found === undefined) throw new RangeError('no VAT before 1968');
  return found[vatClass];
}

/**
 * The tax inside a gross amount, rounded to whole cents half up away from zero; so the tax inside a refund is exactly that inside
 * the sale, with the other sign. Net is gross minus this: the three always add up.
 */
export function taxInside(grossCents: number, permille: number): number {
  const whole = 1000 + permille;
  const tax = Math.floor((2 * Math.abs(grossCents) * permille + whole) / (2 * whole));
  return grossCents < 0 && tax !== 0 ? -tax : tax;
}
