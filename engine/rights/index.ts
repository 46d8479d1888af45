export { planErasure } from './plan-erasure.ts';
export * from './view.ts';
