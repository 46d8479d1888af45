import { resolve } from 'node:path';
import { build } from 'vite';

const webFolder = resolve(import.meta.dirname, '../../web');

/**
 * Builds the interface as it is delivered. The test runner's `NODE_ENV` would put React's development build into it, which
 * is larger and behaves differently.
 */
export async function buildWeb(what: 'shell' | 'gallery', into: string): Promise<void> {
  const { NODE_ENV, REDLICH_GALLERY } = process.env;
  process.env.NODE_ENV = 'production';
  process.env.REDLICH_GALLERY = what === 'gallery' ? '1' : '0';
  try {
    await build({
      configFile: resolve(webFolder, 'vite.config.ts'),
      mode: 'production',
      logLevel: 'error',
      build: { outDir: into },
    });
  } finally {
    process.env.NODE_ENV = NODE_ENV;
    process.env.REDLICH_GALLERY = REDLICH_GALLERY ?? '';
  }
}
