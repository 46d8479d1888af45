import { Readable } from 'node:stream';
import type { Api } from '../../../platform/http/api.ts';
import {
  bulkBody,
  bulkReply,
  countsReply,
  findBody,
  newTicketBody,
  personParams,
  listQuery as query,
  ticketMade,
  ticketPageReply,
} from '../schemas.ts';
import { changeMany } from '../service/bulk.ts';
import { exportTickets } from '../service/export-tickets.ts';
import { countViews, findTickets, listTickets, ticketsOfPerson } from '../service/list-tickets.ts';
import { announce, announceNews } from '../service/live.ts';
import { typeIn } from '../service/type-in.ts';
import { agents, faultOf, say } from './answers.ts';

/** The queue: taking, listing, finding, changing many, exporting. Search words travel in bodies, never in addresses. */
export function queueRoutes(api: Api): void {
  listRoutes(api);
  manyRoutes(api);
}

function listRoutes(api: Api): void {
  api.route(
    {
      method: 'post',
      path: '/api/helpdesk/tickets',
      summary: say('typeIn'),
      access: agents,
      body: newTicketBody,
      reply: ticketMade,
      status: 201,
    },
    async ({ tenant, actor, body }) => {
      const made = await typeIn(tenant, actor, body);
      if (made.outcome !== 'opened') return faultOf(made);
      await announceNews(tenant, made.id, 'opened');
      return made;
    },
  );
  api.route(
    {
      method: 'get',
      path: '/api/helpdesk/tickets',
      summary: say('list'),
      access: agents,
      query,
      reply: ticketPageReply,
    },
    ({ tenant, actor, query: wanted }) => listTickets(tenant.engine, actor, wanted),
  );
  api.route(
    {
      method: 'get',
      path: '/api/helpdesk/counts',
      summary: say('counts'),
      access: agents,
      reply: countsReply,
    },
    ({ tenant, actor }) => countViews(tenant.engine, actor),
  );
  api.route(
    {
      method: 'post',
      path: '/api/helpdesk/find',
      summary: say('find'),
      access: agents,
      body: findBody,
      reply: ticketPageReply,
    },
    async ({ tenant, actor, body }) => ({
      rows: await findTickets(tenant.engine, actor, body.words),
      next: null,
    }),
  );
  api.route(
    {
      method: 'get',
      path: '/api/customers/{id}/tickets',
      summary: say('ofPerson'),
      access: agents,
      params: personParams,
      reply: ticketPageReply,
    },
    async ({ tenant, actor, params }) => ({
      rows: await ticketsOfPerson(tenant.engine, actor, params.id),
      next: null,
    }),
  );
}

function manyRoutes(api: Api): void {
  api.route(
    {
      method: 'post',
      path: '/api/helpdesk/bulk',
      summary: say('bulk'),
      access: agents,
      body: bulkBody,
      reply: bulkReply,
    },
    async ({ tenant, actor, body }) => {
      const done = await changeMany(tenant, actor, body.tickets, body.change);
      for (const ticket of body.tickets) announce(tenant.id, { type: 'ticket', ticket, what: 'changed' });
      return done;
    },
  );
  api.route(
    {
      method: 'post',
      path: '/api/helpdesk/export',
      summary: say('export'),
      access: agents,
      query,
      reply: 'stream',
    },
    async ({ tenant, actor, query: wanted, language }) => {
      const headers = {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="anfragen.csv"',
      };
      const table = await exportTickets(tenant, actor, wanted, language);
      return new Response(Readable.toWeb(Readable.from(table)) as ReadableStream, { headers });
    },
  );
}
