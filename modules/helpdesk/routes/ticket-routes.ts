import type { Api } from '../../../platform/http/api.ts';
import {
  collaboratorBody,
  handedOverReply,
  handOverBody,
  idReply,
  noteBody,
  otherBody,
  partParams,
  personBody,
  replyBody,
  revisionReply,
  splitBody,
  ticketChange,
  ticketMade,
  ticketParams,
  ticketReply,
  workBody,
  writtenReply,
} from '../schemas.ts';
import { assignPerson, changeTicket } from '../service/change-ticket.ts';
import { addCollaborator, removeCollaborator } from '../service/collaborators.ts';
import { addNote, reply } from '../service/converse.ts';
import { handOver } from '../service/hand-over.ts';
import { linkTickets, mergeTickets, splitTicket, unlinkTickets } from '../service/join-tickets.ts';
import { announce } from '../service/live.ts';
import { readTicket } from '../service/read-ticket.ts';
import { addWork, removeWork } from '../service/work.ts';
import { agents, answer, faultOf, isFault, say } from './answers.ts';

const base = '/api/helpdesk/tickets/{id}' as const;
const common = { access: agents, params: ticketParams } as const;
const changed = (tenant: { readonly id: string }, ticket: string) =>
  announce(tenant.id, { type: 'ticket', ticket, what: 'changed' });

/** One enquiry: reading, changing, writing, joining, handing over. */
export function ticketRoutes(api: Api): void {
  readRoutes(api);
  writeRoutes(api);
  peopleRoutes(api);
  joinRoutes(api);
}

function readRoutes(api: Api): void {
  api.route(
    { method: 'get', path: base, summary: say('one'), ...common, reply: ticketReply },
    async ({ tenant, actor, params }) => answer(await readTicket(tenant.engine, actor, params.id)),
  );
  api.route(
    {
      method: 'patch',
      path: base,
      summary: say('change'),
      ...common,
      body: ticketChange,
      reply: revisionReply,
    },
    async ({ tenant, actor, params, body }) => {
      const { revision, categoryId, companyId, contractId, teamId, ...rest } = body;
      const change = {
        ...rest,
        category: categoryId,
        company: companyId,
        contract: contractId,
        team: teamId,
      };
      const done = await changeTicket(tenant, actor, params.id, revision, change);
      if (done.outcome !== 'changed') return faultOf(done);
      changed(tenant, params.id);
      return done;
    },
  );
  api.route(
    {
      method: 'post',
      path: `${base}/privacy-request`,
      summary: say('handOver'),
      ...common,
      body: handOverBody,
      reply: handedOverReply,
    },
    async ({ tenant, actor, params, body }) => {
      const done = await handOver(tenant.engine, actor, params.id, body.right);
      if (done.outcome !== 'handed-over') return faultOf(done);
      changed(tenant, params.id);
      return done;
    },
  );
}

function writeRoutes(api: Api): void {
  api.route(
    {
      method: 'post',
      path: `${base}/replies`,
      summary: say('reply'),
      ...common,
      body: replyBody,
      reply: writtenReply,
      status: 201,
    },
    async ({ tenant, actor, params, body }) => {
      const done = await reply(tenant, actor, params.id, body);
      if (done.outcome === 'written') changed(tenant, params.id);
      return answer(done);
    },
  );
  api.route(
    {
      method: 'post',
      path: `${base}/notes`,
      summary: say('note'),
      ...common,
      body: noteBody,
      reply: writtenReply,
      status: 201,
    },
    async ({ tenant, actor, params, body }) => {
      const done = await addNote(tenant, actor, params.id, body.text);
      if (done.outcome === 'written') changed(tenant, params.id);
      return answer(done);
    },
  );
  api.route(
    {
      method: 'post',
      path: `${base}/work`,
      summary: say('work'),
      ...common,
      body: workBody,
      reply: idReply,
      status: 201,
    },
    async ({ tenant, actor, params, body }) => {
      const done = await addWork(tenant.engine, actor, params.id, body);
      if (done.outcome === 'added') changed(tenant, params.id);
      return answer(done);
    },
  );
  api.route(
    {
      method: 'delete',
      path: `${base}/work/{part}`,
      summary: say('removeWork'),
      access: agents,
      params: partParams,
      reply: 'none',
    },
    async ({ tenant, actor, params }) => {
      const done = await removeWork(tenant.engine, actor, params.id, params.part);
      return isFault(done) ? faultOf(done) : undefined;
    },
  );
}

function peopleRoutes(api: Api): void {
  api.route(
    {
      method: 'post',
      path: `${base}/collaborators`,
      summary: say('addCollaborator'),
      ...common,
      body: collaboratorBody,
      reply: 'none',
    },
    async ({ tenant, actor, params, body }) => {
      const done = await addCollaborator(tenant.engine, actor, params.id, body);
      if (done.outcome !== 'added') return faultOf(done);
      changed(tenant, params.id);
      return undefined;
    },
  );
  api.route(
    {
      method: 'delete',
      path: `${base}/collaborators/{part}`,
      summary: say('removeCollaborator'),
      access: agents,
      params: partParams,
      reply: 'none',
    },
    async ({ tenant, actor, params }) => {
      const done = await removeCollaborator(tenant.engine, actor, params.id, params.part);
      return isFault(done) ? faultOf(done) : undefined;
    },
  );
  api.route(
    {
      method: 'put',
      path: `${base}/person`,
      summary: say('person'),
      ...common,
      body: personBody,
      reply: 'none',
    },
    async ({ tenant, actor, params, body }) => {
      const done = await assignPerson(tenant.engine, actor, params.id, body.person);
      return isFault(done) ? faultOf(done) : undefined;
    },
  );
}

function joinRoutes(api: Api): void {
  api.route(
    {
      method: 'post',
      path: `${base}/merge`,
      summary: say('merge'),
      ...common,
      body: otherBody,
      reply: 'none',
    },
    async ({ tenant, actor, params, body }) => {
      const done = await mergeTickets(tenant.engine, actor, params.id, body.other);
      if (done.outcome !== 'merged') return faultOf(done);
      changed(tenant, params.id);
      changed(tenant, body.other);
      return undefined;
    },
  );
  api.route(
    {
      method: 'post',
      path: `${base}/split`,
      summary: say('split'),
      ...common,
      body: splitBody,
      reply: ticketMade,
      status: 201,
    },
    async ({ tenant, actor, params, body }) => {
      const done = await splitTicket(tenant, actor, params.id, body);
      if (done.outcome === 'split') changed(tenant, params.id);
      return answer(done);
    },
  );
  api.route(
    {
      method: 'post',
      path: `${base}/links`,
      summary: say('link'),
      ...common,
      body: otherBody,
      reply: 'none',
    },
    async ({ tenant, actor, params, body }) => {
      const done = await linkTickets(tenant.engine, actor, params.id, body.other);
      return isFault(done) ? faultOf(done) : undefined;
    },
  );
  api.route(
    {
      method: 'delete',
      path: `${base}/links/{part}`,
      summary: say('unlink'),
      access: agents,
      params: partParams,
      reply: 'none',
    },
    async ({ tenant, actor, params }) => {
      await unlinkTickets(tenant.engine, actor, params.id, params.part);
      return undefined;
    },
  );
}
