import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { numbersModule } from '../../platform/numbers/module.ts';
import { routesOf, type TestTenant, testOwner, testTenant } from '../../platform/testing.ts';
import { type Article, articlesModule, importArticles, newArticleSchema } from './index.ts';

let at: TestTenant;
let call: ReturnType<typeof routesOf>;
beforeEach(async () => {
  at = await testTenant([numbersModule, articlesModule]);
  call = routesOf(articlesModule, at.tenant);
});
afterEach(() => at.end());

const momo = {
  title: 'Momo',
  maker: 'Michael Ende',
  ean: '978-3-522-20255-8',
  priceCents: 2000,
  vatClass: 'reduced',
};
const add = (body: object) => call('post /api/articles', { body }) as Promise<Article>;
const titles = async (q: string, more: Record<string, string> = {}) =>
  ((await call('get /api/articles', { query: { q, ...more } })) as { rows: Article[] }).rows.map(
    (row) => row.title,
  );

describe('articles', () => {
  it('get the next free number when none is given, and keep the checked code', async () => {
    await add({ title: 'Lesezeichen', number: '00001', priceCents: 150, vatClass: 'full' });
    expect(await add(momo)).toMatchObject({
      number: '00002',
      ean: '9783522202558',
      stock: 0,
      active: true,
      revision: 1,
    });
    await expect(add({ ...momo, ean: '9783522202559' })).rejects.toThrow();
  });

  it('are found by the beginnings of words, by number, by any form of their code, without umlauts too', async () => {
    await add(momo);
    await add({
      title: 'Die Größe der Äpfel',
      maker: 'Jürgen Baum',
      number: 'OB-7',
      priceCents: 990,
      vatClass: 'reduced',
    });
    expect(await titles('mom ende')).toEqual(['Momo']);
    expect(await titles('apfel grosse')).toEqual(['Die Größe der Äpfel']);
    expect(await titles('Äpfe JUERG')).toEqual(['Die Größe der Äpfel']);
    expect(await titles('ob-7')).toEqual(['Die Größe der Äpfel']);
    expect(await titles('3-522-20255-4')).toEqual(['Momo']);
    expect(await titles('momo baum')).toEqual([]);
    expect(await titles('***')).toEqual([]);
    expect(await call('get /api/article-codes/{code}', { params: { code: '9783522202558' } })).toMatchObject({
      title: 'Momo',
    });
    expect(await call('get /api/article-codes/{code}', { params: { code: '4006381333931' } })).toMatchObject({
      status: 404,
    });
  });

  it('come in the order of their titles, page by page, without those no longer in the range', async () => {
    for (const title of ['Zwerg', 'Ähre', 'Apfel', 'Birne', 'Öl'])
      await add({ title, priceCents: 1, vatClass: 'full', active: title !== 'Öl' });
    const first = (await call('get /api/articles', { query: { limit: '2' } })) as {
      rows: Article[];
      next: string;
    };
    const second = (await call('get /api/articles', { query: { limit: '2', after: first.next } })) as {
      rows: Article[];
      next: null;
    };
    expect([...first.rows, ...second.rows].map((row) => row.title)).toEqual([
      'Ähre',
      'Apfel',
      'Birne',
      'Zwerg',
    ]);
    expect(second.next).toBeNull();
    expect(await titles('', { show: 'inactive' })).toEqual(['Öl']);
  });

  it('refuse a number or a code that another article has', async () => {
    await add({ ...momo, number: '17' });
    expect(await add({ ...momo, ean: null, number: '17' })).toMatchObject({
      status: 409,
      code: 'article-number-taken',
    });
    expect(await add(momo)).toMatchObject({
      status: 409,
      code: 'article-ean-taken',
      errors: [{ field: 'ean' }],
    });
  });

  it('changed by two people at once keep the first change and tell the second', async () => {
    const { id } = await add(momo);
    const change = (body: object) => call('patch /api/articles/{id}', { params: { id }, body });
    expect(await change({ revision: 1, priceCents: 2200 })).toMatchObject({ priceCents: 2200, revision: 2 });
    expect(await change({ revision: 1, title: 'Jim Knopf' })).toMatchObject({
      status: 409,
      extra: { revision: 2 },
    });
    expect(await change({ revision: 2, title: 'Jim Knopf' })).toMatchObject({
      title: 'Jim Knopf',
      priceCents: 2200,
    });
    expect(await titles('momo')).toEqual([]);
    expect(await titles('knopf')).toEqual(['Jim Knopf']);
  });
});

describe('an import of articles', () => {
  const article = (more: object) => newArticleSchema.parse({ priceCents: 100, vatClass: 'full', ...more });
  const run = (rows: object[]) =>
    at.tenant.engine.write(testOwner, (unit) => importArticles(unit, rows.map(article)));

  it('can be repeated without doubles and tells what changed', async () => {
    const rows = Array.from({ length: 900 }, (_, i) => ({ number: `A${i}`, title: `Ware ${i}` }));
    expect(await run(rows)).toEqual({ outcome: 'imported', added: 900, changed: 0, same: 0 });
    rows[7] = { number: 'A7', title: 'Siebenmeilenstiefel' };
    expect(await run(rows)).toEqual({ outcome: 'imported', added: 0, changed: 1, same: 899 });
    expect(await titles('siebenmeilen')).toEqual(['Siebenmeilenstiefel']);
  });

  it('is whole or not at all, and names each row that is in the way', async () => {
    await add({ ...momo, number: 'M' });
    const rows = [
      { number: '1', title: 'Eins' },
      { number: '1', title: 'Zwei' },
      { number: '2', title: 'Drei', ean: momo.ean },
    ];
    expect(await run(rows)).toMatchObject({
      outcome: 'refused',
      faults: [
        { row: 1, field: 'number' },
        { row: 2, field: 'ean' },
      ],
    });
    expect(await titles('')).toEqual(['Momo']);
  });
});
