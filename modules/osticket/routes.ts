import type { Api } from '../../platform/http/api.ts';
import { problem } from '../../platform/http/problem.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import { owner } from '../../platform/roles/roles.ts';
import { progressReply, reportReply, runParams } from './schemas.ts';
import { begin, progressOf } from './service/running.ts';
import { takeOver } from './service/take-over.ts';
import { osticketTexts as texts } from './texts.ts';

/** What a browser may send at once: it is read as it comes and never lies on a disk unsealed. Larger ones go through the command. */
const mostBytes = 4 * 1_073_741_824;
const busy = problem(409, 'import-running', bilingual(texts, 'problem.busy'));

/** Taking over an osTicket from the browser. The owner's alone. */
export function osticketRoutes(api: Api): void {
  api.route(
    {
      method: 'post',
      path: '/api/import-osticket/{mode}',
      summary: bilingual(texts, 'routes.run'),
      access: [owner],
      params: runParams,
      upload: { mediaTypes: ['application/octet-stream'], maxBytes: mostBytes },
      reply: reportReply,
    },
    async ({ tenant, actor, params: { mode }, request }) => {
      const running = begin(tenant.id);
      if (running === null) return busy;
      try {
        const dump = request.body as unknown as AsyncIterable<Uint8Array>;
        return reportReply.parse(await takeOver({ tenant, actor }, { dump, mode, progress: running.tell }));
      } finally {
        running.end();
      }
    },
  );
  api.route(
    {
      method: 'get',
      path: '/api/import-osticket/progress',
      summary: bilingual(texts, 'routes.progress'),
      access: [owner],
      reply: progressReply,
    },
    async ({ tenant }) => progressOf(tenant.id),
  );
}
