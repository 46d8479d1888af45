import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Mantine parts that put a `<style>` element into the page, which `style-src 'self'` forbids. */
const addStyles = ['AppShell', 'Grid', 'SimpleGrid', 'ActionBar', 'ColorSchemeScript', 'Flex'];

function faultsOf(text: string): readonly string[] {
  const imported = [...text.matchAll(/import(?: type)? \{([^}]*)\} from '@mantine\/core'/g)].flatMap(
    (match) => (match[1] ?? '').split(',').map((name) => name.trim()),
  );
  return [
    ...imported.filter((name) => addStyles.includes(name)),
    ...(text.match(/\b(?:hiddenFrom|visibleFrom)=/g) ?? []),
    ...(text.match(/\b(?:p|m|w|h|gap|maw|miw|mah|mih|fz|display|[pm][xytblr])=\{\{\s*base:/g) ?? []),
    ...(text.match(/<style\b|dangerouslySetInnerHTML/g) ?? []),
  ];
}

function screensBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.tsx') && !path.includes('node_modules'))
    .map((path) => join(folder, path));
}

test('what would need an inline style is found', () => {
  expect(faultsOf("import { Button, SimpleGrid } from '@mantine/core';")).toEqual(['SimpleGrid']);
  expect(faultsOf('<Stack gap={{ base: 4, sm: 8 }} />')).toHaveLength(1);
  expect(faultsOf('<Text visibleFrom="sm" />')).toHaveLength(1);
});

test('no screen uses a part of Mantine that adds a style element to the page', () => {
  const screens = ['platform/ui', 'web', 'modules'].flatMap(screensBelow);
  expect(screens.length).toBeGreaterThan(40);
  const faults = screens.flatMap((path) =>
    faultsOf(readFileSync(join(root, path), 'utf8')).map((fault) => `${path}: ${fault}`),
  );
  expect(faults).toEqual([]);
});
