import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildWeb } from '../ui/build-web.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the interface, built as it is delivered. */
    web: string;
    /** Folder of the gallery of all components, with the shell and an invented module. */
    gallery: string;
  }
}

/** Builds the interface once for all journeys of a run; vitest calls what it returns at the end. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'redlich-web-'));
  const [web, gallery] = [join(folder, 'web'), join(folder, 'gallery')];
  await buildWeb('shell', web);
  await buildWeb('gallery', gallery);
  project.provide('web', web);
  project.provide('gallery', gallery);
  return () => rmSync(folder, { recursive: true, force: true });
}
