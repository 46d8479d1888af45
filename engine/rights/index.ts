export { copyOf } from './copy-of.ts';
export * from './deadline-of.ts';
export { recipientsToTell } from './ledger-of-person.ts';
export * from './objection.ts';
export { planErasure } from './plan-erasure.ts';
export { isPublicHoliday } from './public-holidays.ts';
export * from './restriction.ts';
export * from './view.ts';
