import { resolve } from 'node:path';
import { buildWeb, webFolder } from './build-web.ts';
import { type BuiltServer, serveBuilt } from './serve-built.ts';

/** Builds the gallery and the shell with its invented module, and serves both under the real headers. */
export async function serveGallery(): Promise<BuiltServer> {
  await buildWeb('gallery');
  return serveBuilt(resolve(webFolder, 'gallery/dist'));
}
