import { alarmsModule } from '../platform/alarms/module.ts';
import { egressModule } from '../platform/egress/module.ts';
import { healthModule } from '../platform/http/health/module.ts';
import { jobsModule } from '../platform/jobs/index.ts';
import { loginModule } from '../platform/login/index.ts';
import { mailModule } from '../platform/mail/module.ts';
import type { Module } from '../platform/module.ts';
import { numbersModule } from '../platform/numbers/module.ts';
import { settingsModule } from '../platform/settings/module.ts';
import { articlesModule } from './articles/index.ts';
import { contactFormModule } from './contact-form/index.ts';
import { contractsModule, onCompanyUse, onContractEnd } from './contracts/index.ts';
import { counterModule } from './counter/index.ts';
import { customersModule, onConsentChange } from './customers/index.ts';
import { companiesWithTickets, contractEndChanged, helpdeskModule } from './helpdesk/index.ts';
import { importModule } from './import/index.ts';
import { mailingsModule } from './mailings/index.ts';
import { measuresModule } from './measures/index.ts';
import { operationsModule } from './operations/index.ts';
import { consentChanged, ordersModule } from './orders/index.ts';
import { osticketModule } from './osticket/index.ts';
import { papersModule } from './papers/index.ts';
import { portalModule } from './portal/index.ts';
import { privacyModule } from './privacy/index.ts';
import { recipientsModule } from './recipients/index.ts';
import { rightsModule } from './rights/index.ts';
import { shieldModule } from './shield/index.ts';

const business: readonly Module[] = [
  articlesModule,
  customersModule,
  ordersModule,
  counterModule,
  mailingsModule,
  rightsModule,
  shieldModule,
  importModule,
  recipientsModule,
  contractsModule,
  helpdeskModule,
  osticketModule,
  contactFormModule,
  portalModule,
  operationsModule,
];
const platform: readonly Module[] = [
  numbersModule,
  loginModule,
  settingsModule,
  egressModule,
  mailModule,
  healthModule,
  alarmsModule,
];
const working: readonly Module[] = [...business, ...platform];
const measures = measuresModule(working);
const papers = papersModule([...working, measures]);
const privacy = privacyModule([...working, measures, papers]);

// Customers know nothing of orders; the list that knows both tells orders when a consent changed.
onConsentChange(consentChanged);
// Contracts know nothing of enquiries; an enquiry counts from the end of its contract, and a company lives as long as it has one.
onContractEnd(contractEndChanged);
onCompanyUse(companiesWithTickets);

/** All parts of Redlich, the one explicit list. Their order is the order in which tables are made and pledges are shown. */
export const modules: readonly Module[] = [
  ...working,
  measures,
  papers,
  privacy,
  jobsModule([...working, measures, papers, privacy].flatMap((module) => module.jobs)),
];
