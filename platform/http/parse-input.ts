import type { z } from 'zod';
import type { RouteSpec } from './api.ts';
import { limitUpload, readBody } from './body.ts';
import { fieldErrors } from './field-errors.ts';
import { isProblem, type ProblemReply } from './problem.ts';
import { invalidProblem, notFoundProblem } from './problems.ts';
import { refuseUnknownKeys } from './strict.ts';

/** The input of a route, parsed. */
export interface Input {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  /** With a limited body where the route takes a file. */
  readonly request: Request;
}

/** Reads and checks what came with a request. */
export type ParseInput = (
  request: Request,
  pathParameters: Readonly<Record<string, string>>,
) => Promise<Input | ProblemReply>;

/** How a route's input is parsed; made once per route. A path whose parameters do not fit leads nowhere: 404. */
export function inputParser(spec: RouteSpec): ParseInput {
  const strictBody = spec.body && refuseUnknownKeys(spec.body);
  return async (request, pathParameters) => {
    const params = spec.params?.safeParse(pathParameters);
    if (params?.success === false) return notFoundProblem;
    const query = spec.query && check(spec.query, queryOf(request.url));
    if (isProblem(query)) return query;
    const parsed = { params: params?.data, query: query?.value };
    if (spec.upload) {
      const upload = limitUpload(request, spec.upload);
      return isProblem(upload) ? upload : { ...parsed, body: undefined, request: upload };
    }
    if (!strictBody) return { ...parsed, body: undefined, request };
    const read = await readBody(request, spec);
    if (isProblem(read)) return read;
    const body = check(strictBody, read.value);
    return isProblem(body) ? body : { ...parsed, body: body.value, request };
  };
}

function check(schema: z.ZodType, input: unknown): { readonly value: unknown } | ProblemReply {
  const parsed = schema.safeParse(input);
  return parsed.success ? { value: parsed.data } : invalidProblem(fieldErrors(parsed.error, input));
}

/** Query values by name; a name that stands there more than once has a list. */
function queryOf(url: string): Readonly<Record<string, string | readonly string[]>> {
  const start = url.indexOf('?');
  if (start === -1) return {};
  const values = new Map<string, string | readonly string[]>();
  for (const [name, value] of new URLSearchParams(url.slice(start))) {
    const before = values.get(name);
    values.set(
      name,
      before === undefined ? value : [...(typeof before === 'string' ? [before] : before), value],
    );
  }
  return Object.fromEntries(values);
}
