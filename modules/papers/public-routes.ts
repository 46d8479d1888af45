import type { Language } from '@redlich/engine';
import type { Api } from '../../platform/http/api.ts';
import { formatInstant } from '../../platform/i18n/format.ts';
import { bilingual } from '../../platform/i18n/translate.ts';
import type { Tenant } from '../../platform/tenant.ts';
import { paperUnknown } from './routes.ts';
import {
  languageQuery,
  publicListParams,
  publicPapersReply,
  publicParams,
  publicVersionParams,
} from './schemas.ts';
import { type Format, formats, type PageLink, printPaper } from './service/print-paper.ts';
import { publicPapers, publicPapersInForce } from './service/public-papers.ts';
import { paperOf, readVersion, versionsOf } from './service/read-versions.ts';
import { paperTexts as texts } from './texts.ts';

/**
 * What everybody may read without signing in: the papers in force that are public, and every older version of them. No cookie is
 * set, nothing about the reader is kept. A paper that is not public answers like one that does not exist.
 */
export function publicPaperRoutes(api: Api): void {
  listRoutes(api);
  const common = { method: 'get', access: 'public', query: languageQuery, reply: 'stream' } as const;
  api.route(
    {
      ...common,
      path: '/api/public/{tenant}/papers/{paper}/{format}',
      summary: bilingual(texts, 'routes.public'),
      params: publicParams,
    },
    ({ tenant, params, query, language }) =>
      answer(tenant, { ...params, version: null, language: query.language ?? language }),
  );
  api.route(
    {
      ...common,
      path: '/api/public/{tenant}/papers/{paper}/{format}/{version}',
      summary: bilingual(texts, 'routes.publicOld'),
      params: publicVersionParams,
    },
    ({ tenant, params, query, language }) =>
      answer(tenant, { ...params, language: query.language ?? language }),
  );
}

/** Of the tenant in the path; without one, of one's own company or of the only one there is, so that the page to sign in can lead there. */
function listRoutes(api: Api): void {
  const common = { method: 'get', access: 'public', reply: publicPapersReply } as const;
  const summary = bilingual(texts, 'routes.publicList');
  const list = async ({ tenant }: { readonly tenant: Tenant }) => ({
    papers: [...(await publicPapersInForce(tenant))],
  });
  api.route({ ...common, path: '/api/public/papers', summary }, list);
  api.route({ ...common, path: '/api/public/{tenant}/papers', summary, params: publicListParams }, list);
}

interface Asked {
  readonly paper: string;
  readonly format: Format;
  readonly version: number | null;
  readonly language: Language;
}

async function answer(tenant: Tenant, { paper, format, version, language }: Asked) {
  if (!(await publicPapers(tenant.engine)).some(({ id }) => id === paper)) return paperUnknown;
  const row = await readVersion(tenant.engine, paper, version);
  if (row === undefined) return paperUnknown;
  const printable = {
    paper: paperOf(row, language),
    machine: row.machine,
    number: Number(row.number),
    at: Number(row.published_at),
  };
  const links =
    format === 'html'
      ? [
          ...linksFor(tenant.id, paper, version, language),
          ...(await otherVersions(tenant, paper, printable.number, language)),
        ]
      : [];
  const response = await printPaper(printable, format, links);
  response.headers.set('vary', 'accept-language');
  response.headers.set('cache-control', version === null ? 'public, max-age=300' : 'public, max-age=86400');
  return response;
}

/** Every other version of the same paper, the one in force first: each stays readable. */
async function otherVersions(
  { id, engine }: Tenant,
  paper: string,
  shown: number,
  language: Language,
): Promise<readonly PageLink[]> {
  const versions = await versionsOf(engine, paper);
  return versions.flatMap(({ number, published_at }, i) => {
    if (Number(number) === shown) return [];
    const at = formatInstant(Number(published_at), 'day', language);
    const text = bilingual(texts, i === 0 ? 'versionInForce' : 'versionOf', { number, at })[language];
    const version = i === 0 ? '' : `/${number}`;
    return [{ href: `/api/public/${id}/papers/${paper}/html${version}?language=${language}`, text }];
  });
}

function linksFor(
  tenant: string,
  paper: string,
  version: number | null,
  language: Language,
): readonly PageLink[] {
  const href = (format: Format, spoken: Language): string =>
    `/api/public/${tenant}/papers/${paper}/${format}${version === null ? '' : `/${version}`}?language=${spoken}`;
  const other = language === 'de' ? 'en' : 'de';
  return [
    ...formats
      .filter((format) => format !== 'html')
      .map((format) => ({
        href: href(format, language),
        text: bilingual(texts, `other.${format}`)[language],
      })),
    { href: href('html', other), text: bilingual(texts, 'other.language')[language] },
  ];
}
