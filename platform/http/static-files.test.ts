import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StaticFiles, staticFiles } from './static-files.ts';

let folder: string;
let files: StaticFiles;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'redlich-web-'));
  const web = join(folder, 'web');
  mkdirSync(join(web, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'outside');
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>Redlich</title>');
  writeFileSync(join(web, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(web, 'assets', 'index-BxY3_z9Q.js'), 'export const a = 1;'.repeat(200));
  files = staticFiles(web);
});
afterAll(() => rmSync(folder, { recursive: true }));

const get = (path: string, headers: Record<string, string> = {}) =>
  files(new Request(`http://localhost${path}`, { headers }), false);
const page = { accept: 'text/html,*/*' };

describe('the files of the web interface', () => {
  it('are kept by the browser when their name holds their hash, and asked for again otherwise', async () => {
    const script = await get('/assets/index-BxY3_z9Q.js');
    expect(script?.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script?.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const icon = await get('/favicon.svg');
    expect(icon?.headers.get('cache-control')).toBe('no-cache');
    const again = await get('/favicon.svg', { 'if-none-match': icon?.headers.get('etag') ?? '' });
    expect(again?.status).toBe(304);
  });

  it('come compressed to whoever can read that', async () => {
    const packed = await get('/assets/index-BxY3_z9Q.js', { 'accept-encoding': 'gzip, br' });
    expect(packed?.headers.get('content-encoding')).toBe('br');
    const bytes = Buffer.from((await packed?.arrayBuffer()) ?? new ArrayBuffer(0));
    expect(bytes.length).toBeLessThan(200);
    expect(brotliDecompressSync(bytes).toString()).toContain('export const a = 1;');
  });

  it('are the start page for every address of the interface, but not for files, the API, or what wants no page', async () => {
    expect(await (await get('/orders/0199', page))?.text()).toContain('<title>Redlich');
    for (const path of ['/orders/0199.js', '/api/orders', '/api', '/assets/none.js'])
      expect(await get(path, page)).toBeNull();
    expect(await get('/orders')).toBeNull();
  });

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/../../secret.txt',
    '//secret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/..\\secret.txt',
  ])('never lead out of their folder: %s', async (path) => {
    const answer = await get(path, page);
    expect((await answer?.text()) ?? '').not.toContain('outside');
  });

  it('say in plain words when they are not built', async () => {
    const none = await staticFiles(join(folder, 'nowhere'))(
      new Request('http://localhost/', { headers: page }),
      false,
    );
    expect(none?.status).toBe(404);
    expect(await none?.text()).toContain('npm run build');
  });
});
