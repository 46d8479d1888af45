import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { securityHeaders } from '../../platform/http/security-headers.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** A server of built files, and how to end it. */
export interface BuiltServer {
  readonly origin: string;
  readonly close: () => void;
}

/** Serves a built interface under the headers of the real server; unknown paths get `index.html`, as there. */
export async function serveBuilt(folder: string): Promise<BuiltServer> {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file =
      extname(path) === '' ? (path.endsWith('/gallery/') ? join(path, 'index.html') : '/index.html') : path;
    const body = await readFile(join(folder, file)).catch(() => null);
    response.writeHead(body === null ? 404 : 200, {
      ...securityHeaders(false),
      'content-type': types[extname(file)] ?? 'application/octet-stream',
    });
    response.end(body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://localhost:${port}`, close: () => server.close() };
}
