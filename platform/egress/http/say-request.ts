import { request as ask, type ClientRequest, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import {
  type Answer,
  AnswerBroken,
  type HttpRefusal,
  type HttpRefused,
  type HttpRequest,
} from './http-request.ts';
import { type LineAgent, Refusal } from './line-agent.ts';

const usual = { maxBytes: 10_000_000, timeoutMs: 30_000 } as const;

/** What a request is said over. */
export interface Line {
  readonly agent: LineAgent;
  /** The `Host` header. */
  readonly host: string;
  /** Why the door was shut meanwhile, if it was. */
  readonly cut: () => HttpRefusal | null;
}

/** Says one request and settles when the head of the answer is there. Never throws for what the other side does. */
export async function sayRequest(line: Line, request: HttpRequest): Promise<Answer | HttpRefused> {
  // Lines kept from requests before may have been closed by the other side a moment ago, all of them; that is nobody's fault. A new
  // line is never stale.
  for (let tries = 0; tries < mostKept; tries++) {
    const said = await sayOnce(line, request);
    if (said !== 'stale') return said;
  }
  return { outcome: 'shut', reason: 'broken' };
}

/** Lines that have carried a request. `reusedSocket` is not true for one that goes straight on to a request that waited for it. */
const used = new WeakSet<Socket>();

/** More lines to one addressee than are ever open (`LineAgent`). */
const mostKept = 10;

function sayOnce(line: Line, request: HttpRequest): Promise<Answer | HttpRefused | 'stale'> {
  const { method, path, headers = {}, timeoutMs = usual.timeoutMs, signal } = request;
  return new Promise((resolve) => {
    let why: HttpRefusal | null = null;
    let isKept = false;
    const said = ask({
      ...{ agent: line.agent, method, path, signal },
      headers: { ...headers, ...framing(request), host: line.host },
      timeout: timeoutMs,
      setDefaultHeaders: false,
    });
    const reasonOf = (error: unknown): HttpRefusal => line.cut() ?? why ?? reasonFor(error, signal);
    said.on('socket', (socket) => {
      isKept = used.has(socket);
      used.add(socket);
    });
    said.on('timeout', () => {
      why ??= 'timed-out';
      said.destroy();
    });
    said.on('error', (error: NodeJS.ErrnoException) => {
      const stale = isKept && error.code === 'ECONNRESET' && why === null && isRepeatable(request);
      resolve(stale && line.cut() === null ? 'stale' : { outcome: 'shut', reason: reasonOf(error) });
    });
    said.on('close', () => resolve({ outcome: 'shut', reason: reasonOf(null) }));
    // An upgrade or an early hint is nothing this client asked for.
    said.on('upgrade', (_answer, socket) => socket.destroy());
    said.on('response', (answer) => resolve(answerOf(answer, said, request, reasonOf)));
    sendBody(said, request);
  });
}

/** Idempotent by RFC 9110, section 9.2.2, and RFC 4918. */
const idempotent = ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PROPFIND', 'MKCOL', 'MOVE'];

const isRepeatable = ({ method, body }: HttpRequest): boolean =>
  idempotent.includes(method) && (body === undefined || body instanceof Uint8Array);

function reasonFor(error: unknown, signal: AbortSignal | undefined): HttpRefusal {
  if (error instanceof Refusal) return error.reason;
  return signal?.aborted ? 'aborted' : 'broken';
}

/** Where the message ends: said once, by the door. */
function framing({ method, body, bodyBytes }: HttpRequest): Record<string, string> {
  if (body === undefined) return ['POST', 'PUT', 'PATCH'].includes(method) ? { 'content-length': '0' } : {};
  const bytes = body instanceof Uint8Array ? body.length : bodyBytes;
  return bytes === undefined ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(bytes) };
}

function sendBody(said: ClientRequest, { body, bodyBytes }: HttpRequest): void {
  if (body === undefined || body instanceof Uint8Array) {
    said.end(body);
    return;
  }
  const pieces = Readable.from(counted(body, bodyBytes), { objectMode: false });
  // What makes the pieces failed, or made more or fewer than said: the request must not look complete.
  pieces.on('error', () => said.destroy(new Refusal('broken')));
  said.on('close', () => pieces.destroy());
  pieces.pipe(said);
}

async function* counted(pieces: AsyncIterable<Uint8Array>, bytes: number | undefined) {
  let sent = 0;
  for await (const piece of pieces) {
    sent += piece.length;
    if (bytes !== undefined && sent > bytes) throw new Refusal('broken');
    if (piece.length > 0) yield piece;
  }
  if (bytes !== undefined && sent !== bytes) throw new Refusal('broken');
}

function answerOf(
  message: IncomingMessage,
  said: ClientRequest,
  { maxBytes = usual.maxBytes }: HttpRequest,
  reasonOf: (error: unknown) => HttpRefusal,
): Answer | HttpRefused {
  if (Number(message.headers['content-length'] ?? 0) > maxBytes && said.method !== 'HEAD') {
    said.destroy();
    return { outcome: 'shut', reason: 'too-long' };
  }
  const body = bodyOf(message, said, maxBytes, reasonOf);
  return {
    outcome: 'answered',
    status: message.statusCode ?? 0,
    headers: headersOf(message),
    body,
    bytes: async () => Buffer.concat(await Array.fromAsync(body)),
  };
}

async function* bodyOf(
  message: IncomingMessage,
  said: ClientRequest,
  maxBytes: number,
  reasonOf: (error: unknown) => HttpRefusal,
): AsyncGenerator<Uint8Array, void, void> {
  let bytes = 0;
  try {
    for await (const piece of message as AsyncIterable<Buffer>) {
      bytes += piece.length;
      if (bytes > maxBytes) throw new Refusal('too-long');
      yield piece;
    }
    if (!message.complete) throw new Refusal('broken');
  } catch (error) {
    throw new AnswerBroken(reasonOf(error));
  } finally {
    // Nobody reads on, or the answer came before all was sent: the line is of no further use.
    if (!message.complete || !said.writableFinished) said.destroy();
  }
}

function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2)
    headers.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '');
  return headers;
}
