import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Clock } from '../clock.ts';
import { negotiateLanguage } from '../i18n/language.ts';
import type { Log } from '../logging/log.ts';
import type { Tenant } from '../tenant.ts';
import { refusalAtDoor } from './admit.ts';
import { type AnswerContext, emptyAnswer, jsonAnswer, ownAnswer, problemAnswer } from './answer.ts';
import type { Call, RouteSpec } from './api.ts';
import type { WhoCalls } from './caller.ts';
import { describeRoute } from './describe-route.ts';
import type { FrameReader } from './framed-page.ts';
import type { Origin } from './origin.ts';
import { type Input, inputParser } from './parse-input.ts';
import { isProblem, type ProblemReply, ThrownProblem } from './problem.ts';
import { faultProblem, notFoundProblem, surroundingsProblem } from './problems.ts';
import type { SystemApi, Visit } from './visit.ts';
import { whoActs } from './who-acts.ts';

/** What the routes need to know of the rest. */
export interface RouteSurroundings {
  readonly whoCalls: WhoCalls;
  readonly originOf: (request: Request, bindings: unknown) => Origin;
  readonly tenants: () => readonly Tenant[];
  readonly log: Log;
  readonly clock: Clock;
  readonly frameOf: FrameReader;
  /** Told of each request of somebody not signed in, as far as that is known, and of how it was answered. */
  readonly seen: (
    context: Context,
    origin: Origin,
    status: number,
    isSignedIn: () => Promise<boolean>,
  ) => void;
}

type Run = (visit: Visit, input: Input) => Promise<unknown>;
type Sendable = Awaited<ReturnType<Run>> | ProblemReply;

/** The place routes are hung on. Order at each request: who calls, may they, what did they send, then the handler. */
export function hangRoutes(
  app: OpenAPIHono,
  around: RouteSurroundings,
): SystemApi & { readonly specs: readonly RouteSpec[] } {
  const specs: RouteSpec[] = [];
  const hang = (spec: RouteSpec, run: Run): void => {
    checkSpec(spec);
    specs.push(spec);
    describeRoute(app, spec);
    const parse = inputParser(spec);
    app.on(spec.method.toUpperCase(), spec.path.replaceAll(/\{(\w+)\}/g, ':$1'), (c) =>
      answer(c, spec, parse, run, around),
    );
  };
  return {
    specs,
    systemRoute(spec, handler) {
      hang(spec as unknown as RouteSpec, (visit, { params, query, body }) =>
        handler({ params, query, body, visit } as Parameters<typeof handler>[0]),
      );
    },
    route(spec, handler) {
      hang(spec as unknown as RouteSpec, async (visit, { params, query, body, request }) => {
        const who = whoActs(visit.caller, params, around.tenants());
        if (who === null) return notFoundProblem;
        const call: Call<unknown, unknown, unknown> = {
          params,
          query,
          body,
          ...who,
          language: visit.language,
          request,
        };
        return handler(call as Parameters<typeof handler>[0]);
      });
    },
  };
}

function checkSpec({ method, path, params, body, upload, written, access }: RouteSpec): void {
  const fault = (what: string) => new TypeError(`route ${method} ${path}: ${what}`);
  const named = [...path.matchAll(/\{(\w+)\}/g)]
    .map((match) => match[1] ?? '')
    .sort()
    .join();
  if (
    named !==
    Object.keys(params?.shape ?? {})
      .sort()
      .join()
  )
    throw fault('path and params name different parameters');
  if (body && upload) throw fault('a route takes either JSON or a file');
  if (method === 'get' && (body || upload)) throw fault('GET has no body');
  if (written === 'form' && access !== 'public') throw fault('a form without JavaScript acts for nobody');
}

async function answer(
  c: Context,
  spec: RouteSpec,
  parse: ReturnType<typeof inputParser>,
  run: Run,
  around: RouteSurroundings,
): Promise<Response> {
  const started = performance.now();
  const request = c.req.raw;
  const origin = around.originOf(request, c.env);
  let context: AnswerContext & { cookie?: string } = {
    secure: origin.secure,
    language: wantedLanguage(request),
  };
  let response: Response;
  let tenant: Tenant | undefined;
  try {
    const caller = await around.whoCalls(request, origin);
    tenant = caller?.tenant;
    context = { ...context, language: caller?.language ?? context.language };
    const setCookie = (cookie: string) => {
      context.cookie = cookie;
    };
    const visit = { request, origin, language: context.language, caller, setCookie };
    const reply = await handle(c, spec, parse, run, visit);
    if (spec.reply === 'stream')
      context = { ...context, ...(await around.frameOf(new URL(request.url).pathname)) };
    response = send(spec, reply, context);
  } catch (error) {
    const reply =
      error instanceof ThrownProblem
        ? error.reply
        : (surroundingsProblem(error) ?? faultProblem(around.log.fault(error, placeOf(spec, tenant))));
    response = problemAnswer(reply, context);
  }
  if (tenant === undefined) around.seen(c, origin, response.status, nobody);
  around.log.write('request-answered', {
    route: spec,
    status: response.status,
    took: performance.now() - started,
  });
  return response;
}

const nobody = async (): Promise<boolean> => false;

const wantedLanguage = (request: Request) => negotiateLanguage(request.headers.get('accept-language'));

const placeOf = (route: RouteSpec, tenant: Tenant | undefined) =>
  tenant ? { route, tenant: tenant.engine } : { route };

async function handle(
  c: Context,
  spec: RouteSpec,
  parse: ReturnType<typeof inputParser>,
  run: Run,
  visit: Visit,
): Promise<Sendable> {
  const refusal = refusalAtDoor(spec, visit.request, visit.caller);
  if (refusal) return refusal;
  const input = await parse(visit.request, c.req.param());
  return isProblem(input) ? input : run(visit, input);
}

/** What the handler gave, as a response. Everything the reply's schema does not name stays here. */
function send(spec: RouteSpec, reply: Sendable, context: AnswerContext): Response {
  if (isProblem(reply)) return problemAnswer(reply, context);
  if (reply instanceof Response) return ownAnswer(reply, context);
  if (spec.reply === 'none') return emptyAnswer(context);
  if (spec.reply === 'stream') throw new TypeError('a stream route answers a Response');
  return jsonAnswer(spec.status ?? 200, spec.reply.parse(reply), context);
}
