import type { Api } from '../../../platform/http/api.ts';
import { billingExportQuery, billingQuery, billingReply } from '../schemas.ts';
import { exportTimes, listTimes } from '../service/billed-times.ts';
import { books, say } from './answers.ts';

/** Billable times for those who do the books, as a list and as a table. */
export function billingRoutes(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/helpdesk/billable',
      summary: say('billable'),
      access: books,
      query: billingQuery,
      reply: billingReply,
    },
    async ({ tenant: { engine }, actor, query }) => ({ rows: [...(await listTimes(engine, actor, query))] }),
  );
  api.route(
    {
      method: 'post',
      path: '/api/helpdesk/billable/export',
      summary: say('billableExport'),
      access: books,
      query: billingExportQuery,
      reply: 'stream',
    },
    async ({ tenant: { engine }, actor, query, language }) => {
      const { format, ...span } = query;
      const { bytes, mediaType } = await exportTimes(engine, actor, { ...span, format, language });
      const name = `zeiten-${span.from}-${span.until}.${format}`;
      const headers = { 'content-type': mediaType, 'content-disposition': `attachment; filename="${name}"` };
      return new Response(bytes, { headers });
    },
  );
}
