import { createAdaptorServer } from '@hono/node-server';
import { pass } from '../egress/guard/pass.ts';
import { negotiateLanguage } from '../i18n/language.ts';
import { problemAnswer } from './answer.ts';
import type { App } from './create-app.ts';
import { isOwnHost } from './own-host.ts';
import { misdirectedProblem } from './problems.ts';

/** Where the server listens. */
export interface ServeOptions {
  /** This computer only, unless the owner says otherwise. */
  readonly host?: string;
  /** Names this server is reached by, besides `localhost` and addresses; see `isOwnHost`. */
  readonly names?: readonly string[];
  /** 0 takes any free port. */
  readonly port: number;
}

/** A server that listens. */
export interface Served {
  readonly port: number;
  readonly url: string;
  /** Stops listening, lets running requests end for ten seconds, then cuts what is left. */
  close(): Promise<void>;
}

/** How long running requests may take after `close`. */
const graceMs = 10_000;

/**
 * Listens for HTTP. TLS is spoken by a proxy in front or not at all (the counter on the same computer); see `trustedProxies`.
 * @throws what the system says when the port is taken or the address is not there
 */
export async function serve(
  app: App,
  { host = '127.0.0.1', port, names = [] }: ServeOptions,
): Promise<Served> {
  const server = createAdaptorServer({
    fetch: (request, bindings) =>
      isOwnHost(request.url, [host, ...names]) ? app.fetch(request, bindings) : misdirected(request),
    serverOptions: { keepAliveTimeout: 20_000, headersTimeout: 15_000, requestTimeout: 300_000 },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    // Where to listen may be a name, which is asked for.
    pass(() =>
      server.listen(port, host, () => {
        server.off('error', reject);
        resolve();
      }),
    );
  });
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  const shown = host.includes(':') ? `[${host}]` : host;
  return {
    port: bound,
    url: `http://${shown}:${bound}/`,
    close: () =>
      new Promise<void>((resolve) => {
        const cut = setTimeout(
          () => 'closeAllConnections' in server && server.closeAllConnections(),
          graceMs,
        ).unref();
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      }),
  };
}

const misdirected = (request: Request): Response =>
  problemAnswer(misdirectedProblem, {
    secure: false,
    language: negotiateLanguage(request.headers.get('accept-language')),
  });
