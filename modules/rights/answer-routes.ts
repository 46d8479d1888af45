import { Readable } from 'node:stream';
import { z } from '@hono/zod-openapi';
import type { Paper } from '@redlich/engine';
import type { Api } from '../../platform/http/api.ts';
import { languages } from '../../platform/i18n/language.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import { companySetting } from '../../platform/settings/company.ts';
import type { Tenant } from '../../platform/tenant.ts';
import { linkUnusable, notDone } from './outcomes.ts';
import { answerers } from './routes.ts';
import { freshLinkReply, linkSchema, wishSchema } from './schemas.ts';
import {
  answerPackage,
  fileToReview,
  letterToRecipient,
  paperIds,
  paperOf,
  pdfOf,
  previewPackage,
} from './service/answer.ts';
import {
  closeByLink,
  closeByPrint,
  fetchAnswer,
  keeper,
  renewLink,
  waitingAnswers,
} from './service/close.ts';
import { makeLink, tryLink, useLink } from './service/links.ts';
import { asIdentified, findRequest, takeRequest } from './service/requests.ts';
import { rightsTexts as texts } from './texts.ts';

const id = z.object({ id: z.uuid() });
const inLanguage = z.object({ language: z.enum(languages).optional() });
const say = (key: keyof typeof texts.de.routes) => bilingual(texts, `routes.${key}`);

/** Letters, handing over, and the pages that a person reaches by a one-time link. */
export function answerRoutes(api: Api): void {
  letters(api);
  looking(api);
  handingOver(api);
  freshLinks(api);
  personsPages(api);
}

/** A paper as a file to keep. */
export async function pdfReply(tenant: Tenant, paper: Paper, name: string): Promise<Response> {
  return new Response(new Uint8Array(await pdfOf(tenant, paper)), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${name}.pdf"`,
      'cache-control': 'no-store',
    },
  });
}

function letters(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/rights-requests/{id}/papers/{paper}',
      summary: say('paper'),
      access: answerers,
      params: id.extend({ paper: z.enum(paperIds) }),
      query: inLanguage,
      reply: 'stream',
    },
    async ({ tenant, actor, params, query, language }) => {
      const wanted = { paper: params.paper, language: query.language ?? language };
      const paper = await paperOf(tenant, actor, params.id, wanted);
      return 'outcome' in paper ? notDone(paper) : pdfReply(tenant, paper, params.paper);
    },
  );
  api.route(
    {
      method: 'get',
      path: '/api/rights-requests/{id}/recipients/{recipient}/letter',
      summary: say('toldLetter'),
      access: answerers,
      params: id.extend({ recipient: z.string().max(60) }),
      query: inLanguage,
      reply: 'stream',
    },
    async ({ tenant, actor, params, query, language }) => {
      const wanted = { recipient: params.recipient, language: query.language ?? language };
      const paper = await letterToRecipient(tenant, actor, params.id, wanted);
      return 'outcome' in paper ? notDone(paper) : pdfReply(tenant, paper, 'art-19');
    },
  );
  api.route(
    {
      method: 'get',
      path: '/api/rights-requests/{id}/package',
      summary: say('package'),
      access: answerers,
      params: id,
      query: inLanguage,
      reply: 'stream',
    },
    async ({ tenant, actor, params, query, language }) => {
      const row = await findRequest(tenant.engine.db, params.id);
      if ('outcome' in row) return notDone(row);
      const known = asIdentified(row);
      if (known === null) return notDone({ outcome: 'not-yet' });
      const zip = await answerPackage(tenant, actor, known, query.language ?? language);
      if ('outcome' in zip) return notDone(zip);
      return zipped(zip, `${row.number}.zip`);
    },
  );
}

function looking(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/rights-requests/{id}/preview',
      summary: say('preview'),
      access: answerers,
      params: id,
      query: inLanguage,
      reply: 'stream',
    },
    async ({ tenant, actor, params, query, language }) => {
      const zip = await previewPackage(tenant, actor, params.id, query.language ?? language);
      return 'outcome' in zip ? notDone(zip) : zipped(zip, 'preview.zip');
    },
  );
  api.route(
    {
      method: 'get',
      path: '/api/rights-requests/{id}/files/{record}/{file}',
      summary: say('reviewedFile'),
      access: answerers,
      params: id.extend({ record: z.uuid(), file: z.uuid() }),
      reply: 'stream',
    },
    async ({ tenant, actor, params }) => {
      const opened = await fileToReview(tenant, actor, params.id, params);
      if (opened.outcome !== 'opened') return notDone(opened);
      return new Response(Readable.toWeb(Readable.from(opened.bytes)) as ReadableStream, {
        headers: {
          'content-type': opened.mediaType,
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(opened.name)}`,
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
        },
      });
    },
  );
}

const zipped = (body: ReadableStream<Uint8Array>, name: string): Response =>
  new Response(body, {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });

function handingOver(api: Api): void {
  api.route(
    {
      method: 'post',
      path: '/api/rights-requests/{id}/handed-on-paper',
      summary: say('print'),
      access: answerers,
      params: id,
      reply: 'none',
    },
    async ({ tenant, actor, params }) => {
      const closed = await closeByPrint(tenant, actor, params.id);
      return closed.outcome === 'closed' ? undefined : notDone(closed);
    },
  );
  api.route(
    {
      method: 'post',
      path: '/api/rights-requests/{id}/link',
      summary: say('link'),
      access: answerers,
      params: id,
      body: z.strictObject({ language: z.enum(languages) }),
      reply: freshLinkReply,
      status: 201,
    },
    async ({ tenant, actor, params, body }) => {
      const closed = await closeByLink(tenant, actor, params.id, body.language);
      if (closed.outcome !== 'closed') return notDone(closed);
      return closed.link === null ? notDone({ outcome: 'not-yet' }) : { tenant: tenant.id, ...closed.link };
    },
  );
}

function freshLinks(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/rights-answers',
      summary: say('waiting'),
      access: answerers,
      reply: z.object({
        rows: z.array(z.object({ id: z.string(), number: z.number(), until: z.number().nullable() })),
      }),
    },
    async ({ tenant }) => ({ rows: await waitingAnswers(tenant.engine) }),
  );
  api.route(
    {
      method: 'post',
      path: '/api/rights-answers/{id}/link',
      summary: say('renew'),
      access: answerers,
      params: id,
      reply: freshLinkReply,
      status: 201,
    },
    async ({ tenant, actor, params }) => {
      const link = await renewLink(tenant.engine, actor, params.id);
      return link === null
        ? notDone({ outcome: 'refused', reason: 'unknown' })
        : { tenant: tenant.id, ...link };
    },
  );
  api.route(
    {
      method: 'post',
      path: '/api/rights-links',
      summary: say('writeLink'),
      access: answerers,
      reply: freshLinkReply,
      status: 201,
    },
    async ({ tenant, actor }) => {
      const link = await tenant.engine.write(actor, (unit) => makeLink(unit, null));
      return { tenant: tenant.id, ...link };
    },
  );
}

const ofTenant = z.object({ tenant: z.string().max(40) });

function personsPages(api: Api): void {
  api.route(
    {
      method: 'post',
      path: '/api/rights-links/{tenant}/open',
      summary: say('open'),
      access: 'public',
      params: ofTenant,
      body: linkSchema,
      reply: z.object({ use: z.enum(['write', 'fetch']), company: z.string() }),
    },
    async ({ tenant, body }) => {
      const link = await tryLink(tenant.engine, keeper, body);
      if ('outcome' in link) return linkUnusable;
      return { use: link.use, company: (await tenant.settings.get(companySetting)).name };
    },
  );
  api.route(
    {
      method: 'post',
      path: '/api/rights-links/{tenant}/write',
      summary: say('write'),
      access: 'public',
      params: ofTenant,
      body: linkSchema.extend({ request: wishSchema }),
      reply: z.object({ number: z.number() }),
      status: 201,
    },
    async ({ tenant: { engine }, body: { request, ...secrets } }) => {
      const tried = await tryLink(engine, keeper, secrets);
      if ('outcome' in tried) return linkUnusable;
      return engine.write(keeper, async (unit) => {
        const link = await useLink(unit, secrets, 'write');
        if ('outcome' in link) return linkUnusable;
        const row = await takeRequest(unit, { ...request, channel: 'link' });
        return { number: row.number };
      });
    },
  );
  api.route(
    {
      method: 'post',
      path: '/api/rights-links/{tenant}/fetch',
      summary: say('fetch'),
      access: 'public',
      params: ofTenant,
      body: linkSchema,
      reply: 'stream',
    },
    async ({ tenant: { engine }, body }) => {
      const tried = await tryLink(engine, keeper, body);
      if ('outcome' in tried) return linkUnusable;
      const opened = await fetchAnswer(engine, body);
      if (opened.outcome === 'unusable') return linkUnusable;
      return zipped(Readable.toWeb(Readable.from(opened.bytes)) as ReadableStream, opened.name);
    },
  );
}
