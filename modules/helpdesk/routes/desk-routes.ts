import { Readable } from 'node:stream';
import { z } from '@hono/zod-openapi';
import type { Api } from '../../../platform/http/api.ts';
import { dispositionOf } from '../rules/judge-file.ts';
import {
  cannedBody,
  categoryBody,
  configParams,
  deskReply,
  fileParams,
  idReply,
  partParams,
  teamBody,
  ticketParams,
  wishBody,
} from '../schemas.ts';
import { keepWish, wishOf } from '../service/agent-notices.ts';
import { attachFile, isPartOf, openAttachment } from '../service/attachments.ts';
import { dropConfigured, keepCanned, keepCategory, keepTeam, showDesk } from '../service/configure.ts';
import { newsStream, notePresence, othersAt } from '../service/live.ts';
import { sendNow } from '../service/outbox.ts';
import { agents, faultOf, heads, isFault, say } from './answers.ts';
import { fileProblem, mostBytes, uploadedFile } from './file-problem.ts';

/** Files, news and configuration. */
export function deskRoutes(api: Api): void {
  fileRoutes(api);
  liveRoutes(api);
  wishRoutes(api);
  configRoutes(api);
}

function fileRoutes(api: Api): void {
  api.route(
    {
      method: 'post',
      path: '/api/helpdesk/tickets/{id}/entries/{part}/files',
      summary: say('attach'),
      access: agents,
      params: partParams,
      upload: { mediaTypes: ['application/octet-stream'], maxBytes: mostBytes },
      reply: idReply,
      status: 201,
    },
    async ({ tenant, actor, params, request }) => {
      if (!(await isPartOf(tenant.engine, params.id, params.part)))
        return faultOf({ outcome: 'refused', reason: 'unknown' });
      const done = await attachFile(tenant, actor, params.part, uploadedFile(request));
      return done.outcome === 'attached' ? { id: done.file } : fileProblem(done);
    },
  );
  api.route(
    {
      method: 'post',
      path: '/api/helpdesk/tickets/{id}/entries/{part}/release',
      summary: say('release'),
      access: agents,
      params: partParams,
      reply: 'none',
    },
    async ({ tenant, actor, params }) => {
      const done = await sendNow(tenant.engine, actor, params.id, params.part);
      return isFault(done) ? faultOf(done) : undefined;
    },
  );
  api.route(
    {
      method: 'get',
      path: '/api/helpdesk/tickets/{id}/entries/{part}/files/{file}',
      summary: say('download'),
      access: agents,
      params: fileParams,
      reply: 'stream',
    },
    async ({ tenant: { engine }, actor, params }) => {
      const { id: ticket, part, file } = params;
      const opened = await openAttachment(engine, actor, { ticket, part, file });
      if (opened.outcome !== 'opened') return fileProblem(opened);
      const headers = {
        'content-type': opened.mediaType,
        'content-disposition': dispositionOf(opened.name),
        'x-content-type-options': 'nosniff',
      };
      return new Response(Readable.toWeb(Readable.from(opened.bytes)) as ReadableStream, { headers });
    },
  );
}

const presenceBody = z.strictObject({ doing: z.enum(['reading', 'writing', 'gone']) });
const presenceReply = z.object({
  others: z.array(z.object({ name: z.string(), doing: z.enum(['reading', 'writing']) })),
});

function liveRoutes(api: Api): void {
  api.route(
    { method: 'get', path: '/api/helpdesk/news', summary: say('news'), access: agents, reply: 'stream' },
    async ({ tenant }) =>
      new Response(newsStream(tenant.id), { headers: { 'content-type': 'text/event-stream' } }),
  );
  api.route(
    {
      method: 'put',
      path: '/api/helpdesk/tickets/{id}/presence',
      summary: say('presence'),
      access: agents,
      params: ticketParams,
      body: presenceBody,
      reply: presenceReply,
    },
    async ({ tenant, actor, params, body }) => {
      notePresence(tenant, actor, params.id, body.doing);
      return { others: [...(await othersAt(tenant, actor, params.id))] };
    },
  );
}

function wishRoutes(api: Api): void {
  const path = '/api/helpdesk/my-notices';
  api.route(
    { method: 'get', path, summary: say('wish'), access: agents, reply: wishBody },
    ({ tenant, actor }) => wishOf(tenant.engine, actor),
  );
  api.route(
    { method: 'put', path, summary: say('keepWish'), access: agents, body: wishBody, reply: 'none' },
    async ({ tenant, actor, body, language }) => {
      await keepWish(tenant.engine, actor, body, language);
      return undefined;
    },
  );
}

function configRoutes(api: Api): void {
  api.route(
    { method: 'get', path: '/api/helpdesk/desk', summary: say('desk'), access: agents, reply: deskReply },
    ({ tenant, actor }) => showDesk(tenant, actor),
  );
  const kept = (done: string | { readonly outcome: 'refused'; readonly reason: 'unknown' } | object) =>
    typeof done === 'string' ? { id: done } : faultOf(done as never);
  const things = [
    ['categories', categoryBody, keepCategory, 'keepCategory'],
    ['teams', teamBody, keepTeam, 'keepTeam'],
    ['canned', cannedBody, keepCanned, 'keepCanned'],
  ] as const;
  for (const [name, body, keep, text] of things) {
    const path = `/api/helpdesk/${name}` as const;
    const save = keep as (...given: [...Parameters<typeof keepCategory>]) => Promise<string | object>;
    api.route(
      { method: 'post', path, summary: say(text), access: heads, body, reply: idReply, status: 201 },
      async ({ tenant, actor, body: draft }) => kept(await save(tenant.engine, actor, null, draft as never)),
    );
    api.route(
      {
        method: 'put',
        path: `${path}/{id}`,
        summary: say(text),
        access: heads,
        params: configParams,
        body,
        reply: idReply,
      },
      async ({ tenant, actor, params, body: draft }) =>
        kept(await save(tenant.engine, actor, params.id, draft as never)),
    );
  }
  for (const [name, table] of [
    ['teams', 'ticket_team'],
    ['canned', 'ticket_canned'],
  ] as const) {
    api.route(
      {
        method: 'delete',
        path: `/api/helpdesk/${name}/{id}`,
        summary: say('drop'),
        access: heads,
        params: configParams,
        reply: 'none',
      },
      async ({ tenant, actor, params }) => {
        const done = await dropConfigured(tenant.engine, actor, table, params.id);
        return isFault(done) ? faultOf(done) : undefined;
      },
    );
  }
}
