import type { Api } from '../../platform/http/api.ts';
import { notFoundProblem } from '../../platform/http/problems.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import { agent, manager, owner, portalUser } from '../../platform/roles/roles.ts';
import type { Tenant } from '../../platform/tenant.ts';
import { addressTaken, companyNeeded, notYours } from './problems.ts';
import {
  accountBody,
  accountParams,
  accountsReply,
  choicesBody,
  inviteBody,
  linkReply,
  noticeBody,
  noticeParams,
  noticeReply,
  noticesReply,
} from './schemas.ts';
import { invite, layLink, portalRow } from './service/accounts.ts';
import { changeAccount, choose, listAccounts } from './service/manage-accounts.ts';
import { listNotices, publishNotice, withdrawNotice } from './service/notices.ts';
import { mailLink } from './service/send-links.ts';
import { portalTexts as texts } from './texts.ts';

type Key = keyof (typeof texts)['de']['routes'];
const said = (key: Key) => bilingual(texts, `routes.${key}`);
const desk = [owner, manager, agent] as const;

/** What users of the portal do with their account, and what the company does with accounts and notices. */
export function portalRoutes(api: Api): void {
  ownRoutes(api);
  accountRoutes(api);
  noticeRoutes(api);
}

function ownRoutes(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/portal/notices',
      summary: said('notices'),
      access: [portalUser],
      reply: noticesReply,
    },
    async ({ tenant, actor }) => {
      const account = await portalRow(tenant.engine.db, actor.id);
      return account === undefined ? notYours : { notices: [...(await listNotices(tenant.engine, account))] };
    },
  );
  api.route(
    {
      ...{ method: 'put', path: '/api/portal/choices', summary: said('choices'), access: [portalUser] },
      ...{ body: choicesBody, reply: 'none' },
    },
    async ({ tenant, actor, body }) =>
      (await choose(tenant.engine, actor, body)) === 'changed' ? undefined : notYours,
  );
  api.route(
    {
      method: 'delete',
      path: '/api/portal/account',
      summary: said('close'),
      access: [portalUser],
      reply: 'none',
    },
    async ({ tenant, actor }) => {
      const changed = await changeAccount(tenant.engine, actor, actor.id as never, { state: 'closed' });
      return changed === 'changed' ? undefined : notYours;
    },
  );
}

function accountRoutes(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/portal-accounts',
      summary: said('accounts'),
      access: desk,
      reply: accountsReply,
    },
    async ({ tenant, actor }) => ({ accounts: [...(await listAccounts(tenant.engine, actor))] }),
  );
  api.route(
    {
      ...{ method: 'post', path: '/api/portal-accounts', summary: said('invite'), access: desk, status: 201 },
      ...{ body: inviteBody, reply: linkReply },
    },
    async ({ tenant, actor, body }) => {
      if (body.reach === 'company' && body.company === null) return companyNeeded;
      const invited = await invite(tenant.engine, actor, { ...body, person: body.person as never });
      if (invited.outcome === 'taken') return addressTaken;
      return linkOf(tenant, invited.id, invited.secret);
    },
  );
  api.route(
    {
      ...{ method: 'post', path: '/api/portal-accounts/{id}/link', summary: said('reinvite'), access: desk },
      ...{ params: accountParams, reply: linkReply },
    },
    async ({ tenant, actor, params }) => {
      const row = await portalRow(tenant.engine.db, params.id);
      const secret = row === undefined ? null : await layLink(tenant.engine, actor, params.id, 'invitation');
      return secret === null ? notFoundProblem : linkOf(tenant, params.id, secret);
    },
  );
  api.route(
    {
      ...{ method: 'patch', path: '/api/portal-accounts/{id}', summary: said('change'), access: desk },
      ...{ params: accountParams, body: accountBody, reply: 'none' },
    },
    async ({ tenant, actor, params, body }) => {
      const changed = await changeAccount(tenant.engine, actor, params.id, body);
      if (changed === 'no-company') return companyNeeded;
      return changed === 'changed' ? undefined : notFoundProblem;
    },
  );
}

async function linkOf(tenant: Tenant, id: Parameters<typeof mailLink>[1], secret: string) {
  return { id, tenant: tenant.id, secret, mailed: await mailLink(tenant, id, secret, 'invitation') };
}

function noticeRoutes(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/portal-notices',
      summary: said('noticesAll'),
      access: desk,
      reply: noticesReply,
    },
    async ({ tenant }) => ({ notices: [...(await listNotices(tenant.engine))] }),
  );
  api.route(
    {
      ...{ method: 'post', path: '/api/portal-notices', summary: said('publish'), access: desk, status: 201 },
      ...{ body: noticeBody, reply: noticeReply },
    },
    ({ tenant, actor, body }) => publishNotice(tenant.engine, actor, body),
  );
  api.route(
    {
      ...{ method: 'delete', path: '/api/portal-notices/{id}', summary: said('withdraw'), access: desk },
      ...{ params: noticeParams, reply: 'none' },
    },
    async ({ tenant, actor, params }) =>
      (await withdrawNotice(tenant.engine, actor, params.id)) ? undefined : notFoundProblem,
  );
}
