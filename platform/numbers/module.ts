import { declare } from '@redlich/engine';
import { defineTexts } from '../i18n/texts.ts';
import type { Module } from '../module.ts';
import { numberMigrations } from './tables.ts';

/** Series of numbers without gaps, for whatever is numbered on papers: orders, receipts, invoices. */
export const numbersModule: Module = {
  id: 'numbers',
  declaration: declare({ module: 'numbers', activities: [], consents: [], roles: [] }),
  migrations: numberMigrations,
  texts: defineTexts({ de: {}, en: {} }),
  routes: () => {},
  jobs: [],
};
