import { bilingual } from '../../platform/i18n/translate.ts';
import type { Job } from '../../platform/jobs/job.ts';
import type { Module } from '../../platform/module.ts';
import { contractsDeclaration } from './declaration.ts';
import { contractPledges } from './pledges.ts';
import { contractRoutes } from './routes.ts';
import { settleCompanies } from './service/settle-companies.ts';
import { contractMigrations } from './tables.ts';
import { contractTexts } from './texts.ts';

const settleJob: Job = {
  id: 'settle-companies',
  title: bilingual(contractTexts, 'jobs.settle'),
  every: { daily: '03:40' },
  run: ({ engine }) => settleCompanies(engine),
};

/** Companies, and contracts with them and with persons: who booked what, from when to when. */
export const contractsModule: Module = {
  id: 'contracts',
  declaration: contractsDeclaration,
  migrations: contractMigrations,
  texts: contractTexts,
  routes: contractRoutes,
  jobs: [settleJob],
  pledges: contractPledges,
};

export type { Company, Contract } from './schemas.ts';
export {
  companyExists,
  companyInUse,
  companyNames,
  fileCompany,
  findCompanies,
} from './service/companies.ts';
export { type ContractRow, contractNumbers, contractRow, listContracts } from './service/contracts.ts';
export { onContractEnd } from './service/end-listeners.ts';
export { onCompanyUse, settleCompanies } from './service/settle-companies.ts';
