import type { Api } from '../../platform/http/api.ts';
import { problem } from '../../platform/http/problem.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import { owner } from '../../platform/roles/roles.ts';
import { fileProblem, mostBytes, uploadedFile } from '../helpdesk/index.ts';
import { plainRoutes } from './plain/plain-routes.ts';
import { fileParams, fileReply, formBody, formParams, formReply, linkReply, sentReply } from './schemas.ts';
import { attachToForm, lookAtForm, takeForm } from './service/take-form.ts';
import { contactFormTexts as texts } from './texts.ts';

const closed = problem(404, 'form-closed', bilingual(texts, 'problem.closed'));
const problems = {
  closed,
  'unknown-category': closed,
  'not-proven': problem(409, 'proof-expired', bilingual(texts, 'problem.proof')),
  'too-many': problem(429, 'too-many', bilingual(texts, 'problem.busy')),
} as const;
const late = problem(410, 'pass-expired', bilingual(texts, 'problem.late'));
const base = '/api/contact-form/{tenant}' as const;

/** The open form: its link for the owner; for everybody, as long as the owner has it open, the form. */
export function contactFormRoutes(api: Api): void {
  api.route(
    {
      ...{ method: 'get', path: '/api/contact-form', summary: bilingual(texts, 'routes.link') },
      ...{ access: [owner], reply: linkReply },
    },
    async ({ tenant }) => ({ tenant: tenant.id }),
  );
  formRoutes(api);
  plainRoutes(api);
}

function formRoutes(api: Api): void {
  api.route(
    {
      ...{ method: 'get', path: base, summary: bilingual(texts, 'routes.look'), access: 'public' },
      ...{ params: formParams, reply: formReply },
    },
    async ({ tenant }) => (await lookAtForm(tenant)) ?? closed,
  );
  api.route(
    {
      ...{ method: 'post', path: base, summary: bilingual(texts, 'routes.send'), access: 'public' },
      ...{ params: formParams, body: formBody, maxBytes: 131_072, reply: sentReply, status: 201 },
    },
    async ({ tenant, body }) => {
      const done = await takeForm(tenant, body);
      return done.outcome === 'taken' ? { number: done.number, pass: done.pass } : problems[done.outcome];
    },
  );
  api.route(
    {
      ...{ method: 'post', path: `${base}/{pass}/files`, summary: bilingual(texts, 'routes.file') },
      ...{ access: 'public', params: fileParams, reply: fileReply, status: 201 },
      upload: { mediaTypes: ['application/octet-stream'], maxBytes: mostBytes },
    },
    async ({ tenant, params, request }) => {
      const done = await attachToForm(tenant, params.pass, uploadedFile(request));
      if (done.outcome === 'attached') return { id: done.file };
      return done.outcome === 'late' ? late : fileProblem(done);
    },
  );
}
