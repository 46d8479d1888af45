import { z } from '@hono/zod-openapi';
import type { Api } from '../../platform/http/api.ts';
import { problem } from '../../platform/http/problem.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import { owner } from '../../platform/roles/roles.ts';
import { importables } from './report.ts';
import { lookSchema, orderSchema, progressSchema, reportSchema } from './schemas.ts';
import { lookAtFile, tableKinds } from './service/look-at-file.ts';
import { runImport } from './service/run-import.ts';
import { beginImport, progressOf } from './service/running-imports.ts';
import { importTexts as texts } from './texts.ts';

/** What a browser may send at once. Files stay in memory, because a temporary file would be an unsealed copy; larger ones go through the command. */
const mostBytes = 33_554_432;
const form = ['multipart/form-data'] as const;
const formUnreadable = problem(422, 'import-form', bilingual(texts, 'problem.form'));
const busy = problem(409, 'import-running', bilingual(texts, 'problem.busy'));

/** Taking over files: looking at one, checking, importing. The owner's alone. */
export function importRoutes(api: Api): void {
  api.route(
    {
      method: 'post',
      path: '/api/import/look/{kind}',
      summary: bilingual(texts, 'routes.look'),
      access: [owner],
      params: z.object({ kind: z.enum(tableKinds) }),
      upload: { mediaTypes: ['text/csv'], maxBytes: mostBytes },
      reply: lookSchema,
    },
    async ({ params, request }) =>
      lookAtFile(params.kind, request.body as unknown as AsyncIterable<Uint8Array>),
  );
  api.route(
    {
      method: 'post',
      path: '/api/import/{what}',
      summary: bilingual(texts, 'routes.run'),
      access: [owner],
      params: z.object({ what: z.enum(importables) }),
      upload: { mediaTypes: form, maxBytes: mostBytes },
      reply: reportSchema,
    },
    async ({ tenant: { id, engine }, actor, params, request }) => {
      const sent = await partsOf(request);
      if (sent === null) return formUnreadable;
      const running = beginImport(id);
      if (running === null) return busy;
      try {
        const { file, lines, order } = sent;
        const task = { what: params.what, ...order, progress: running.tell };
        const report = await runImport(
          { engine, actor },
          { ...task, file: () => [file], ...(lines === null ? {} : { lines: () => [lines] }) },
        );
        return reportSchema.parse(report);
      } finally {
        running.end();
      }
    },
  );
  api.route(
    {
      method: 'get',
      path: '/api/import/progress',
      summary: bilingual(texts, 'routes.progress'),
      access: [owner],
      reply: progressSchema,
    },
    async ({ tenant }) => progressOf(tenant.id),
  );
}

/** The parts of an upload: `file`, for orders perhaps `lines`, and `order`, which says what to do. `null` when it is none. */
async function partsOf(request: Request) {
  const parts = await request.formData().catch(() => null);
  const [file, lines, said] = [parts?.get('file'), parts?.get('lines') ?? null, parts?.get('order')];
  if (!(file instanceof Blob) || typeof lines === 'string' || typeof said !== 'string') return null;
  const order = orderSchema.safeParse(jsonIn(said));
  if (!order.success) return null;
  return {
    file: await bytesOf(file),
    lines: lines === null ? null : await bytesOf(lines),
    order: order.data,
  };
}

const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer());

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
