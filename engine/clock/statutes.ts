import { months, type Statute, type StatuteVersion, years } from '../declare/index.ts';

/*
 * The statutory periods of German law a small company meets, each with its provision and the days it was in force.
 *
 * Two things the periods leave out on purpose: they do not run out while documents matter for a tax whose assessment is still open
 * (§ 147 (3) AO), which is a hold on the ground `tax-assessment-open`; and banks, insurers and investment firms have periods of
 * their own (Art. 97 § 19a (3) EGAO), but are not the users of this.
 */

/** What the Steueränderungsgesetz 1998 set and the Viertes Bürokratieentlastungsgesetz shortened, with what applies to old documents. */
const voucherVersions = [
  {
    from: '1998-12-24',
    until: '2024-12-31',
    period: years(10),
    source: {
      de: 'Steueränderungsgesetz 1998 vom 19.12.1998 (BGBl. I S. 3816), Art. 97 § 19a Abs. 1 EGAO',
      en: 'Steueränderungsgesetz 1998 of 19 December 1998 (BGBl. I p. 3816), Art. 97 § 19a (1) EGAO',
    },
  },
  {
    from: '2025-01-01',
    period: years(8),
    source: {
      de: 'Viertes Bürokratieentlastungsgesetz (BGBl. 2024 I Nr. 323), Art. 97 § 19a Abs. 2 EGAO',
      en: 'Viertes Bürokratieentlastungsgesetz (BGBl. 2024 I No. 323), Art. 97 § 19a (2) EGAO',
    },
  },
] as const satisfies readonly [StatuteVersion, StatuteVersion];

/** Books, records, inventories and annual accounts, and what explains them. */
export const books = {
  id: 'books',
  title: {
    de: 'Bücher, Aufzeichnungen, Inventare, Jahresabschlüsse, Lageberichte, Eröffnungsbilanz',
    en: 'Books, records, inventories, annual accounts, management reports, opening balance sheet',
  },
  law: '§ 147 Abs. 1 Nr. 1, Abs. 3 Satz 1, Abs. 4 AO; § 257 Abs. 1 Nr. 1, Abs. 4, Abs. 5 HGB',
  runs: 'from-end-of-year',
  nature: 'duty',
  versions: [
    {
      from: '1977-01-01',
      period: years(10),
      source: {
        de: 'Abgabenordnung vom 16.3.1976 (AO 1977)',
        en: 'Abgabenordnung of 16 March 1976 (AO 1977)',
      },
    },
  ],
} as const satisfies Statute;

/** Booking vouchers: what an entry in the books rests on, such as receipts, invoices, bank statements, orders that became entries. */
export const vouchers = {
  id: 'vouchers',
  title: { de: 'Buchungsbelege', en: 'Booking vouchers' },
  law: '§ 147 Abs. 1 Nr. 4, Abs. 3 Satz 1, Abs. 4 AO; § 257 Abs. 1 Nr. 4, Abs. 4, Abs. 5 HGB',
  runs: 'from-end-of-year',
  nature: 'duty',
  versions: voucherVersions,
} as const satisfies Statute;

/** Commercial and business letters received, and copies of those sent. */
export const businessLetters = {
  id: 'business-letters',
  title: {
    de: 'Empfangene Handels- und Geschäftsbriefe, Wiedergaben der abgesandten',
    en: 'Commercial and business letters received, copies of those sent',
  },
  law: '§ 147 Abs. 1 Nr. 2 und 3, Abs. 3 Satz 1, Abs. 4 AO; § 257 Abs. 1 Nr. 2 und 3, Abs. 4, Abs. 5 HGB',
  runs: 'from-end-of-year',
  nature: 'duty',
  versions: [
    {
      from: '1977-01-01',
      period: years(6),
      source: {
        de: 'Abgabenordnung vom 16.3.1976 (AO 1977)',
        en: 'Abgabenordnung of 16 March 1976 (AO 1977)',
      },
    },
  ],
} as const satisfies Statute;

/** Invoices issued and received. The start event is the issue of the invoice. */
export const invoices = {
  id: 'invoices',
  title: { de: 'Rechnungen', en: 'Invoices' },
  law: '§ 14b Abs. 1 Satz 1 und 3 UStG',
  runs: 'from-end-of-year',
  nature: 'duty',
  versions: [
    {
      from: '2004-01-01',
      until: '2024-12-31',
      period: years(10),
      source: {
        de: 'Steueränderungsgesetz 2003 vom 15.12.2003',
        en: 'Steueränderungsgesetz 2003 of 15 December 2003',
      },
    },
    {
      from: '2025-01-01',
      period: years(8),
      source: {
        de: 'Viertes Bürokratieentlastungsgesetz (BGBl. 2024 I Nr. 323), § 27 Abs. 40 UStG',
        en: 'Viertes Bürokratieentlastungsgesetz (BGBl. 2024 I No. 323), § 27 (40) UStG',
      },
    },
  ],
} as const satisfies Statute;

/** Wage accounts. The start event is the last payment of wages entered. */
export const wageAccounts = {
  id: 'wage-accounts',
  title: { de: 'Lohnkonten', en: 'Wage accounts' },
  law: '§ 41 Abs. 1 Satz 9 EStG',
  runs: 'from-end-of-year',
  nature: 'duty',
  versions: [
    {
      from: '2017-01-01',
      period: years(6),
      source: {
        de: 'Bis zum Ablauf des sechsten Kalenderjahres, das auf die zuletzt eingetragene Lohnzahlung folgt',
        en: 'Until the end of the sixth calendar year after the last payment of wages entered',
      },
    },
  ],
} as const satisfies Statute;

/** Records of working time beyond eight hours a working day. The start event is the day of work. */
export const workingTime = {
  id: 'working-time',
  title: { de: 'Arbeitszeitnachweise', en: 'Records of working time' },
  law: '§ 16 Abs. 2 Satz 2 ArbZG',
  runs: 'from-event',
  nature: 'duty',
  versions: [
    {
      from: '1994-07-01',
      period: years(2),
      source: {
        de: 'Arbeitszeitgesetz vom 6.6.1994 (BGBl. I S. 1170)',
        en: 'Arbeitszeitgesetz of 6 June 1994 (BGBl. I p. 1170)',
      },
    },
  ],
} as const satisfies Statute;

/** The proof of a consumer's consent to advertising by phone. The start event is the consent and again each use of it. */
export const phoneAdvertisingConsent = {
  id: 'phone-advertising-consent',
  title: {
    de: 'Nachweis der Einwilligung in Telefonwerbung',
    en: 'Proof of consent to advertising by phone',
  },
  law: '§ 7a Abs. 1, Abs. 2 Satz 1 UWG',
  runs: 'from-event',
  nature: 'duty',
  versions: [
    {
      from: '2021-10-01',
      period: years(5),
      source: {
        de: 'Gesetz für faire Verbraucherverträge vom 10.8.2021 (BGBl. I S. 3433)',
        en: 'Gesetz für faire Verbraucherverträge of 10 August 2021 (BGBl. I p. 3433)',
      },
    },
  ],
} as const satisfies Statute;

/** Claims under the standard period of limitation. The start event is the rise of the claim, once the creditor knows of it. */
export const standardLimitation = {
  id: 'standard-limitation',
  title: { de: 'Regelmäßige Verjährung', en: 'Standard period of limitation' },
  law: '§§ 195, 199 Abs. 1 BGB',
  runs: 'from-end-of-year',
  nature: 'limitation',
  versions: [
    {
      from: '2002-01-01',
      period: years(3),
      source: {
        de: 'Gesetz zur Modernisierung des Schuldrechts vom 26.11.2001 (BGBl. I S. 3138)',
        en: 'Gesetz zur Modernisierung des Schuldrechts of 26 November 2001 (BGBl. I p. 3138)',
      },
    },
  ],
} as const satisfies Statute;

/**
 * Claims of rejected applicants: two months to raise them, three more to go to court, and one month for service of the action, which
 * works back to the day it was filed (§ 167 ZPO). The start event is the arrival of the rejection.
 */
export const applicantClaims = {
  id: 'applicant-claims',
  title: { de: 'Ansprüche abgelehnter Bewerberinnen und Bewerber', en: 'Claims of rejected applicants' },
  law: '§ 15 Abs. 4 AGG, § 61b Abs. 1 ArbGG',
  runs: 'from-event',
  nature: 'limitation',
  versions: [
    {
      from: '2006-08-18',
      period: months(6),
      source: {
        de: 'Zwei Monate zur Geltendmachung, drei Monate zur Klage, ein Monat für deren Zustellung (§ 167 ZPO)',
        en: 'Two months to raise the claim, three months to file an action, one month for its service (§ 167 ZPO)',
      },
    },
  ],
} as const satisfies Statute;

/** The whole catalogue, duties first. */
export const statutes: readonly Statute[] = [
  books,
  vouchers,
  businessLetters,
  invoices,
  wageAccounts,
  workingTime,
  phoneAdvertisingConsent,
  standardLimitation,
  applicantClaims,
];
