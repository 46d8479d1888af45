import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Frame } from './framed-page.ts';
import { securityHeaders } from './security-headers.ts';
import { httpTexts as texts } from './texts.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

interface StaticFile {
  readonly path: string;
  readonly type: string;
  /** A file whose name holds a hash of its content never changes. */
  readonly immutable: boolean;
}

/** Answers a request for a file of the web interface, or `null` when there is no such file. */
export type StaticFiles = (request: Request, secure: boolean, frame?: Frame) => Promise<Response | null>;

/**
 * The built web interface. The folder is listed once; only what is on the list can be asked for, so no path leads out of it.
 * Any other page address of the interface gets `index.html`, which finds its way itself.
 */
export function staticFiles(folder: string): StaticFiles {
  const files = listFiles(folder);
  const packed = new Map<StaticFile, Promise<Packed>>();
  return async (request, secure, { framedOn, plain } = { framedOn: [] }) => {
    const { pathname } = new URL(request.url);
    const page = isPage(request, pathname);
    const file = files.get(pathname) ?? (page ? files.get('/index.html') : undefined);
    if (file === undefined) return page ? notBuilt(secure) : null;
    const compressed = isText(file) && /\bbr\b/.test(request.headers.get('accept-encoding') ?? '');
    const read = await readFile(file.path);
    const bytes = plain === undefined ? read : withPlainWay(read, plain);
    const content = hashOf(bytes);
    // A browser that is told "not modified" keeps the old policy: who may frame the page is part of what it is.
    const etag = `"${content}${framedOn.length === 0 ? '' : hashOf(framedOn.join(' '))}"`;
    const headers: Record<string, string> = {
      ...securityHeaders(secure, framedOn),
      'content-type': file.type,
      'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
      etag,
    };
    if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
    if (!compressed) return new Response(bytes, { headers });
    const small = await remembered(packed, file, content, bytes);
    return new Response(small as Uint8Array<ArrayBuffer>, {
      headers: { ...headers, 'content-encoding': 'br' },
    });
  };
}

/** The start page, which tells whoever has no JavaScript where to go on. `plain` holds nothing but a path and the name of a tenant. */
const withPlainWay = (page: Buffer, plain: string): Buffer<ArrayBuffer> =>
  Buffer.from(
    page
      .toString()
      .replace(
        /<noscript>.*<\/noscript>/,
        `<noscript><p><a href="${plain}">${texts.de.withoutScript}</a> · <a href="${plain}" lang="en">${texts.en.withoutScript}</a></p></noscript>`,
      ),
  );

const hashOf = (content: Uint8Array | string): string =>
  createHash('sha256').update(content).digest('base64url').slice(0, 20);

function notBuilt(secure: boolean): Response {
  const headers = {
    ...securityHeaders(secure),
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
  };
  return new Response(`${texts.de.missingWeb}\n${texts.en.missingWeb}\n`, { status: 404, headers });
}

const brotli = promisify(brotliCompress);

interface Packed {
  readonly bytes: Uint8Array;
  /** Hash of what was packed. */
  readonly content: string;
}

/** Compressed once per content, not once per request. */
async function remembered(
  packed: Map<StaticFile, Promise<Packed>>,
  file: StaticFile,
  content: string,
  bytes: Uint8Array,
): Promise<Uint8Array> {
  const known = await packed.get(file);
  if (known?.content === content) return known.bytes;
  const made = brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 7 } }).then((small) => ({
    bytes: small,
    content,
  }));
  packed.set(file, made);
  return (await made).bytes;
}

const isText = ({ type }: StaticFile): boolean =>
  /^(text\/|application\/(json|manifest)|image\/svg)/.test(type);

/** A page of the interface, not a file and not the API: no extension, and the browser wants HTML. */
function isPage(request: Request, pathname: string): boolean {
  if (pathname === '/api' || pathname.startsWith('/api/')) return false;
  // A dot alone makes no file: sections of the settings have one in their address.
  if (Object.hasOwn(mediaTypes, extname(pathname))) return false;
  return request.headers.get('accept')?.includes('text/html') ?? false;
}

function listFiles(folder: string): ReadonlyMap<string, StaticFile> {
  if (!existsSync(folder)) return new Map();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const address = `/${relative(folder, path).split(sep).join('/')}`;
      const type = mediaTypes[extname(entry.name)] ?? 'application/octet-stream';
      return [
        address,
        {
          path,
          type,
          immutable: /[.-][A-Za-z0-9_-]{8,}\.\w+$/.test(entry.name) && address.startsWith('/assets/'),
        },
      ];
    }),
  );
}
