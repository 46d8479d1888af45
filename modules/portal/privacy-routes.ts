import type { Api } from '../../platform/http/api.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import { portalUser } from '../../platform/roles/roles.ts';
import { readablePaper, readablePapers } from '../papers/index.ts';
import { requestsAbout } from '../rights/index.ts';
import { ownRequestsReply, paperParams, paperReply, papersReply, rightBody } from './privacy-schemas.ts';
import { notYours, requestOpen } from './problems.ts';
import { askForRight } from './service/ask-for-right.ts';
import { viewerOf } from './service/viewer.ts';
import { portalTexts as texts } from './texts.ts';

const access = [portalUser] as const;

/** The privacy of a user of the portal: the rights they make use of, and the papers in force. */
export function portalPrivacyRoutes(api: Api): void {
  rightRoutes(api);
  paperRoutes(api);
}

function rightRoutes(api: Api): void {
  const path = '/api/portal/rights';
  api.route(
    { method: 'get', path, summary: bilingual(texts, 'routes.rights'), access, reply: ownRequestsReply },
    async ({ tenant, actor }) => {
      const viewer = await viewerOf(tenant.engine, actor.id);
      return viewer === null ? notYours : { requests: await requestsAbout(tenant, viewer.person) };
    },
  );
  api.route(
    {
      ...{ method: 'post', path, summary: bilingual(texts, 'routes.askRight'), access, status: 201 },
      ...{ body: rightBody, reply: ownRequestsReply },
    },
    async ({ tenant, actor, body }) => {
      const viewer = await viewerOf(tenant.engine, actor.id);
      if (viewer === null) return notYours;
      const taken = await askForRight(tenant, viewer, body);
      return taken === 'open-already'
        ? requestOpen
        : { requests: await requestsAbout(tenant, viewer.person) };
    },
  );
}

function paperRoutes(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/portal/papers',
      summary: bilingual(texts, 'routes.papers'),
      access,
      reply: papersReply,
    },
    async ({ tenant: { engine }, language }) => ({ papers: [...(await readablePapers(engine, language))] }),
  );
  api.route(
    {
      ...{ method: 'get', path: '/api/portal/papers/{paper}', summary: bilingual(texts, 'routes.paper') },
      ...{ access, params: paperParams, reply: paperReply },
    },
    async ({ tenant: { engine }, params, language }) => {
      const paper = await readablePaper(engine, params.paper, language);
      return paper === null ? notYours : { ...paper, parts: [...paper.parts] };
    },
  );
}
