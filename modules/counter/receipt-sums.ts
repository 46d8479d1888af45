import { taxInside, type VatClass, vatClasses, vatPermille } from '../articles/index.ts';

/** A line as it counts: so many pieces at a gross price. Negative pieces give money back. */
export interface CountedLine {
  readonly quantity: number;
  readonly priceCents: number;
  readonly vatClass: VatClass;
}

/** What of a receipt falls under one class of VAT. Net and tax are always gross. */
export interface VatShare {
  readonly vatClass: VatClass;
  readonly permille: number;
  readonly grossCents: number;
  readonly taxCents: number;
  readonly netCents: number;
}

/** The sums of a receipt, in whole cents. */
export interface ReceiptSums {
  readonly totalCents: number;
  /** One for each class that is on the receipt, full first. */
  readonly shares: readonly VatShare[];
}

/**
 * Adds up a receipt. The tax is taken out of the sum of each class and rounded once (§ 14 Abs. 4 Nr. 8 UStG with Abschnitt 14.5
 * UStAE), so that net and tax add up to the total to the cent.
 * @param day of the sale in German time, `YYYY-MM-DD`; its rates apply
 */
export function addUp(lines: readonly CountedLine[], day: string): ReceiptSums {
  const shares = vatClasses.flatMap((vatClass) => {
    const ofClass = lines.filter((line) => line.vatClass === vatClass);
    if (ofClass.length === 0) return [];
    const grossCents = ofClass.reduce((sum, line) => sum + line.quantity * line.priceCents, 0);
    const permille = vatPermille(vatClass, day);
    const taxCents = taxInside(grossCents, permille);
    return [{ vatClass, permille, grossCents, taxCents, netCents: grossCents - taxCents }];
  });
  return { totalCents: shares.reduce((sum, share) => sum + share.grossCents, 0), shares };
}
