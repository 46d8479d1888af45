export { copyOf } from './copy-of.ts';
export { recipientsToTell } from './ledger-of-person.ts';
export { planErasure } from './plan-erasure.ts';
export * from './view.ts';
