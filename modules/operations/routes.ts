import { z } from '@hono/zod-openapi';
import type { Api } from '../../platform/http/api.ts';
import { type ProblemReply, problem } from '../../platform/http/problem.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import { manager, officer, owner } from '../../platform/roles/roles.ts';
import { boardReply, placeBody, placeParams, receiptsReply, switchBody } from './schemas.ts';
import { readBoard, readReceipts } from './service/board.ts';
import { claimPlace, type PlaceClaimed } from './service/claim-place.ts';
import { placeReason } from './service/place-reason.ts';
import { type PlaceSaved, placeRow } from './service/place-rows.ts';
import { runBackup, runningBackup } from './service/run-backup.ts';
import { dropPlace, savePlace } from './service/save-place.ts';
import { setPlace } from './service/set-place.ts';
import { operationTexts as texts } from './texts.ts';

const savedReply = z.object({ id: z.string(), revision: z.number().int() });
const unknown = problem(404, 'place-unknown', bilingual(texts, 'problem.unknown'));
const changed = problem(409, 'place-changed-meanwhile', bilingual(texts, 'problem.changed'));

/** Places for copies, and what lies there. */
export function operationRoutes(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/backups',
      summary: bilingual(texts, 'routes.board'),
      access: [owner, manager, officer],
      reply: boardReply,
    },
    ({ tenant }) => readBoard(tenant),
  );
  api.route(
    {
      method: 'get',
      path: '/api/backups/receipts',
      summary: bilingual(texts, 'routes.receipts'),
      access: [owner, officer],
      reply: receiptsReply,
    },
    ({ tenant }) => readReceipts(tenant, 50),
  );
  api.route(
    {
      method: 'post',
      path: '/api/backups/runs',
      summary: bilingual(texts, 'routes.run'),
      access: [owner, manager],
      reply: 'none',
      status: 202,
    },
    async ({ tenant }) => {
      const board = await readBoard(tenant);
      if (runningBackup(tenant) !== null)
        return problem(409, 'backup-running', bilingual(texts, 'problem.running'));
      if (!board.places.some(({ on }) => on))
        return problem(409, 'no-place', bilingual(texts, 'problem.noPlace'));
      if (board.kit === null) return problem(409, 'no-kit', bilingual(texts, 'problem.noKit'));
      // It goes on after the answer; the board shows how, and the history how it ended.
      void runBackup(tenant, 'by-hand').catch(() => {});
      return undefined;
    },
  );
  placeRoutes(api);
}

function placeRoutes(api: Api): void {
  api.route(
    {
      method: 'post',
      path: '/api/backups/places',
      summary: bilingual(texts, 'routes.add'),
      access: [owner],
      body: placeBody,
      reply: savedReply,
      status: 201,
    },
    async ({ tenant, actor, body }) => {
      if (body.sort !== 'folder' && !body.secret) return secretMissing();
      const claimed = await claimPlace(tenant, actor, body, null);
      if (claimed.outcome === 'refused') return refusal(claimed);
      return asReply(await savePlace(tenant, actor, { before: null, input: body, proof: claimed.proof }));
    },
  );
  api.route(
    {
      method: 'put',
      path: '/api/backups/places/{id}',
      summary: bilingual(texts, 'routes.change'),
      access: [owner],
      params: placeParams,
      body: placeBody,
      reply: savedReply,
    },
    async ({ tenant, actor, params, body }) => {
      const row = await placeRow(tenant.engine.db, params.id);
      if (row === undefined) return unknown;
      const claimed = await claimPlace(tenant, actor, body, row);
      if (claimed.outcome === 'refused') return refusal(claimed);
      return asReply(await savePlace(tenant, actor, { before: row, input: body, proof: claimed.proof }));
    },
  );
  api.route(
    {
      method: 'put',
      path: '/api/backups/places/{id}/switch',
      summary: bilingual(texts, 'routes.switch'),
      access: [owner],
      params: placeParams,
      body: switchBody,
      reply: savedReply,
    },
    async ({ tenant, actor, params, body }) =>
      asReply(
        await setPlace(tenant, actor, { id: params.id, revision: body.revision }, body.on ? 'on' : 'off'),
      ),
  );
  api.route(
    {
      method: 'delete',
      path: '/api/backups/places/{id}',
      summary: bilingual(texts, 'routes.remove'),
      access: [owner],
      params: placeParams,
      reply: 'none',
    },
    async ({ tenant, actor, params }) => {
      const row = await placeRow(tenant.engine.db, params.id);
      if (row === undefined) return unknown;
      const saved = await dropPlace(tenant, actor, row);
      return saved.outcome === 'unknown' ? unknown : undefined;
    },
  );
}

function asReply(saved: PlaceSaved): ProblemReply | { readonly id: string; readonly revision: number } {
  if (saved.outcome === 'unknown') return unknown;
  return saved.outcome === 'conflict' ? changed : { id: saved.id, revision: saved.revision };
}

const secretMissing = (): ProblemReply =>
  problem(422, 'secret-missing', bilingual(texts, 'problem.secret'), {
    errors: [{ field: 'secret', code: 'required', message: bilingual(texts, 'problem.secret') }],
  });

/** What is wrong with a place, at the field where it can be mended. */
function refusal({ reason, fingerprint }: Extract<PlaceClaimed, { outcome: 'refused' }>): ProblemReply {
  const message = placeReason(reason, fingerprint);
  return problem(422, `place-${reason}`, bilingual(texts, 'problem.place'), {
    errors: [{ field: fieldOf(reason), code: reason, message }],
    extra: { fingerprint },
  });
}

function fieldOf(reason: string): string {
  if (reason.startsWith('host-key')) return 'hostKey';
  if (reason === 'login-refused') return 'secret';
  if (reason === 'bucket-missing') return 'bucket';
  if (reason === 'region-wrong') return 'region';
  return ['unreachable', 'private-address', 'tls-failed', 'broke-off', 'switched-off', 'clock-off'].includes(
    reason,
  )
    ? 'host'
    : 'folder';
}
