import type { Language, Pledge } from '@redlich/engine';
import type { Api } from '../../platform/http/api.ts';
import { type ProblemReply, problem } from '../../platform/http/problem.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import { namesOfUsers } from '../../platform/login/index.ts';
import { manager, officer, owner } from '../../platform/roles/roles.ts';
import type { Tenant } from '../../platform/tenant.ts';
import { type PaperEntry, paperById, paperCatalogue } from './catalogue.ts';
import {
  compareQuery,
  compareReply,
  languageQuery,
  paperParams,
  paperReply,
  papersReply,
  printParams,
  publishBody,
  publishReply,
  versionParams,
  versionsReply,
} from './schemas.ts';
import { allDrafts, type Draft, draftHash, draftOf, saysTheSame, versionsInForce } from './service/drafts.ts';
import { paperSource } from './service/paper-source.ts';
import { type Printable, printPaper } from './service/print-paper.ts';
import { publicPapers } from './service/public-papers.ts';
import { noteLooks, publishDraft } from './service/publish.ts';
import { comparePapers, paperOf, readVersion, versionsOf } from './service/read-versions.ts';
import { paperTexts as texts } from './texts.ts';

const inside = [owner, manager, officer] as const;

/** No such paper. */
export const paperUnknown = problem(404, 'paper-unknown', bilingual(texts, 'problem.unknown'));
const versionUnknown = problem(404, 'paper-version-unknown', bilingual(texts, 'problem.version'));

/** Papers as their owner, the management and the officer see them. */
export function paperRoutes(api: Api, pledges: readonly Pledge[]): void {
  listRoute(api, pledges);
  readRoutes(api, pledges);
  printRoute(api, pledges);
  publishRoute(api, pledges);
}

function listRoute(api: Api, pledges: readonly Pledge[]): void {
  api.route(
    {
      method: 'get',
      path: '/api/papers',
      summary: bilingual(texts, 'routes.list'),
      access: inside,
      reply: papersReply,
    },
    async ({ tenant }) => {
      const drafts = await allDrafts(tenant, pledges);
      const inForce = await versionsInForce(tenant.engine.db);
      const open = new Set((await publicPapers(tenant.engine)).map((entry) => entry.id));
      await noteLooks(tenant.engine, drafts);
      return {
        tenant: tenant.id,
        papers: drafts.map((draft) => {
          const { id, title, law, readers } = draft.entry;
          const present = inForce.get(id);
          const state =
            present === undefined ? 'unpublished' : saysTheSame(draft, present) ? 'in-force' : 'changed';
          return {
            isPublic: open.has(id),
            ...{ id, title, law, readers, state: state as 'unpublished' | 'in-force' | 'changed' },
            hash: draftHash(draft),
            inForce: present ? { number: Number(present.number), since: Number(present.published_at) } : null,
            missing: missingShown(draft),
          };
        }),
      };
    },
  );
}

const missingShown = ({ missing }: Draft) =>
  missing.map(({ setting, de, en }) => ({ setting, text: { de, en } }));

type Wanted = 'draft' | number;

/** The paper as it would read now, or as a version says. */
async function find(
  tenant: Tenant,
  pledges: readonly Pledge[],
  entry: PaperEntry,
  version: Wanted,
  language: Language,
): Promise<(Printable & { readonly missing: ReturnType<typeof missingShown> }) | ProblemReply> {
  if (version === 'draft') {
    const draft = draftOf(entry, await paperSource(tenant, pledges));
    const at = tenant.engine.now();
    return {
      paper: draft.papers[language],
      machine: draft.machine({ version: 0, publishedAt: at, firstPublishedAt: at }),
      number: null,
      at,
      missing: missingShown(draft),
    };
  }
  const row = await readVersion(tenant.engine, entry.id, version);
  if (row === undefined) return versionUnknown;
  const { number, machine, published_at } = row;
  return {
    paper: paperOf(row, language),
    machine,
    number: Number(number),
    at: Number(published_at),
    missing: [],
  };
}

function readRoutes(api: Api, pledges: readonly Pledge[]): void {
  api.route(
    {
      method: 'get',
      path: '/api/papers/{paper}/versions',
      summary: bilingual(texts, 'routes.versions'),
      access: inside,
      params: paperParams,
      reply: versionsReply,
    },
    async ({ tenant: { engine }, actor, params }) => {
      if (paperById(params.paper) === undefined) return paperUnknown;
      const versions = await versionsOf(engine, params.paper);
      const names = await namesOfUsers(engine, actor, [...new Set(versions.map((each) => each.author))]);
      return {
        versions: versions.map(({ number, published_at, author, reason, hash_de }) => ({
          ...{ number: Number(number), publishedAt: Number(published_at), reason, hash: hash_de },
          author: names.get(author) ?? null,
        })),
      };
    },
  );
  api.route(
    {
      method: 'get',
      path: '/api/papers/{paper}/versions/{version}',
      summary: bilingual(texts, 'routes.version'),
      access: inside,
      params: versionParams,
      query: languageQuery,
      reply: paperReply,
    },
    async ({ tenant, params, query, language }) => {
      const entry = paperById(params.paper);
      if (entry === undefined) return paperUnknown;
      return find(tenant, pledges, entry, params.version, query.language ?? language);
    },
  );
  api.route(
    {
      method: 'get',
      path: '/api/papers/{paper}/comparison',
      summary: bilingual(texts, 'routes.compare'),
      access: inside,
      params: paperParams,
      query: compareQuery,
      reply: compareReply,
    },
    async ({ tenant, params, query, language }) => {
      const entry = paperById(params.paper);
      if (entry === undefined) return paperUnknown;
      const wanted = query.language ?? language;
      const before = await find(tenant, pledges, entry, query.from, wanted);
      if ('outcome' in before) return before;
      const after = await find(tenant, pledges, entry, query.to, wanted);
      if ('outcome' in after) return after;
      return { lines: [...comparePapers(before.paper, after.paper)] as never };
    },
  );
}

function printRoute(api: Api, pledges: readonly Pledge[]): void {
  api.route(
    {
      method: 'get',
      path: '/api/papers/{paper}/versions/{version}/{format}',
      summary: bilingual(texts, 'routes.print'),
      access: inside,
      params: printParams,
      query: languageQuery,
      reply: 'stream',
    },
    async ({ tenant, params, query, language }) => {
      const entry = paperById(params.paper);
      if (entry === undefined) return paperUnknown;
      const found = await find(tenant, pledges, entry, params.version, query.language ?? language);
      return 'outcome' in found ? found : printPaper(found, params.format);
    },
  );
}

function publishRoute(api: Api, pledges: readonly Pledge[]): void {
  api.route(
    {
      method: 'post',
      path: '/api/papers/{paper}/versions',
      summary: bilingual(texts, 'routes.publish'),
      access: [owner],
      params: paperParams,
      body: publishBody,
      reply: publishReply,
      status: 201,
    },
    async ({ tenant, actor, params, body }) => {
      const entry = paperCatalogue.find((each) => each.id === params.paper);
      if (entry === undefined) return paperUnknown;
      const draft = draftOf(entry, await paperSource(tenant, pledges));
      if (body.seen !== undefined && body.seen !== draftHash(draft))
        return problem(409, 'paper-changed', bilingual(texts, 'problem.changed'), {
          detail: bilingual(texts, 'problem.changedDetail'),
        });
      const published = await publishDraft(tenant.engine, actor, draft, body.reason);
      if (published.outcome === 'published') return { number: published.number };
      if (published.outcome === 'same') return problem(409, 'paper-same', bilingual(texts, 'problem.same'));
      return problem(409, 'paper-incomplete', bilingual(texts, 'problem.missing'), {
        detail: bilingual(texts, 'problem.missingDetail'),
      });
    },
  );
}
