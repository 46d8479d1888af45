import type { z } from '@hono/zod-openapi';
import type { Language } from '@redlich/engine';
import type { Api, RouteSpec } from './api.ts';
import type { Caller } from './caller.ts';
import type { Origin } from './origin.ts';
import type { ProblemReply } from './problem.ts';

/** One request as the platform's own routes see it; modules get a `Call` instead. */
export interface Visit {
  readonly request: Request;
  readonly origin: Origin;
  readonly language: Language;
  /** Who is signed in, if anybody. */
  readonly caller: Caller | null;
  /** Sets the `Set-Cookie` header of the answer. */
  setCookie(cookie: string): void;
}

/** What a handler of the platform gets. */
export interface SystemCall<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly visit: Visit;
}

/** The application as the platform's own parts see it: routes that work before anybody is signed in, or change the session. */
export interface SystemApi extends Api {
  systemRoute<
    Params extends z.ZodObject,
    Query extends z.ZodObject,
    Body extends z.ZodType,
    Reply extends z.ZodType,
  >(
    spec: RouteSpec<Params, Query, Body, Reply>,
    handler: (
      call: SystemCall<z.output<Params>, z.output<Query>, z.output<Body>>,
    ) => Promise<z.input<Reply> | ProblemReply | Response | undefined>,
  ): void;
}
