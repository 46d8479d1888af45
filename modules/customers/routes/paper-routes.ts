import { Readable } from 'node:stream';
import { z } from '@hono/zod-openapi';
import type { ConsentKind } from '@redlich/engine';
import type { Api } from '../../../platform/http/api.ts';
import { problemOf } from '../../../platform/http/problems.ts';
import { calendarDay } from '../../../platform/i18n/format.ts';
import { bilingual } from '../../../platform/i18n/translate.ts';
import { manager, owner, staff } from '../../../platform/roles/roles.ts';
import { idReply } from '../replies.ts';
import { isScan, withFirst } from '../scan.ts';
import { personParams, recordParams } from '../schemas.ts';
import { openPaper } from '../service/consent-papers.ts';
import { filePaper } from '../service/file-paper.ts';
import { customerTexts as texts } from '../texts.ts';
import { consentsNamed, consentUnknown, notRecorded, paperForm } from './answers.ts';

const mediaTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const;

/** A scan of a sheet or two; a whole folder is not one consent. */
const mostBytes = 20 * 1_048_576;

const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

const paperQuery = z.object({
  /** Ids of the consents on the sheet, joined by commas. */
  consents: z.string().max(200),
  /** When it was signed, in milliseconds since 1970. */
  signed: z.coerce.number().int().min(0),
});

/** Signed sheets: filed by whoever works at the counter, looked at by owner and manager. */
export function paperRoutes(api: Api): void {
  api.route(
    {
      method: 'post',
      path: '/api/customers/{id}/papers',
      summary: bilingual(texts, 'routes.filePaper'),
      access: [owner, manager, staff],
      params: personParams,
      query: paperQuery,
      upload: { mediaTypes, maxBytes: mostBytes },
      reply: idReply,
      status: 201,
    },
    async ({ tenant: { engine }, actor, params, query, request }) => {
      const [first, ...rest] = consentsNamed(engine, query.consents.split(',')) ?? [];
      if (first === undefined) return consentUnknown;
      const consents: readonly [ConsentKind, ...ConsentKind[]] = [first, ...rest];
      const mediaType = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
      const { head, bytes } = await withFirst(request.body as AsyncIterable<Uint8Array>);
      if (!isScan(head, mediaType)) return paperForm;
      const name = `${calendarDay(query.signed)}.${endings[mediaType] ?? 'bin'}`;
      const filed = await filePaper(engine, actor, params.id, {
        consents,
        signed: query.signed,
        name,
        mediaType,
        bytes,
      });
      return filed.outcome === 'filed' ? { id: filed.record } : notRecorded(filed);
    },
  );
  api.route(
    {
      method: 'get',
      path: '/api/customers/{id}/papers/{record}',
      summary: bilingual(texts, 'routes.openPaper'),
      access: [owner, manager],
      params: recordParams,
      reply: 'stream',
    },
    async ({ tenant: { engine }, actor, params }) => {
      const opened = await openPaper(engine, actor, params.id, params.record);
      if (opened.outcome === 'refused') return problemOf(opened);
      const headers = {
        'content-type': opened.mediaType,
        'content-disposition': `attachment; filename="${opened.name}"`,
      };
      return new Response(Readable.toWeb(Readable.from(opened.bytes)) as ReadableStream, { headers });
    },
  );
}
