import type { Module } from '../../platform/module.ts';
import { counterDeclaration } from './declaration.ts';
import { counterRoutes } from './routes.ts';
import { saleMigrations } from './tables.ts';
import { counterTexts } from './texts.ts';

/** The till: articles and collected orders are sold, for cash or by card. */
export const counterModule: Module = {
  id: 'counter',
  declaration: counterDeclaration,
  migrations: saleMigrations,
  texts: counterTexts,
  routes: counterRoutes,
  jobs: [],
};

export { sale } from './declaration.ts';
export type { FiscalDevice, FiscalSignature, FiscalTransaction } from './fiscal.ts';
export { type NewSale, newSaleSchema, type Receipt } from './schemas.ts';
export { cancelSale } from './service/cancel-sale.ts';
export { type Sold, sell } from './service/sell.ts';
