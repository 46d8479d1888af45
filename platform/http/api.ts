import type { z } from '@hono/zod-openapi';
import type { Actor, Language, Role, Text } from '@redlich/engine';
import type { Tenant } from '../tenant.ts';
import type { Duty } from './caller.ts';
import type { ProblemReply } from './problem.ts';

/** Who may call a route; `signed-in` is all staff. There is no default, so that nobody forgets to decide. */
export type Access = 'public' | 'signed-in' | readonly [Role, ...Role[]];

/** What a route takes as a file: the body is not parsed but handed on as a stream that ends with a fault past the limit. */
export interface UploadSpec {
  /** Lower-case media types without parameters; anything else is refused with 415. */
  readonly mediaTypes: readonly [string, ...string[]];
  readonly maxBytes: number;
}

/** What a route takes and gives. Becomes its OpenAPI entry; the input is parsed before the handler sees it. */
export interface RouteSpec<
  Params extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** With parameters in braces: `/api/orders/{id}`. */
  readonly path: `/${string}`;
  readonly summary: Text;
  readonly access: Access;
  /** Open even to a user who has yet to change a first password or to set up a second factor. */
  readonly despite?: readonly Duty[];
  readonly params?: Params;
  readonly query?: Query;
  /** JSON. Keys no object of the schema names are refused, at any depth. */
  readonly body?: Body;
  /**
   * How the body is written; JSON when left out. `form`: by an HTML form of a page of ours that works without JavaScript. Such a form cannot
   * send the header that tells our pages from others, so only public routes take one: nothing is done in the name of who is signed in.
   */
  readonly written?: 'json' | 'form';
  /** How many bytes of the body; 1 MiB when left out. */
  readonly maxBytes?: number;
  /** Instead of `body`: read `call.request.body`. */
  readonly upload?: UploadSpec;
  /** `none`: 204 without a body. `stream`: the handler answers a `Response` itself (a download). Other replies lose what the schema does not name. */
  readonly reply: Reply | 'none' | 'stream';
  readonly status?: 200 | 201 | 202;
}

/** What a handler gets. */
export interface Call<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly tenant: Tenant;
  readonly actor: Actor;
  readonly language: Language;
  readonly request: Request;
}

/**
 * The application as modules see it: a place to hang routes on. A route runs on the caller's tenant and no other. A public route
 * may name its tenant by a path parameter `{tenant}`, where whoever is signed in elsewhere is nobody; without one it runs on the
 * caller's tenant or on the only one there is, and is not found otherwise.
 */
export interface Api {
  route<
    Params extends z.ZodObject,
    Query extends z.ZodObject,
    Body extends z.ZodType,
    Reply extends z.ZodType,
  >(
    spec: RouteSpec<Params, Query, Body, Reply>,
    handler: (
      call: Call<z.output<Params>, z.output<Query>, z.output<Body>>,
    ) => Promise<z.input<Reply> | ProblemReply | Response | undefined>,
  ): void;
}
