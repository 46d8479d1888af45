import { clientProblem, readProblem } from './problem.ts';

/** Values of a query string; `undefined` is left out. Never put a name, address or search word of a person here: it is a URL. */
export type QueryValues = Readonly<Record<string, string | number | boolean | undefined>>;

/** What a call can carry besides its path. */
export interface CallOptions {
  readonly query?: QueryValues;
  readonly signal?: AbortSignal;
  /** The name of a file that is sent. It travels in a header, because an address must not name anything of a person. */
  readonly fileName?: string;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

const signedOutListeners = new Set<() => void>();

/** Calls back whenever the server says the session is over (401). Returns the end of listening. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

/** `path` with its query string. */
export function withQuery(path: string, query: QueryValues = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) parameters.set(name, String(value));
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}

async function request(
  method: Method,
  path: string,
  body: BodyInit | null,
  type: string | null,
  options: CallOptions,
) {
  const headers = new Headers({
    accept: 'application/json, application/problem+json',
    'accept-language': document.documentElement.lang || 'de',
  });
  if (method !== 'GET') headers.set('x-redlich', '1');
  if (type !== null) headers.set('content-type', type);
  if (options.fileName !== undefined)
    headers.set(
      'content-disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(options.fileName)}`,
    );
  const init = {
    method,
    headers,
    body,
    credentials: 'same-origin',
    cache: 'no-store',
    signal: options.signal ?? null,
  } as const;
  const answer = await fetch(withQuery(path, options.query), init).catch(() => {
    throw clientProblem(options.signal?.aborted ? 'aborted' : 'offline');
  });
  if (answer.ok) return answer;
  const problem = await readProblem(answer);
  if (answer.status === 401 && !path.startsWith('/api/session'))
    for (const listener of signedOutListeners) listener();
  throw problem;
}

async function parse<Reply>(answer: Response): Promise<Reply> {
  if (answer.status === 204) return undefined as Reply;
  return (await answer.json().catch(() => {
    throw clientProblem('unreadable');
  })) as Reply;
}

function sender(method: Method) {
  return async <Reply = void>(path: string, body?: unknown, options: CallOptions = {}): Promise<Reply> => {
    const text = body === undefined ? null : JSON.stringify(body);
    return parse<Reply>(
      await request(method, path, text, text === null ? null : 'application/json', options),
    );
  };
}

/** A file the server sent for download, with the name it suggests. */
export interface Download {
  readonly blob: Blob;
  readonly name: string;
}

function suggestedName(answer: Response): string {
  const header = answer.headers.get('content-disposition') ?? '';
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1];
  return extended ? decodeURIComponent(extended) : (/filename="?([^";]+)/i.exec(header)?.[1] ?? 'download');
}

/**
 * The one way from the screens to the server: same origin only, with the session cookie, the user's language, and the
 * header `x-redlich` on everything that changes something (a cross-site page cannot set it, so it guards against forged
 * requests together with the cookie's `SameSite=Strict`). Every failure is thrown as a `Problem`. 401 leads to the login.
 *
 * @example const order = await api.patch<Order>(`/api/orders/${id}`, { state: 'arrived', version: order.version });
 */
export const api = {
  get: async <Reply>(path: string, options: CallOptions = {}): Promise<Reply> =>
    parse<Reply>(await request('GET', path, null, null, options)),
  post: sender('POST'),
  put: sender('PUT'),
  patch: sender('PATCH'),
  delete: sender('DELETE'),
  /** Sends a file as the body of a POST. */
  upload: async <Reply>(path: string, file: Blob, options: CallOptions = {}): Promise<Reply> =>
    parse<Reply>(await request('POST', path, file, file.type || 'application/octet-stream', options)),
  /** Sends a file of any kind with its name, to be judged by its content. */
  attach: async <Reply>(path: string, file: File): Promise<Reply> =>
    parse<Reply>(await request('POST', path, file, 'application/octet-stream', { fileName: file.name })),
  /** Fetches a file. Give it to `saveFile`, or show it with an object URL. */
  download: async (path: string, options: CallOptions = {}): Promise<Download> => {
    const answer = await request('GET', path, null, null, options);
    return { blob: await answer.blob(), name: suggestedName(answer) };
  },
  /** Fetches a file by what must not stand in an address: the secrets of a one-time link. */
  downloadBy: async (path: string, body: unknown, options: CallOptions = {}): Promise<Download> => {
    const answer = await request('POST', path, JSON.stringify(body), 'application/json', options);
    return { blob: await answer.blob(), name: suggestedName(answer) };
  },
} as const;

/** Hands a downloaded file to the browser to be saved. */
export function saveFile({ blob, name }: Download): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
