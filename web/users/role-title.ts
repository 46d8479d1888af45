import type { Language, Text } from '../../platform/i18n/index.ts';

const titles: Readonly<Record<string, Text>> = {
  owner: { de: 'Inhaber', en: 'Owner' },
  manager: { de: 'Leitung', en: 'Manager' },
  staff: { de: 'Mitarbeit', en: 'Staff' },
  bookkeeping: { de: 'Buchhaltung', en: 'Bookkeeping' },
  officer: { de: 'Datenschutz', en: 'Data protection' },
};

/** What each role may do, for whoever gives it. */
export const roleHints: Readonly<Record<string, Text>> = {
  owner: {
    de: 'Alles, auch Benutzer, Einstellungen und Nachweis',
    en: 'Everything, including users, settings and the ledger',
  },
  manager: {
    de: 'Das ganze Geschäft, Mailings und die Löschuhr',
    en: 'All business, mailings and the deletion clock',
  },
  staff: { de: 'Kunden, Bestellungen und Verkauf', en: 'Customers, orders and sales' },
  bookkeeping: {
    de: 'Umsätze lesen und ausgeben, keine Kundendatei',
    en: 'Read and export sales, no customer file',
  },
  officer: {
    de: 'Nachweis, Löschuhr und Erklärungen, ohne Namen',
    en: 'Ledger, clock and declarations, without names',
  },
};

/** The roles an owner can give, in the order they are offered. */
export const grantableRoles = Object.keys(titles);

/** A role in words; one a module added is shown by its id. */
export function roleTitle(role: string, language: Language): string {
  return titles[role]?.[language] ?? role;
}
