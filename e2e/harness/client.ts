/** What the server answered: status and body, JSON parsed where it is JSON. */
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: bodies of many routes; each test states what it expects of them
  readonly body: any;
  readonly bytes: Uint8Array;
}

/** What goes with a call besides method, path and JSON body. */
export interface CallOptions {
  /** Sent as it is, instead of a JSON body. */
  readonly raw?: { readonly type: string; readonly bytes: Uint8Array | string };
  readonly headers?: Readonly<Record<string, string>>;
}

/** Somebody who talks to the server over HTTP, as the browser does: with a jar for cookies and the header forms cannot send. */
export interface ApiClient {
  call(method: string, path: string, body?: unknown, options?: CallOptions): Promise<Answer>;
  /** Calls, and fails when the status is another one. Answers the body. */
  // biome-ignore lint/suspicious/noExplicitAny: see Answer
  must(status: number, method: string, path: string, body?: unknown, options?: CallOptions): Promise<any>;
}

/** A client without a session yet. */
export function apiClient(url: string): ApiClient {
  const jar = new Map<string, string>();
  const call: ApiClient['call'] = async (method, path, body, { raw, headers = {} } = {}) => {
    const type = raw?.type ?? (body === undefined ? undefined : 'application/json');
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const sent = raw?.bytes ?? (body === undefined ? undefined : JSON.stringify(body));
    const reply = await fetch(`${url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        'x-redlich': '1',
        ...(type === undefined ? {} : { 'content-type': type }),
        ...(cookie === '' ? {} : { cookie }),
        ...headers,
      },
      ...(sent === undefined ? {} : { body: sent as string }),
    });
    for (const line of reply.headers.getSetCookie()) keep(jar, line);
    const bytes = new Uint8Array(await reply.arrayBuffer());
    const isJson = (reply.headers.get('content-type') ?? '').includes('json');
    const text = new TextDecoder().decode(bytes);
    return { status: reply.status, body: isJson && text !== '' ? JSON.parse(text) : text, bytes };
  };
  return {
    call,
    async must(status, method, path, body, options) {
      const answer = await call(method, path, body, options);
      if (answer.status === status) return answer.body;
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 800)}`);
    },
  };
}

function keep(jar: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';');
  const cut = pair.indexOf('=');
  const [name, value] = [pair.slice(0, cut).trim(), pair.slice(cut + 1).trim()];
  const isOver = attributes.some((each) => /^\s*max-age=0\s*$/i.test(each));
  if (isOver || value === '') jar.delete(name);
  else jar.set(name, value);
}
