import { defineTexts } from '../../platform/i18n/index.ts';

/** All texts of companies and contracts. */
export const contractTexts = defineTexts({
  de: {
    nav: 'Verträge',
    jobs: { settle: 'Firmen ohne Vertrag und Anfrage zur Löschung vormerken' },
    routes: {
      companies: 'Firmen',
      findCompanies: 'Firmen suchen',
      addCompany: 'Firma anlegen',
      company: 'Eine Firma',
      changeCompany: 'Firma ändern',
      contracts: 'Verträge',
      findContracts: 'Verträge suchen',
      ofCustomer: 'Verträge einer Person',
      ofCompany: 'Verträge einer Firma',
      addContract: 'Vertrag anlegen',
      contract: 'Ein Vertrag',
      changeContract: 'Vertrag ändern',
      lastInvoice: 'Tag der letzten Rechnung festhalten',
    },
    problem: {
      numberTaken: 'Diese Vertragsnummer ist schon vergeben.',
      partnerUnknown: 'Diese Person oder Firma gibt es nicht (mehr).',
    },
  },
  en: {
    nav: 'Contracts',
    jobs: { settle: 'Note companies without contract and enquiry for deletion' },
    routes: {
      companies: 'Companies',
      findCompanies: 'Find companies',
      addCompany: 'Add a company',
      company: 'One company',
      changeCompany: 'Change a company',
      contracts: 'Contracts',
      findContracts: 'Find contracts',
      ofCustomer: 'Contracts of a person',
      ofCompany: 'Contracts of a company',
      addContract: 'Add a contract',
      contract: 'One contract',
      changeContract: 'Change a contract',
      lastInvoice: 'Note the day of the last invoice',
    },
    problem: {
      numberTaken: 'This contract number is taken.',
      partnerUnknown: 'There is no such person or company (any more).',
    },
  },
});
