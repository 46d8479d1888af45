import { z } from '@hono/zod-openapi';
import type { Api } from '../../platform/http/api.ts';
import { type ProblemReply, problem } from '../../platform/http/problem.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import { manager, owner } from '../../platform/roles/roles.ts';
import { companySetting } from '../../platform/settings/company.ts';
import { advertising } from '../customers/index.ts';
import { compose } from './compose.ts';
import { mailingPiece } from './declaration.ts';
import { placeholderList } from './placeholders.ts';
import { releaseMailing } from './release.service.ts';
import { lettersReply, mailingBody, mailingsReply } from './schemas.ts';
import {
  changeMailing,
  createMailing,
  findMailing,
  listMailings,
  type MailingOutcome,
  markPrinted,
  piecesOf,
  unsubscribe,
} from './service.ts';
import { mailingTexts as texts } from './texts.ts';

const id = z.object({ id: z.uuid() });
const idReply = z.object({ id: z.string() });
const revision = z.object({ revision: z.coerce.number().int().min(1) });
const lettersAtOnce = 500;

/** Mailings: drafting, releasing, printing; and the way off the list. */
export function mailingRoutes(api: Api): void {
  draftRoutes(api);
  releaseRoutes(api);
  unsubscribeRoutes(api);
}

function draftRoutes(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/mailings',
      summary: bilingual(texts, 'routes.list'),
      access: [owner, manager],
      reply: mailingsReply,
    },
    ({ tenant }) => listMailings(tenant.engine),
  );
  api.route(
    {
      method: 'post',
      path: '/api/mailings',
      summary: bilingual(texts, 'routes.create'),
      access: [owner, manager],
      body: mailingBody,
      reply: idReply,
      status: 201,
    },
    async ({ tenant, actor, body }) => answer(await createMailing(tenant.engine, actor, body)),
  );
  api.route(
    {
      method: 'put',
      path: '/api/mailings/{id}',
      summary: bilingual(texts, 'routes.change'),
      access: [owner, manager],
      params: id,
      query: revision,
      body: mailingBody,
      reply: idReply,
    },
    async ({ tenant, actor, params, query, body }) =>
      answer(await changeMailing(tenant.engine, actor, params.id, query.revision, body)),
  );
  api.route(
    {
      method: 'delete',
      path: '/api/mailings/{id}',
      summary: bilingual(texts, 'routes.remove'),
      access: [owner, manager],
      params: id,
      query: revision,
      reply: idReply,
    },
    async ({ tenant, actor, params, query }) =>
      answer(await changeMailing(tenant.engine, actor, params.id, query.revision, null)),
  );
}

const mailingUnknown = problem(404, 'mailing-unknown', bilingual(texts, 'problem.unknown'));

function answer(result: MailingOutcome): { id: string } | ProblemReply {
  switch (result.outcome) {
    case 'done':
      return { id: result.id };
    case 'unknown':
      return mailingUnknown;
    case 'released-already':
      return problem(409, 'mailing-released', bilingual(texts, 'problem.released'));
    case 'conflict':
      return problem(409, 'conflict', bilingual(texts, 'problem.conflict'), {
        extra: { revision: result.revision },
      });
  }
}

const placeholdersUnknown = (unknown: readonly string[]): ProblemReply =>
  problem(
    422,
    'mailing-placeholders',
    bilingual(texts, 'problem.placeholders', { unknown: unknown.join(', ') }),
    { detail: bilingual(texts, 'problem.placeholdersDetail', { known: placeholderList }) },
  );

function releaseRoutes(api: Api): void {
  api.route(
    {
      method: 'post',
      path: '/api/mailings/{id}/release',
      summary: bilingual(texts, 'routes.release'),
      access: [owner, manager],
      params: id,
      reply: z.object({ pieces: z.number().int(), unreachable: z.number().int() }),
    },
    async ({ tenant, actor, params }) => {
      const result = await releaseMailing(tenant.engine, actor, params.id);
      if (result.outcome === 'released') return { pieces: result.pieces, unreachable: result.unreachable };
      if (result.outcome === 'placeholders') return placeholdersUnknown(result.unknown);
      return answer({ outcome: result.outcome }) as ProblemReply;
    },
  );
  api.route(
    {
      method: 'get',
      path: '/api/mailings/{id}/letters',
      summary: bilingual(texts, 'routes.letters'),
      access: [owner, manager],
      params: id,
      reply: lettersReply,
    },
    async ({ tenant, actor, params }) => {
      const mailing = await findMailing(tenant.engine, params.id);
      if (mailing === undefined) return mailingUnknown;
      const company = (await tenant.settings.get(companySetting)).name;
      const ids = await piecesOf(tenant.engine, mailing.id, 'waiting', lettersAtOnce);
      const opened = await tenant.engine.openMany(actor, mailingPiece, ids, advertising);
      const letters = opened.flatMap((each) =>
        each.outcome === 'opened'
          ? [
              {
                id: each.row.id,
                name: each.sealed.name,
                address: each.sealed.address,
                ...compose(each.sealed, mailing, company),
              },
            ]
          : [],
      );
      return { letters };
    },
  );
  api.route(
    {
      method: 'post',
      path: '/api/mailings/{id}/printed',
      summary: bilingual(texts, 'routes.printed'),
      access: [owner, manager],
      params: id,
      reply: z.object({ count: z.number().int() }),
    },
    async ({ tenant, actor, params }) => {
      if ((await findMailing(tenant.engine, params.id)) === undefined) return mailingUnknown;
      return { count: await markPrinted(tenant.engine, actor, params.id) };
    },
  );
}

const code = z.string().min(8).max(40);
const codeUnknown = problem(404, 'unsubscribe-code-unknown', bilingual(texts, 'problem.code'));

function unsubscribeRoutes(api: Api): void {
  api.route(
    {
      method: 'post',
      path: '/api/unsubscribe/{tenant}',
      summary: bilingual(texts, 'routes.unsubscribe'),
      access: 'public',
      params: z.object({ tenant: z.string().max(40) }),
      body: z.strictObject({ code }),
      reply: 'none',
    },
    async ({ tenant, actor, body }) => {
      const result = await unsubscribe(tenant.engine, actor, body.code, 'online');
      return result.outcome === 'withdrawn' ? undefined : codeUnknown;
    },
  );
  api.route(
    {
      method: 'post',
      path: '/api/mailings/unsubscriptions',
      summary: bilingual(texts, 'routes.unsubscribed'),
      access: [owner, manager],
      body: z.strictObject({ code, channel: z.enum(['letter', 'e-mail', 'phone', 'counter']) }),
      reply: 'none',
    },
    async ({ tenant, actor, body }) => {
      const result = await unsubscribe(tenant.engine, actor, body.code, body.channel);
      return result.outcome === 'withdrawn' ? undefined : codeUnknown;
    },
  );
}
