export * from './calendar.ts';
export * from './deletion-class.ts';
export * from './due.ts';
export * from './period-text.ts';
export { statutesOf } from './set-periods.ts';
export * from './shortfall.ts';
export * from './simulate.ts';
export * from './statute-end.ts';
export * from './statutes.ts';
