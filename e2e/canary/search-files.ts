import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Canaries, formsOf } from './canaries.ts';

/** Places where a canary lies open, as `file: form of what`. */
export function findOpen(folder: string, canaries: Canaries): readonly string[] {
  return filesBelow(folder).flatMap((file) =>
    findIn(readFileSync(file), canaries).map((found) => `${relative(folder, file)}: ${found}`),
  );
}

/** What lies open in these bytes. */
export function findIn(bytes: Uint8Array, { mark, others }: Canaries): readonly string[] {
  const exact = Buffer.from(bytes).toString('latin1');
  const folded = exact.toLowerCase();
  return [['the mark', mark] as const, ...others].flatMap(([what, text]) =>
    [...formsOf(text)].flatMap(([form, needle]) => {
      // Base64 tells capitals apart; all other forms are looked for without regard to them.
      const at = form.startsWith('base64') ? exact.indexOf(needle) : folded.indexOf(needle.toLowerCase());
      return at < 0 ? [] : [`${form} of ${what} at ${at} (${around(exact, at)})`];
    }),
  );
}

const around = (text: string, at: number): string =>
  text.slice(Math.max(0, at - 60), at + 60).replaceAll(/[^ -~]/g, '.');

/** All files below a folder. Programs that were copied there are none the system wrote. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'native' ? [] : filesBelow(path);
    return entry.isFile() ? [path] : [];
  });
}
