import { expect, test } from 'vitest';
import type { Catalogue, Texts } from '../platform/i18n/index.ts';
import { uiTexts } from '../platform/ui/texts.ts';
import { accountTexts } from './account/texts.ts';
import { loginTexts } from './login/texts.ts';
import { passwordTexts } from './password/texts.ts';
import { moduleScreens } from './screens.ts';
import { setupTexts } from './setup/texts.ts';
import { shellTexts } from './texts.ts';
import { usersTexts } from './users/texts.ts';

const catalogues: Readonly<Record<string, Texts>> = {
  ui: uiTexts,
  shell: shellTexts,
  login: loginTexts,
  account: accountTexts,
  password: passwordTexts,
  setup: setupTexts,
  users: usersTexts,
  ...Object.fromEntries(moduleScreens.map((module) => [`module ${module.id}`, module.texts])),
};

function flat(catalogue: Catalogue, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(catalogue).flatMap(([key, text]) =>
    typeof text === 'string' ? [[`${path}${key}`, text] as const] : flat(text, `${path}${key}.`),
  );
}

const places = (text: string) => (text.match(/\{\{\s*\w+\s*\}\}/g) ?? []).toSorted().join();

test.each(Object.entries(catalogues))(
  '%s: both languages have the same keys, the same places to fill, and no empty text',
  (_, { de, en }) => {
    const german = new Map(flat(de));
    const english = new Map(flat(en));
    expect([...english.keys()]).toEqual([...german.keys()]);
    for (const [key, text] of german) {
      const other = english.get(key) ?? '';
      expect(text.trim(), key).not.toBe('');
      expect(other.trim(), key).not.toBe('');
      // the singular may leave out its number
      if (!key.endsWith('_one')) expect(places(other), key).toBe(places(text));
    }
  },
);

test('every place, tab, panel and section of a module has a title in its texts', () => {
  for (const {
    id,
    texts,
    nav,
    settings = [],
    customerTabs = [],
    startPanels = [],
    search = [],
  } of moduleScreens) {
    const known = new Set(flat(texts.de).map(([key]) => key));
    const named = [
      ...nav.map((entry) => entry.labelKey),
      ...[...settings, ...customerTabs, ...startPanels, ...search].map((offer) => offer.titleKey),
    ];
    for (const key of named) expect(known.has(key), `${id}: ${key}`).toBe(true);
  }
});

test('no two screens share a path, and no two places share a key', () => {
  const paths = moduleScreens.flatMap((module) => module.routes.map((route) => route.path));
  expect(new Set(paths).size).toBe(paths.length);
  const keys = moduleScreens.flatMap((module) => module.nav.flatMap((entry) => entry.key ?? []));
  expect(new Set([...keys, 'h']).size).toBe(keys.length + 1);
});
