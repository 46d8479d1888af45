import { z } from 'zod';
import { applicantClaims, wageAccounts } from '../clock/statutes.ts';
import {
  type Activity,
  activity,
  kind,
  personal,
  personCategory,
  purpose,
  recipient,
  role,
  statutory,
  type Text,
} from '../declare/index.ts';

// What an invented company does outside the program: two activities nearly every company has, as a pattern for its own.

const text = (de: string, en: string): Text => ({ de, en });
const management = role({ id: 'example_management', title: text('Geschäftsführung', 'Management') });
const common = { dpv: 'dpv:PersonnelManagement', roles: [management] } as const;
const rights = { underRestriction: 'refused', onObjection: 'allowed' } as const;

const name = personal(z.string(), {
  title: text('Name und Anschrift', 'Name and address'),
  category: 'dpv-pd:Name',
  search: 'none',
});
const field = (de: string, en: string, category: `dpv-pd:${string}`) =>
  personal(z.string(), { title: text(de, en), category, search: 'none' });

const wageAccount = kind({
  id: 'example_wage_account',
  title: text('Lohnkonten', 'Wage accounts'),
  persons: personCategory({
    id: 'example_employee',
    title: text('Beschäftigte', 'Staff'),
    standing: 'staff',
  }),
  purposes: [
    purpose({
      id: 'example_payroll',
      title: text('Abrechnung und Zahlung des Lohns', 'Accounting and paying wages'),
      basis: { article: '6-1-b', contract: text('Arbeitsvertrag', 'Contract of employment') },
      ...common,
      ...rights,
    }),
    purpose({
      id: 'example_wage_tax',
      title: text('Lohnsteuer und Sozialversicherung', 'Wage tax and social insurance'),
      basis: { article: '6-1-c', law: { law: 'EStG', provision: '§ 41' } },
      ...common,
      ...rights,
    }),
  ],
  origin: text(
    'Von der beschäftigten Person und aus der Abrechnung',
    'From the employee and from the accounts',
  ),
  provided: 'by-person',
  schemaVersion: 1,
  sealed: {
    name,
    tax: field('Steuer-Identifikationsnummer, Steuerklasse', 'Tax number, tax class', 'dpv-pd:Tax'),
    account: field('Bankverbindung', 'Bank account', 'dpv-pd:BankAccount'),
    wage: field('Lohn und Abzüge', 'Wage and deductions', 'dpv-pd:Salary'),
  },
  plain: {},
  events: {
    paid: {
      title: text('letzte eingetragene Lohnzahlung', 'last payment of wages entered'),
      start: 'end-of-relation',
    },
  },
  deletion: {
    per: 'person',
    when: statutory(wageAccounts, 'paid'),
    how: 'erase',
    reason: text('§ 41 Abs. 1 Satz 9 EStG', '§ 41 (1) sentence 9 EStG'),
  },
});

const application = kind({
  id: 'example_application',
  title: text('Bewerbungsunterlagen', 'Application documents'),
  persons: personCategory({
    id: 'example_applicant',
    title: text('Bewerberinnen und Bewerber', 'Applicants'),
  }),
  purposes: [
    purpose({
      id: 'example_hiring',
      title: text('Auswahl für eine Stelle', 'Selection for a position'),
      basis: {
        article: '6-1-b',
        contract: text('Anbahnung des Arbeitsvertrags', 'Steps before the contract of employment'),
      },
      ...common,
      ...rights,
    }),
  ],
  origin: text('Von der Bewerberin oder dem Bewerber', 'From the applicant'),
  provided: 'by-person',
  schemaVersion: 1,
  sealed: {
    name,
    documents: field(
      'Lebenslauf, Zeugnisse, Anschreiben',
      'CV, references, letter',
      'dpv-pd:EmploymentHistory',
    ),
  },
  plain: {},
  events: {
    rejected: { title: text('Zugang der Absage', 'arrival of the rejection'), start: 'end-of-matter' },
  },
  deletion: {
    per: 'person',
    when: statutory(applicantClaims, 'rejected'),
    how: 'erase',
    reason: text('§ 15 Abs. 4 AGG, § 61b Abs. 1 ArbGG', '§ 15 (4) AGG, § 61b (1) ArbGG'),
  },
});

const examplePayroll = recipient({
  id: 'example_payroll_office',
  title: text('Lohnbüro', 'Payroll office'),
  role: 'processor',
  receives: text('Angaben der Lohnkonten', 'details of the wage accounts'),
  thirdCountry: 'none',
});

/** What stands in the example beside what the program does. */
export const exampleActivities: readonly Activity[] = [
  activity({
    id: 'example_payroll',
    title: text(
      'Lohnabrechnung (Beispiel, nicht mit diesem System)',
      'Payroll (example, not with this system)',
    ),
    description: text(
      'Löhne werden monatlich berechnet, gezahlt und gemeldet.',
      'Wages are computed, paid and reported every month.',
    ),
    kinds: [wageAccount],
    recipients: [examplePayroll],
    provision: {
      required: 'by-law',
      without: text('Ohne die Angaben kein Lohn.', 'No wages without the details.'),
    },
    automatedDecision: 'none',
  }),
  activity({
    id: 'example_hiring',
    title: text(
      'Bewerbungen (Beispiel, nicht mit diesem System)',
      'Applications (example, not with this system)',
    ),
    description: text(
      'Bewerbungen werden gesichtet, Gespräche geführt, Absagen und Zusagen verschickt.',
      'Applications are read, interviews held, rejections and acceptances sent.',
    ),
    kinds: [application],
    recipients: [],
    provision: {
      required: 'for-contract',
      without: text('Ohne Unterlagen keine Auswahl.', 'No selection without documents.'),
    },
    automatedDecision: 'none',
  }),
];
