import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { RequestWatch } from '../alarms/probing/watch-requests.ts';
import type { Clock } from '../clock.ts';
import { negotiateLanguage } from '../i18n/language.ts';
import { bilingual } from '../i18n/translate.ts';
import type { Log } from '../logging/log.ts';
import type { Module } from '../module.ts';
import type { Tenant } from '../tenant.ts';
import { problemAnswer } from './answer.ts';
import type { RouteSpec } from './api.ts';
import type { WhoCalls } from './caller.ts';
import { frameReader } from './framed-page.ts';
import { hangRoutes, type RouteSurroundings } from './hang-routes.ts';
import type { HealthCheck } from './health/check.ts';
import { clockCheck, storeCheck } from './health/checks.ts';
import { healthRoute } from './health/routes.ts';
import { openApiDocument } from './openapi.ts';
import { originReader, targetOf } from './origin.ts';
import { faultProblem, methodProblem, notFoundProblem } from './problems.ts';
import { staticFiles } from './static-files.ts';
import { httpTexts as texts } from './texts.ts';
import type { SystemApi } from './visit.ts';

/** What the application is made of. */
export interface AppOptions {
  readonly tenants: () => readonly Tenant[];
  readonly modules: readonly Module[];
  readonly clock: Clock;
  readonly log: Log;
  readonly version: string;
  readonly whoCalls: WhoCalls;
  /** Routes of the platform itself: login, users, first run. */
  readonly system?: (api: SystemApi) => void;
  /** Folder of the built web interface. */
  readonly web?: string;
  /** Addresses or CIDR blocks of proxies whose `X-Forwarded-…` headers count; none by default. */
  readonly trustedProxies?: readonly string[];
  /** Told of each request of somebody not signed in; nobody when left out. */
  readonly seen?: RequestWatch;
  /** Looked at by `/health` besides store and clock. */
  readonly checks?: readonly HealthCheck[];
}

/** The whole server: every way in (HTTP, relay, tests) calls `fetch`. */
export interface App {
  /** `bindings` is what @hono/node-server hands on; left out, the caller's address is unknown. */
  fetch(request: Request, bindings?: unknown): Promise<Response>;
  readonly routes: readonly RouteSpec[];
}

/** Makes the one application. Opens no socket. */
export function createApp(options: AppOptions): App {
  const { tenants, modules, clock, log, version, whoCalls } = options;
  const originOf = originReader(options.trustedProxies ?? []);
  const app = new OpenAPIHono();
  const seen = requestTeller(options);
  const frameOf = frameReader(
    modules.flatMap(({ framed }) => framed ?? []),
    tenants,
  );
  const api = hangRoutes(app, { whoCalls, originOf, tenants, log, clock, seen, frameOf });
  healthRoute(api, { version, tenants, checks: [storeCheck, clockCheck(clock), ...(options.checks ?? [])] });
  const describe = openApiDocument(app, version);
  api.systemRoute(
    {
      method: 'get',
      path: '/api/openapi.json',
      summary: bilingual(texts, 'routes.openapi'),
      access: 'public',
      reply: z.looseObject({}),
    },
    async ({ visit }) => describe(visit.language) as Record<string, unknown>,
  );
  options.system?.(api);
  for (const module of modules) module.routes(api);
  handleTheRest(app, options, api.specs, { originOf, seen, frameOf });
  return { fetch: async (request, bindings) => app.fetch(request, bindings as object), routes: api.specs };
}

function handleTheRest(
  app: OpenAPIHono,
  { web, log, whoCalls }: AppOptions,
  specs: readonly RouteSpec[],
  { originOf, seen, frameOf }: Pick<RouteSurroundings, 'originOf' | 'seen' | 'frameOf'>,
): void {
  const files = web === undefined ? null : staticFiles(web);
  const contextOf = (request: Request, bindings: unknown) => ({
    secure: originOf(request, bindings).secure,
    language: negotiateLanguage(request.headers.get('accept-language')),
  });
  const answer = async ({ req: { raw: request, method, path }, env }: Context): Promise<Response> => {
    const context = contextOf(request, env);
    const allowed = methodsOf(specs, path);
    if (allowed.length > 0) return problemAnswer(methodProblem, context, allowed.join(', '));
    if (method === 'GET' || method === 'HEAD') {
      const file = await files?.(request, context.secure, await frameOf(new URL(request.url).pathname));
      if (file) return file;
    }
    return problemAnswer(notFoundProblem, context);
  };
  app.notFound(async (c) => {
    const response = await answer(c);
    const { raw: request } = c.req;
    const origin = originOf(request, c.env);
    seen(c, origin, response.status, async () => (await whoCalls(request, origin)) !== null);
    return response;
  });
  app.onError((error, c) => problemAnswer(faultProblem(log.fault(error)), contextOf(c.req.raw, c.env)));
}

/** Tells of a request what belongs to an attack, should it be part of one. */
function requestTeller({ clock, seen }: AppOptions): RouteSurroundings['seen'] {
  return ({ req, env }, { address, host }, status, isSignedIn) => {
    const { raw: request } = req;
    seen?.(
      {
        ...{
          address,
          host,
          named: req.param('tenant'),
          method: request.method,
          target: targetOf(request, env),
        },
        browser: request.headers.get('user-agent') ?? '',
        referrer: request.headers.get('referer') ?? '',
        ...{ status, at: clock.now() },
      },
      isSignedIn,
    );
  };
}

/** The methods a path has routes for. */
function methodsOf(specs: readonly RouteSpec[], path: string): readonly string[] {
  const matches = specs.filter((spec) =>
    new RegExp(`^${spec.path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
  return [...new Set(matches.map((spec) => spec.method.toUpperCase()))];
}
