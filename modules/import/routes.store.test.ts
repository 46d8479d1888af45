import { afterEach, beforeEach, expect, test } from 'vitest';
import { owner } from '../../platform/roles/roles.ts';
import { testOwner } from '../../platform/testing.ts';
import { importModule } from './index.ts';
import type { ReportReply } from './schemas.ts';
import { beginImport } from './service/running-imports.ts';
import { type ImportShop, importShop } from './testing.ts';

let shop: ImportShop;
beforeEach(async () => {
  shop = await importShop();
});
afterEach(() => shop.at.end());

type Handler = (call: { readonly params: unknown; readonly request: Request }) => Promise<unknown>;

/** The handlers of the routes as the HTTP side calls them, with the request of an upload. */
function handlers(): ReadonlyMap<string, Handler> {
  const found = new Map<string, Handler>();
  importModule.routes({
    route(spec, handler) {
      expect(spec.access).toEqual([owner]);
      found.set(spec.path, ({ params, request }) =>
        handler({ params, request, tenant: shop.at.tenant, actor: testOwner, language: 'de' } as never),
      );
    },
  });
  return found;
}

const send = (what: string, order: unknown, files: Readonly<Record<string, string>>): Promise<unknown> => {
  const body = new FormData();
  body.set('order', typeof order === 'string' ? order : JSON.stringify(order));
  for (const [name, text] of Object.entries(files))
    body.set(name, new Blob([text], { type: 'text/csv' }), 'x.csv');
  const request = new Request('http://localhost/api/import', { method: 'POST', body });
  return handlers().get('/api/import/{what}')?.({ params: { what }, request }) ?? Promise.resolve();
};

const articles = 'Sorte;Was;Kosten\n1;Roman;12,00\n2;Tasse;8,50\n';
const choices = [
  { column: 'Sorte', field: 'number' },
  { column: 'Was', field: 'title' },
  { column: 'Kosten', field: 'priceCents' },
];

test('a check with a mapping reports and stores nothing; the import stores', async () => {
  const checked = (await send('articles', { mode: 'dry-run', choices }, { file: articles })) as ReportReply;
  expect(checked).toMatchObject({ outcome: 'checked', counts: { added: 2 } });
  const imported = (await send('articles', { mode: 'import', choices }, { file: articles })) as ReportReply;
  expect(imported).toMatchObject({ outcome: 'imported', counts: { added: 2 } });
});

test('the two files of orders have a mapping each', async () => {
  await send('articles', { mode: 'import', choices }, { file: articles });
  await shop.take('customers', 'Nr;Nachname\nK1;Ahorn\n');
  const order = {
    mode: 'import',
    choices: [
      { column: 'a', field: 'number' },
      { column: 'b', field: 'customer' },
      { column: 'c', field: 'orderedAt' },
    ],
    lineChoices: [
      { column: 'a', field: 'order' },
      { column: 'b', field: 'article' },
      { column: 'c', field: 'quantity' },
      { column: 'd', field: 'priceCents' },
    ],
  };
  const files = { file: 'a;b;c\n7;K1;01.02.2026\n', lines: 'a;b;c;d\n7;2;3;8,50\n' };
  expect(await send('orders', order, files)).toMatchObject({
    outcome: 'imported',
    counts: { added: 1, lines: 1 },
  });
});

test('what is no form of an import is refused', async () => {
  const good = { mode: 'import' };
  const refusal = { outcome: 'problem', code: 'import-form' };
  expect(await send('articles', good, {})).toMatchObject(refusal);
  expect(await send('articles', '{', { file: articles })).toMatchObject(refusal);
  expect(await send('articles', { mode: 'perhaps' }, { file: articles })).toMatchObject(refusal);
});

test('two imports of one company do not run at once, and the end of one makes room', async () => {
  const running = beginImport(shop.at.tenant.id);
  expect(await send('articles', { mode: 'dry-run' }, { file: articles })).toMatchObject({
    code: 'import-running',
  });
  running?.end();
  expect(await send('articles', { mode: 'dry-run', choices }, { file: articles })).toMatchObject({
    outcome: 'checked',
  });
});
