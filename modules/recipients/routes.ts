import type { Api } from '../../platform/http/api.ts';
import { type ProblemReply, problem } from '../../platform/http/problem.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import { manager, officer, owner } from '../../platform/roles/roles.ts';
import {
  catalogueReply,
  declaredBody,
  ownBody,
  ownChangeBody,
  recipientParams,
  registerReply,
  removeQuery,
  savedReply,
} from './schemas.ts';
import { addOwn, changeOwn, type EntrySaved, removeOwn, saveDeclared } from './service/entries.ts';
import { listRecipients } from './service/register.ts';
import { services } from './services.ts';
import { recipientTexts as texts } from './texts.ts';

const inside = [owner, manager, officer] as const;

/** The register of recipients and processors. */
export function recipientRoutes(api: Api): void {
  readingRoutes(api);
  ownRoutes(api);
  api.route(
    {
      method: 'put',
      path: '/api/register/declared/{id}',
      summary: bilingual(texts, 'routes.declared'),
      access: [owner],
      params: recipientParams,
      body: declaredBody,
      reply: savedReply,
    },
    async ({ tenant, actor, params, body }) => {
      if (!(await tenant.egress.shown()).some((each) => each.door === params.id)) return unknown;
      return answer(await saveDeclared(tenant.engine, actor, params.id, body));
    },
  );
}

const unknown = problem(404, 'recipient-unknown', bilingual(texts, 'problem.unknown'));

function answer(saved: EntrySaved): { id: string; revision: number } | ProblemReply {
  if (saved.outcome === 'saved') return { id: saved.id, revision: saved.revision };
  if (saved.outcome === 'unknown') return unknown;
  const extra = { revision: saved.revision };
  return problem(409, 'recipient-changed-meanwhile', bilingual(texts, 'problem.changed'), { extra });
}

function readingRoutes(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/register',
      summary: bilingual(texts, 'routes.list'),
      access: inside,
      reply: registerReply,
    },
    async ({ tenant }) => ({ recipients: [...(await listRecipients(tenant.engine))] }),
  );
  api.route(
    {
      method: 'get',
      path: '/api/register/services',
      summary: bilingual(texts, 'routes.catalogue'),
      access: inside,
      reply: catalogueReply,
    },
    async () => ({ services: [...services] }),
  );
}

function ownRoutes(api: Api): void {
  api.route(
    {
      method: 'post',
      path: '/api/register/own',
      summary: bilingual(texts, 'routes.add'),
      access: [owner],
      body: ownBody,
      reply: savedReply,
      status: 201,
    },
    async ({ tenant, actor, body }) => answer(await addOwn(tenant.engine, actor, body)),
  );
  api.route(
    {
      method: 'put',
      path: '/api/register/own/{id}',
      summary: bilingual(texts, 'routes.change'),
      access: [owner],
      params: recipientParams,
      body: ownChangeBody,
      reply: savedReply,
    },
    async ({ tenant, actor, params, body }) => answer(await changeOwn(tenant.engine, actor, params.id, body)),
  );
  api.route(
    {
      method: 'delete',
      path: '/api/register/own/{id}',
      summary: bilingual(texts, 'routes.remove'),
      access: [owner],
      params: recipientParams,
      query: removeQuery,
      reply: savedReply,
    },
    async ({ tenant, actor, params, query }) =>
      answer(await removeOwn(tenant.engine, actor, params.id, query.revision)),
  );
}
