import { z } from '@hono/zod-openapi';
import type { Api } from '../../platform/http/api.ts';
import { type ProblemReply, problem } from '../../platform/http/problem.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import { owner } from '../../platform/roles/roles.ts';
import { newKitReply, wordsBody } from './schemas.ts';
import { type KitEntered, kitPaper, newKit, takeKit, testKit } from './service/kit.ts';
import { operationTexts as texts } from './texts.ts';

const entered = z.object({ fingerprint: z.string() });

/** The recovery kit: made, printed, put into use by entering it, tested again. The words stand in no log and on no disk of ours. */
export function kitRoutes(api: Api): void {
  api.route(
    {
      method: 'post',
      path: '/api/backups/kit/new',
      summary: bilingual(texts, 'routes.newKit'),
      access: [owner],
      reply: newKitReply,
    },
    () => newKit(),
  );
  api.route(
    {
      method: 'post',
      path: '/api/backups/kit/paper',
      summary: bilingual(texts, 'routes.kitPaper'),
      access: [owner],
      body: wordsBody,
      reply: 'stream',
    },
    async ({ tenant, body }) => {
      const pdf = await kitPaper(tenant, body.words);
      if (pdf === null) return wrongWords('problem.words');
      return new Response(Buffer.from(pdf), {
        headers: {
          'content-type': 'application/pdf',
          'content-disposition': 'inline; filename="redlich-recovery-kit.pdf"',
          'cache-control': 'no-store',
        },
      });
    },
  );
  api.route(
    {
      method: 'post',
      path: '/api/backups/kit',
      summary: bilingual(texts, 'routes.useKit'),
      access: [owner],
      body: wordsBody,
      reply: entered,
    },
    async ({ tenant, actor, body }) => asReply(await takeKit(tenant, actor, body.words)),
  );
  api.route(
    {
      method: 'post',
      path: '/api/backups/kit/test',
      summary: bilingual(texts, 'routes.testKit'),
      access: [owner],
      body: wordsBody,
      reply: entered,
    },
    async ({ tenant, actor, body }) => asReply(await testKit(tenant, actor, body.words)),
  );
}

function asReply(came: KitEntered): { readonly fingerprint: string } | ProblemReply {
  if (came.outcome === 'right') return { fingerprint: came.fingerprint };
  if (came.outcome === 'wrong') return wrongWords('problem.words');
  if (came.reason === 'count') return wrongWords('problem.wordCount', { found: came.found });
  if (came.reason === 'unknown-word') return wrongWords('problem.wordUnknown', { position: came.position });
  return wrongWords('problem.wordOrder');
}

function wrongWords(
  key: 'problem.words' | 'problem.wordCount' | 'problem.wordUnknown' | 'problem.wordOrder',
  values: Readonly<Record<string, number>> = {},
): ProblemReply {
  const message = bilingual(texts, key, values);
  return problem(422, 'words-wrong', message, { errors: [{ field: 'words', code: 'wrong', message }] });
}
