import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileFilter } from './compile-filter.ts';

// Compiles the filter to WebAssembly and writes it as text: `npx node logs/filter/wasm/build.ts`. Afterwards `npm test` compares.

const bytes = await compileFilter();
const lines =
  Buffer.from(bytes)
    .toString('base64')
    .match(/.{1,120}/g) ?? [];
const text = `// Made by build.ts from assembly/ and ../core; compile-filter.test.ts holds it against them.

/** The filter in WebAssembly, as base64. */
export const filterModule =
  ${lines.map((line) => `'${line}'`).join(' +\n  ')};
`;
writeFileSync(join(import.meta.dirname, 'filter-module.ts'), text);
console.log(`${bytes.length} bytes`);
