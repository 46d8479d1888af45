import { resolve } from 'node:path';
import { build } from 'vite';
import { type BuiltServer, serveBuilt } from './serve-built.ts';

const web = resolve(import.meta.dirname, '../../web');

/** Builds the gallery and the shell with its invented module, and serves both under the real headers. */
export async function serveGallery(): Promise<BuiltServer> {
  process.env.REDLICH_GALLERY = '1';
  await build({ configFile: resolve(web, 'vite.config.ts'), logLevel: 'error' });
  return serveBuilt(resolve(web, 'gallery/dist'));
}
