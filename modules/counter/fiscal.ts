import type { Receipt } from './schemas.ts';

/** What a technical security system puts on a receipt (§ 6 Satz 1 Nr. 5 bis 7 KassenSichV). */
export interface FiscalSignature {
  readonly serialNumber: string;
  readonly transaction: number;
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly counter: number;
  readonly signature: string;
}

/** A transaction the device has begun. */
export interface FiscalTransaction {
  readonly transaction: number;
  readonly startedAt: number;
}

/**
 * The place of the technical security system (§ 146a AO, KassenSichV). A sale begins a transaction before it is written and finishes
 * it after; both outside the unit, because a device is slow. **No device is connected yet**: `noFiscalDevice` signs nothing, the
 * receipt says nothing, and Redlich claims nothing. DSFinV-K is exported from the same sales later.
 */
export interface FiscalDevice {
  begin(): Promise<FiscalTransaction | null>;
  finish(transaction: FiscalTransaction | null, receipt: Receipt): Promise<FiscalSignature | null>;
}

/** Where there is no device. */
export const noFiscalDevice: FiscalDevice = {
  begin: async () => null,
  finish: async () => null,
};
