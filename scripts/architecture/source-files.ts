import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Top folders with code, in the order of the imports. */
export const codeFolders = [
  'engine',
  'platform',
  'modules',
  'web',
  'cli',
  'logs',
  'relay',
  'bench',
  'e2e',
  'scripts',
] as const;

const passedOver = new Set(['node_modules', 'dist']);

/** Every TypeScript and JavaScript file in the {@link codeFolders} below `root`, as path from there, sorted. */
export function sourceFiles(root: string): string[] {
  return present(root)
    .flatMap((folder) => filesBelow(root, folder))
    .sort();
}

/** The {@link codeFolders} that exist below `root`. */
export function present(root: string): string[] {
  const there = new Set(readdirSync(root));
  return codeFolders.filter((folder) => there.has(folder));
}

/** Whether the file is a test or serves only tests. */
export const isTest = (path: string): boolean =>
  /\.test\.tsx?$|(^|\/)(testing|arbitraries)(\.ts$|\/)|^e2e\//.test(path);

function filesBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return passedOver.has(entry.name) ? [] : filesBelow(root, path);
    return /\.(ts|tsx|js|mjs|cjs)$/.test(entry.name) ? [path] : [];
  });
}
