import { z } from '@hono/zod-openapi';
import { refused } from '@redlich/engine';
import type { Api } from '../../../platform/http/api.ts';
import { problemOf } from '../../../platform/http/problems.ts';
import { bilingual } from '../../../platform/i18n/translate.ts';
import { manager, owner, staff } from '../../../platform/roles/roles.ts';
import { contactsReply, idReply, interestsReply, notesReply, revisionReply } from '../replies.ts';
import {
  changeNoteBody,
  contactBody,
  interestsBody,
  noteBody,
  personParams,
  recordParams,
} from '../schemas.ts';
import { listContacts, recordContact } from '../service/contacts.ts';
import { readInterests, storeInterests } from '../service/interests.ts';
import { addNote, changeNote, eraseNote, listNotes } from '../service/notes.ts';
import { customerTexts as texts } from '../texts.ts';
import { answer } from './answers.ts';

const shop = [owner, manager, staff] as const;

const unknown = problemOf(refused('unknown'));

/** Notes, contacts and interests. */
export function recordRoutes(api: Api): void {
  noteRoutes(api);
  contactRoutes(api);
  interestRoutes(api);
}

function noteRoutes(api: Api): void {
  const path = '/api/customers/{id}/notes';
  const one = '/api/customers/{id}/notes/{record}';
  api.route(
    {
      method: 'get',
      path,
      summary: bilingual(texts, 'routes.notes'),
      access: shop,
      params: personParams,
      reply: notesReply,
    },
    async ({ tenant, actor, params }) => {
      const notes = await listNotes(tenant.engine, actor, params.id);
      return 'outcome' in notes ? problemOf(notes) : { notes: [...notes] };
    },
  );
  api.route(
    {
      method: 'post',
      path,
      summary: bilingual(texts, 'routes.addNote'),
      access: shop,
      params: personParams,
      body: noteBody,
      reply: idReply,
      status: 201,
    },
    async ({ tenant, actor, params, body }) => {
      const id = await addNote(tenant.engine, actor, params.id, body);
      return id === null ? unknown : { id };
    },
  );
  api.route(
    {
      method: 'put',
      path: one,
      summary: bilingual(texts, 'routes.changeNote'),
      access: shop,
      params: recordParams,
      body: changeNoteBody,
      reply: revisionReply,
    },
    async ({ tenant, actor, params, body }) =>
      answer(await changeNote(tenant.engine, actor, params.id, params.record, body)),
  );
  api.route(
    {
      method: 'delete',
      path: one,
      summary: bilingual(texts, 'routes.eraseNote'),
      access: shop,
      params: recordParams,
      reply: 'none',
    },
    async ({ tenant, actor, params }) => {
      const erased = await eraseNote(tenant.engine, actor, params.id, params.record);
      return erased.outcome === 'refused' ? problemOf(erased) : undefined;
    },
  );
}

function contactRoutes(api: Api): void {
  const path = '/api/customers/{id}/contacts';
  api.route(
    {
      method: 'get',
      path,
      summary: bilingual(texts, 'routes.contacts'),
      access: shop,
      params: personParams,
      query: z.object({ after: z.string().max(80).optional() }),
      reply: contactsReply,
    },
    async ({ tenant, actor, params, query }) => {
      const page = await listContacts(tenant.engine, actor, params.id, query.after ?? null);
      return 'outcome' in page ? problemOf(page) : { rows: [...page.rows], next: page.next };
    },
  );
  api.route(
    {
      method: 'post',
      path,
      summary: bilingual(texts, 'routes.addContact'),
      access: shop,
      params: personParams,
      body: contactBody,
      reply: idReply,
      status: 201,
    },
    async ({ tenant, actor, params, body }) => {
      const id = await tenant.engine.write(actor, (unit) => recordContact(unit, params.id, body));
      return id === null ? unknown : { id };
    },
  );
}

function interestRoutes(api: Api): void {
  const path = '/api/customers/{id}/interests';
  api.route(
    {
      method: 'get',
      path,
      summary: bilingual(texts, 'routes.interests'),
      access: shop,
      params: personParams,
      reply: interestsReply,
    },
    async ({ tenant, actor, params }) => answer(await readInterests(tenant.engine, actor, params.id)),
  );
  api.route(
    {
      method: 'put',
      path,
      summary: bilingual(texts, 'routes.storeInterests'),
      access: shop,
      params: personParams,
      body: interestsBody,
      reply: revisionReply,
    },
    async ({ tenant, actor, params, body: { revision, ...interests } }) =>
      answer(await storeInterests(tenant.engine, actor, params.id, interests, revision)),
  );
}
