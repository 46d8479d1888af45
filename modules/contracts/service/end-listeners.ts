import type { RecordId, Unit } from '@redlich/engine';

/** Told within the unit in which the end of a contract changed. `ended`: the instant it is over, or `null` while it has no end. */
export type ContractEndListener = (unit: Unit, contract: RecordId, ended: number | null) => Promise<void>;

let listener: ContractEndListener = async () => {};

/** Contracts know nothing of enquiries; the list that knows both tells enquiries when a contract's end changed. */
export function onContractEnd(told: ContractEndListener): void {
  listener = told;
}

/** Tells that the end of a contract changed. */
export const tellContractEnd: ContractEndListener = (unit, contract, ended) =>
  listener(unit, contract, ended);
