import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { Api, Call } from '../../platform/http/api.ts';
import type { ProblemReply } from '../../platform/http/problem.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import { portalUser } from '../../platform/roles/roles.ts';
import {
  dispositionOf,
  fileFor,
  fileProblem,
  mostBytes,
  referenceFor,
  ticketFor,
  ticketsFor,
  uploadedFile,
  writeTo,
} from '../helpdesk/index.ts';
import { notYours } from './problems.ts';
import { askFor, attachOwn, ownContracts } from './service/ask.ts';
import { type PortalViewer, viewerOf } from './service/viewer.ts';
import { portalTexts as texts } from './texts.ts';
import {
  answerBody,
  askBody,
  fileParams,
  fileReply,
  messageParams,
  ownContractsReply,
  ownTicketReply,
  ownTicketsReply,
  ticketParams,
  writtenReply,
} from './ticket-schemas.ts';

type Key = 'tickets' | 'ticket' | 'ask' | 'answer' | 'file' | 'download' | 'contracts';
const said = (key: Key) => bilingual(texts, `routes.${key}`);
const access = [portalUser] as const;
const tickets = '/api/portal/tickets';

/** Runs what a user of the portal asks; whoever has no account here finds nothing. */
const asViewer =
  <Params, Query, Body, Reply>(
    work: (viewer: PortalViewer, call: Call<Params, Query, Body>) => Promise<Reply | ProblemReply>,
  ) =>
  async (call: Call<Params, Query, Body>): Promise<Reply | ProblemReply> => {
    const viewer = await viewerOf(call.tenant.engine, call.actor.id);
    return viewer === null ? notYours : work(viewer, call);
  };

/** Enquiries and contracts of a user of the portal. Nothing foreign can be told from what does not exist. */
export function portalTicketRoutes(api: Api): void {
  readRoutes(api);
  writeRoutes(api);
  fileRoutes(api);
}

function readRoutes(api: Api): void {
  api.route(
    { method: 'get', path: tickets, summary: said('tickets'), access, reply: ownTicketsReply },
    asViewer(async (viewer, { tenant }) => ({ tickets: [...(await ticketsFor(tenant, viewer))] })),
  );
  api.route(
    {
      ...{ method: 'get', path: `${tickets}/{reference}`, summary: said('ticket'), access },
      ...{ params: ticketParams, reply: ownTicketReply },
    },
    asViewer(async (viewer, { tenant, params }) => {
      const page = await ticketFor(tenant, viewer, params.reference);
      if ('outcome' in page) return notYours;
      return { ...page, messages: page.messages.map((each) => ({ ...each, files: [...each.files] })) };
    }),
  );
  api.route(
    {
      method: 'get',
      path: '/api/portal/contracts',
      summary: said('contracts'),
      access,
      reply: ownContractsReply,
    },
    asViewer(async (viewer, { tenant }) => ({ contracts: [...(await ownContracts(tenant.engine, viewer))] })),
  );
}

function writeRoutes(api: Api): void {
  api.route(
    {
      method: 'post',
      path: tickets,
      summary: said('ask'),
      access,
      body: askBody,
      reply: writtenReply,
      status: 201,
    },
    asViewer(async (viewer, { tenant, body }) => (await askFor(tenant, viewer, body)) ?? notYours),
  );
  api.route(
    {
      ...{
        method: 'post',
        path: `${tickets}/{reference}/messages`,
        summary: said('answer'),
        access,
        status: 201,
      },
      ...{ params: ticketParams, body: answerBody, reply: writtenReply },
    },
    asViewer(async (viewer, { tenant, params, body }) => {
      const { name, email } = viewer.account.sealed;
      const draft = { text: body.text, authorName: name, authorEmail: email, channel: 'portal' };
      const written = await writeTo(tenant, viewer, params.reference, draft);
      if (written.outcome === 'refused') return notYours;
      const reference = await referenceFor(tenant, viewer, written.id, params.reference);
      return { reference: reference ?? params.reference, message: written.message };
    }),
  );
}

function fileRoutes(api: Api): void {
  api.route(
    {
      ...{ method: 'post', path: `${tickets}/{reference}/messages/{message}/files`, summary: said('file') },
      ...{ access, params: messageParams, reply: fileReply, status: 201 },
      upload: { mediaTypes: ['application/octet-stream'], maxBytes: mostBytes },
    },
    asViewer(async (viewer, { tenant, params, request }) => {
      const done = await attachOwn(tenant, viewer, params, uploadedFile(request));
      if (done.outcome === 'attached') return { id: done.file };
      return done.outcome === 'refused' ? notYours : fileProblem(done);
    }),
  );
  api.route(
    {
      ...{
        method: 'get',
        path: `${tickets}/{reference}/messages/{message}/files/{file}`,
        summary: said('download'),
      },
      ...{ access, params: fileParams, reply: 'stream' },
    },
    asViewer(async (viewer, { tenant, params }) => {
      const opened = await fileFor(tenant, viewer, params);
      if (opened.outcome === 'refused') return notYours;
      if (opened.outcome === 'locked') return fileProblem(opened);
      const headers = {
        'content-type': opened.mediaType,
        'content-disposition': dispositionOf(opened.name),
        'x-content-type-options': 'nosniff',
      };
      return new Response(Readable.toWeb(Readable.from(opened.bytes)) as ReadableStream as never, {
        headers,
      });
    }),
  );
}
