import type { Conflict, Refused } from '@redlich/engine';
import type { Api } from '../../platform/http/api.ts';
import { type ProblemReply, problem } from '../../platform/http/problem.ts';
import { problemOf } from '../../platform/http/problems.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import { agent, bookkeeping, manager, owner } from '../../platform/roles/roles.ts';
import {
  companiesReply,
  companyBody,
  companyChange,
  companyReply,
  contractBody,
  contractChange,
  contractMade,
  contractReply,
  contractsReply,
  findBody,
  invoiceBody,
  madeReply,
  personParams,
  recordParams,
  revisionReply,
} from './schemas.ts';
import {
  changeCompany,
  createCompany,
  findCompanies,
  listCompanies,
  readCompany,
} from './service/companies.ts';
import {
  changeContract,
  createContract,
  findContracts,
  listContracts,
  noteLastInvoice,
  readContract,
} from './service/contracts.ts';
import { contractTexts as texts } from './texts.ts';

const readers = [owner, manager, agent, bookkeeping] as const;
const writers = [owner, manager, agent] as const;
const books = [owner, manager, bookkeeping] as const;
const say = (key: keyof typeof texts.de.routes) => bilingual(texts, `routes.${key}`);

/** Companies and contracts. */
export function contractRoutes(api: Api): void {
  companyRoutes(api);
  listRoutes(api);
  oneRoutes(api);
}

const answer = <Reply extends object>(outcome: Reply | Refused | Conflict): Reply | ProblemReply =>
  'outcome' in outcome && (outcome.outcome === 'refused' || outcome.outcome === 'conflict')
    ? problemOf(outcome)
    : (outcome as Reply);

function companyRoutes(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/companies',
      summary: say('companies'),
      access: readers,
      reply: companiesReply,
    },
    async ({ tenant, actor }) => ({ rows: [...(await listCompanies(tenant.engine, actor))] }),
  );
  api.route(
    {
      method: 'post',
      path: '/api/companies/find',
      summary: say('findCompanies'),
      access: readers,
      body: findBody,
      reply: companiesReply,
    },
    async ({ tenant, actor, body }) => ({
      rows: [...(await findCompanies(tenant.engine, actor, body.words))],
    }),
  );
  api.route(
    {
      method: 'post',
      path: '/api/companies',
      summary: say('addCompany'),
      access: writers,
      body: companyBody,
      reply: madeReply,
      status: 201,
    },
    async ({ tenant, actor, body }) => ({ id: await createCompany(tenant.engine, actor, body) }),
  );
  api.route(
    {
      method: 'get',
      path: '/api/companies/{id}',
      summary: say('company'),
      access: readers,
      params: recordParams,
      reply: companyReply,
    },
    async ({ tenant, actor, params }) => answer(await readCompany(tenant.engine, actor, params.id)),
  );
  api.route(
    {
      method: 'put',
      path: '/api/companies/{id}',
      summary: say('changeCompany'),
      access: writers,
      params: recordParams,
      body: companyChange,
      reply: revisionReply,
    },
    async ({ tenant, actor, params, body }) =>
      answer(await changeCompany(tenant.engine, actor, params.id, body)),
  );
}

function listRoutes(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/contracts',
      summary: say('contracts'),
      access: readers,
      reply: contractsReply,
    },
    async ({ tenant, actor }) => ({ rows: [...(await listContracts(tenant.engine, actor))] }),
  );
  api.route(
    {
      method: 'post',
      path: '/api/contracts/find',
      summary: say('findContracts'),
      access: readers,
      body: findBody,
      reply: contractsReply,
    },
    async ({ tenant, actor, body }) => ({
      rows: [...(await findContracts(tenant.engine, actor, body.words))],
    }),
  );
  api.route(
    {
      method: 'get',
      path: '/api/customers/{id}/contracts',
      summary: say('ofCustomer'),
      access: readers,
      params: personParams,
      reply: contractsReply,
    },
    async ({ tenant, actor, params }) => ({
      rows: [...(await listContracts(tenant.engine, actor, { person: params.id }))],
    }),
  );
  api.route(
    {
      method: 'get',
      path: '/api/companies/{id}/contracts',
      summary: say('ofCompany'),
      access: readers,
      params: recordParams,
      reply: contractsReply,
    },
    async ({ tenant, actor, params }) => ({
      rows: [...(await listContracts(tenant.engine, actor, { company: params.id }))],
    }),
  );
}

function oneRoutes(api: Api): void {
  api.route(
    {
      method: 'post',
      path: '/api/contracts',
      summary: say('addContract'),
      access: writers,
      body: contractBody,
      reply: contractMade,
      status: 201,
    },
    async ({ tenant, actor, body }) => {
      const created = await createContract(tenant.engine, actor, body);
      if (created.outcome === 'created') return created;
      const key = created.outcome === 'number-taken' ? 'numberTaken' : 'partnerUnknown';
      const field = created.outcome === 'number-taken' ? 'number' : 'personId';
      const message = bilingual(texts, `problem.${key}`);
      return problem(422, created.outcome, message, { errors: [{ field, code: created.outcome, message }] });
    },
  );
  api.route(
    {
      method: 'get',
      path: '/api/contracts/{id}',
      summary: say('contract'),
      access: readers,
      params: recordParams,
      reply: contractReply,
    },
    async ({ tenant, actor, params }) => answer(await readContract(tenant.engine, actor, params.id)),
  );
  api.route(
    {
      method: 'put',
      path: '/api/contracts/{id}',
      summary: say('changeContract'),
      access: writers,
      params: recordParams,
      body: contractChange,
      reply: revisionReply,
    },
    async ({ tenant, actor, params, body }) =>
      answer(await changeContract(tenant.engine, actor, params.id, body)),
  );
  api.route(
    {
      method: 'put',
      path: '/api/contracts/{id}/last-invoice',
      summary: say('lastInvoice'),
      access: books,
      params: recordParams,
      body: invoiceBody,
      reply: revisionReply,
    },
    async ({ tenant, actor, params, body }) =>
      answer(await noteLastInvoice(tenant.engine, actor, params.id, body)),
  );
}
