import type { RouteSpec } from './api.ts';
import { isProblem, type ProblemReply, ThrownProblem } from './problem.ts';
import { malformedProblem, mediaTypeProblem, tooLargeProblem } from './problems.ts';

/** How many bytes of a body a route takes when it does not say otherwise. */
const usualBytes = 1_048_576;

/** The media type of a request, lower case, without parameters. */
function mediaTypeOf(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** Media types of bodies, by how a route wants them written. */
export const writtenAs = { json: 'application/json', form: 'application/x-www-form-urlencoded' } as const;

/** The JSON a route takes, or the fields of a form as an object of texts; or why it cannot be read. */
export async function readBody(
  request: Request,
  { written = 'json', maxBytes = usualBytes }: Pick<RouteSpec, 'written' | 'maxBytes'>,
): Promise<{ readonly value: unknown } | ProblemReply> {
  if (mediaTypeOf(request) !== writtenAs[written]) return mediaTypeProblem;
  const text = await readText(request, maxBytes);
  if (isProblem(text)) return text;
  if (written === 'form') return { value: Object.fromEntries(new URLSearchParams(text)) };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return malformedProblem;
  }
}

async function readText(request: Request, maxBytes: number): Promise<string | ProblemReply> {
  const told = request.headers.get('content-length');
  // The HTTP server cuts a body off at its announced length, so an announced length can be trusted.
  if (told !== null) return Number(told) > maxBytes ? tooLargeProblem : request.text();
  if (request.body === null) return '';
  return new Response(limited(request.body, maxBytes)).text();
}

/** The request of an upload, whose body stream ends with a fault past the limit; or why it is refused. */
export function limitUpload(
  request: Request,
  spec: NonNullable<RouteSpec['upload']>,
): Request | ProblemReply {
  if (!spec.mediaTypes.includes(mediaTypeOf(request))) return mediaTypeProblem;
  if (Number(request.headers.get('content-length') ?? 0) > spec.maxBytes) return tooLargeProblem;
  if (request.body === null) return malformedProblem;
  const { method, headers } = request;
  return new Request(request.url, {
    method,
    headers,
    body: limited(request.body, spec.maxBytes),
    duplex: 'half',
  } as RequestInit);
}

/** Hands on what it reads, piece by piece as it is asked for, and fails past the limit. */
function limited(body: ReadableStream<Uint8Array>, maxBytes: number): ReadableStream<Uint8Array> {
  let bytes = 0;
  const count = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, onward) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) onward.error(new ThrownProblem(tooLargeProblem));
      else onward.enqueue(chunk);
    },
  });
  return body.pipeThrough(count);
}
