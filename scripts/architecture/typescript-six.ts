import { createRequire, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

const near = createRequire(import.meta.url);
let given = false;

/**
 * Gives dependency-cruiser the TypeScript 6 of this package. It looks for `typescript` from its own place, meets
 * TypeScript 7 there, whose parser cannot be called, and then silently reads no file at all. Call before importing it.
 */
export function giveTypeScriptSix(): void {
  if (given) return;
  given = true;
  registerHooks({
    resolve(specifier, context, nextResolve) {
      const asked = specifier === 'typescript' || specifier.startsWith('typescript/');
      if (!asked || !context.parentURL?.includes('/dependency-cruiser/'))
        return nextResolve(specifier, context);
      return { url: pathToFileURL(near.resolve(specifier)).href, shortCircuit: true };
    },
  });
}
