import { dirname, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { themeCss } from '../platform/ui/theme-css.ts';

const themeModule = 'virtual:theme.css';

/** Serves the theme as a stylesheet, so that no style is made in the browser (see `theme-css.ts`). */
function themeStylesheet(): Plugin {
  return {
    name: 'redlich-theme',
    resolveId: (id) => (id === themeModule ? `\0${themeModule}` : undefined),
    load: (id) => (id === `\0${themeModule}` ? themeCss() : undefined),
  };
}

const root = import.meta.dirname;

/** In the gallery's build the shell shows an invented module instead of the real ones. */
function exampleScreens(): Plugin {
  return {
    name: 'redlich-example-screens',
    enforce: 'pre',
    resolveId(id, importer) {
      const isList = importer !== undefined && resolve(dirname(importer), id) === resolve(root, 'screens.ts');
      return isList ? resolve(root, 'gallery/example-screens.ts') : undefined;
    },
  };
}

/** `REDLICH_GALLERY=1` builds the gallery of all components instead, for looking at them and for their tests. */
const isGallery = process.env.REDLICH_GALLERY === '1';

export default defineConfig({
  root,
  plugins: [react(), themeStylesheet(), ...(isGallery ? [exampleScreens()] : [])],
  build: {
    outDir: resolve(root, isGallery ? 'gallery/dist' : 'dist'),
    emptyOutDir: true,
    target: 'es2023',
    // fonts and pictures stay files: `font-src 'self'` allows no data: address
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    rolldownOptions: {
      input: isGallery
        ? { index: resolve(root, 'index.html'), gallery: resolve(root, 'gallery/index.html') }
        : { index: resolve(root, 'index.html') },
    },
  },
  server: { proxy: { '/api': process.env.REDLICH_API ?? 'http://localhost:8080' } },
});
