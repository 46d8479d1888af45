import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from '@hono/zod-openapi';
import type { RouteSpec } from './api.ts';
import { writtenAs } from './body.ts';

type Registered = Parameters<OpenAPIHono['openAPIRegistry']['registerPath']>[0];
type Content = NonNullable<NonNullable<Registered['request']>['body']>['content'];

/** Name of the session cookie. */
export const cookieName = 'redlich';

const problemSchema = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string().optional(),
    errors: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })).optional(),
  })
  .openapi('Problem');

/** The access of a route as it stands in the document: `public`, `signed-in` or the ids of the roles. */
export const accessOf = ({ access }: RouteSpec): string | readonly string[] =>
  typeof access === 'string' ? access : access.map((role) => role.id);

/**
 * Writes a route into the OpenAPI document. Summaries are put in the reader's language when the document is asked for; both stand
 * in `x-redlich-summary`, who may call in `x-redlich-access`.
 */
export function describeRoute(app: OpenAPIHono, spec: RouteSpec): void {
  const content = bodyContent(spec);
  app.openAPIRegistry.registerPath({
    method: spec.method,
    path: spec.path,
    summary: spec.summary.de,
    security: spec.access === 'public' ? [] : [{ session: [] }],
    request: {
      ...(spec.params ? { params: spec.params } : {}),
      ...(spec.query ? { query: spec.query } : {}),
      ...(content ? { body: { required: true, content } } : {}),
    },
    responses: {
      ...successOf(spec),
      default: {
        description: 'Problem (RFC 9457)',
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    },
    'x-redlich-access': accessOf(spec),
    'x-redlich-summary': spec.summary,
  });
}

const file = { schema: { type: 'string', format: 'binary' } } as const;

function bodyContent({ body, upload, written = 'json' }: RouteSpec): Content | null {
  if (upload) return Object.fromEntries(upload.mediaTypes.map((type) => [type, file]));
  return body ? { [writtenAs[written]]: { schema: body } } : null;
}

function successOf({ reply, status = 200 }: RouteSpec): Registered['responses'] {
  if (reply === 'none') return { 204: { description: 'OK' } };
  if (reply === 'stream')
    return { 200: { description: 'OK', content: { 'application/octet-stream': file } } };
  return { [status]: { description: 'OK', content: { 'application/json': { schema: reply } } } };
}
