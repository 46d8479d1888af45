import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testOwner } from '../../platform/testing.ts';
import { findCustomers } from '../customers/index.ts';
import { type ImportShop, importShop } from './testing.ts';

let shop: ImportShop;
beforeEach(async () => {
  shop = await importShop();
});
afterEach(() => shop.at.end());

const engine = () => shop.at.tenant.engine;
const found = (words: string) => findCustomers(engine(), testOwner, words);
const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const daysAgo = (days: number): string => day(engine().now() - days * 86_400_000);
const articles = 'Artikelnummer;Bezeichnung;Preis;MwSt\n1;Roman;12,00;7 %\n2;Tasse;8,50;19 %\n';
const customers = 'Kundennummer;Nachname;Firma\nK1;Ahorn;\nK2;Birke;\nK3;;Eiche GmbH\n';

async function stock(): Promise<void> {
  await shop.take('articles', articles);
  await shop.take('customers', customers);
}

describe('customers', () => {
  test('are found under their own number, with name, phones and country, and without any consent', async () => {
    const report = await shop.take(
      'customers',
      'Kd-Nr;Kontaktperson;Firma;Straße;PLZ;Ort;Land;Telefon;Telefax;Newsletter\nK7;Frau Ina von der Weide;Weide KG;Bachweg 2;1067;Dresden;Deutschland;+49 351 555 01;(0351) 555-02;ja\n',
    );
    expect(report).toMatchObject({ outcome: 'imported', counts: { rows: 1, added: 1 } });
    expect(report.main).toMatchObject({ separator: ';', unused: ['Newsletter'], consents: ['Newsletter'] });
    const [hit] = await found('k7');
    expect(hit).toMatchObject({ number: 'K7', label: { given: [] } });
    const card = await shop.call('get /api/customers/{id}', { params: { id: hit?.id ?? '' } });
    expect(card).toMatchObject({
      customer: {
        salutation: 'ms',
        firstName: 'Ina',
        lastName: 'von der Weide',
        postcode: '01067',
        country: 'DE',
        phones: ['+49 351 555 01', '(0351) 555-02'],
      },
    });
  });

  test('a column of consents cannot be mapped onto anything', async () => {
    const choices = [{ column: 'Newsletter', field: 'consent' }];
    const report = await shop.take('customers', 'Nr;Nachname;Newsletter\n1;Ahorn;ja\n', { choices });
    expect(report.outcome).toBe('refused');
    expect(report.problems[0]?.de).toContain('consent');
  });

  test('twice makes no doubles, and what was put right meanwhile stays', async () => {
    await shop.take('customers', customers);
    const again = await shop.take('customers', customers.replace('Birke', 'Buche').concat('K4;Erle;\n'));
    expect(again).toMatchObject({ outcome: 'imported', counts: { rows: 4, added: 1, known: 3 } });
    expect(await found('birke')).toHaveLength(1);
    expect(await found('buche')).toHaveLength(0);
  });

  test('one bad row keeps the whole file out, and each fault is told by row, column and reason, never by content', async () => {
    const rows = [
      'Kundennummer;Nachname;Telefon;Kunde seit;Land;PLZ',
      '1;Ahorn;;;;',
      '2;"=HYPERLINK(""http://x"";""Geheim"")";;;;',
      '3;+cmd|calc;;;;',
      '4;@SUM(A1);;;;',
      '5;Birke;(5) 555-4729;30.02.2020;;',
      `6;Erle;+49 30 1234;${day(engine().now() + 86_400_000 * 2)};;`,
      '1;Ulme;;;;',
      '8;Linde;;;Atlantis;',
      '9;Tanne;;;Deutschland;ABC',
      ';Fichte;;;;',
      '11;Kiefer;;',
      '12;Ge\0heim;;;;',
      `13;${'x'.repeat(200)};;;;`,
      '14;;;;;',
    ];
    const report = await shop.take('customers', rows.join('\n'));
    expect(report.outcome).toBe('refused');
    expect(report.faults.first.map(({ row, column }) => [row, column])).toEqual([
      [3, 'Nachname'],
      [4, 'Nachname'],
      [5, 'Nachname'],
      [6, 'Kunde seit'],
      [7, 'Kunde seit'],
      [8, 'Kundennummer'],
      [9, 'Land'],
      [10, 'PLZ'],
      [11, 'Kundennummer'],
      [12, null],
      [13, 'Nachname'],
      [14, 'Nachname'],
      [15, 'Nachname'],
    ]);
    for (const { reason } of report.faults.first)
      expect(reason.de.length && reason.en.length).toBeGreaterThan(10);
    expect(JSON.stringify(report)).not.toMatch(/heim|HYPERLINK|calc|Atlantis|Ulme|xxxx/);
    expect(await found('ahorn')).toEqual([]);
  });

  test('an unclosed quote is told, and nothing is taken over', async () => {
    const report = await shop.take('customers', 'Nr;Nachname\n1;Ahorn\n2;"Birke\n3;Erle\n');
    expect(report.faults.first).toMatchObject([{ row: 3 }]);
    expect(await found('ahorn')).toEqual([]);
  });

  test('Windows-1252, UTF-8 with a mark and UTF-16 give the same customer', async () => {
    const text = (number: number) => `Nr;Nachname;Straße\n${number};Größer${number};Hauptstraße 1\n`;
    const files = [
      Buffer.from(text(1), 'latin1'),
      Buffer.from(`\ufeff${text(2)}`),
      Buffer.from(`\ufeff${text(3)}`, 'utf16le'),
    ];
    for (const file of files) expect((await shop.take('customers', file)).outcome).toBe('imported');
    expect(await found('größer')).toHaveLength(3);
  });

  test('a missing column is told with those there are', async () => {
    const report = await shop.take('customers', 'Nachname,Ort\nAhorn,Ulm\n');
    expect(report.problems[0]?.en).toMatch(/number.*Nachname, Ort/);
  });
});

describe('what is past its date', () => {
  const old = () => `Nr;Nachname;Kunde seit\n1;Alt;${daysAgo(400)}\n2;Neu;${daysAgo(3)}\n`;

  test('is told before anything is written', async () => {
    const report = await shop.take('customers', old(), { mode: 'dry-run' });
    expect(report).toMatchObject({
      outcome: 'checked',
      counts: { added: 2 },
      pastDue: [{ kind: 'customer', count: 1, fate: 'dies-with-next-sweep' }],
    });
    expect(await found('neu')).toEqual([]);
  });

  test('dies with the next sweep unless the owner says otherwise', async () => {
    await shop.take('customers', old());
    await engine().clock.sweep();
    expect([(await found('alt')).length, (await found('neu')).length]).toEqual([0, 1]);
  });

  test('is left out with drop', async () => {
    const report = await shop.take('customers', old(), { pastDue: 'drop' });
    expect(report.counts).toMatchObject({ added: 1, dropped: 1 });
    expect(await found('alt')).toEqual([]);
  });

  test('has thirty days from the import with keep-30-days, and not one more', async () => {
    await shop.take('customers', old(), { pastDue: 'keep-30-days' });
    await engine().clock.sweep();
    expect(await found('alt')).toHaveLength(1);
    expect(
      await engine().clock.due({ until: engine().now() + 29 * 86_400_000, kind: 'customer', limit: 9 }),
    ).toHaveLength(1);
    expect(
      await engine().clock.due({ until: engine().now() + 31 * 86_400_000, kind: 'customer', limit: 9 }),
    ).toHaveLength(2);
  });
});

describe('orders', () => {
  const orders = () =>
    [
      'Bestellnummer,Kundennummer,Bestelldatum,Abgeholt am',
      `B1,K1,${daysAgo(60)},${daysAgo(50)}`,
      `B2,K2,${daysAgo(5)},`,
      `B3,K3,${daysAgo(60)},${daysAgo(40)}`,
      `B4,K3,${daysAgo(2)},`,
      '',
    ].join('\n');
  const lines =
    'order_id,product_id,unit_price,quantity,discount\nB2,2,8.50,1,0\nB1,1,12.00,3,0.15\nB4,1,12.00,1,0\nB3,2,8.50,2,0\nB1,2,8.50,1,0\n';

  test('bring their lines from a second file, with the discount in the price of a piece', async () => {
    await stock();
    const report = await shop.take('orders', orders(), { lines });
    expect(report).toMatchObject({ outcome: 'imported', counts: { rows: 4, added: 4, lines: 5 } });
    const list = (await shop.call('get /api/orders', { query: { state: 'all' } })) as {
      rows: { number: string; totalCents: number }[];
    };
    const totals = Object.fromEntries(list.rows.map((row) => [row.number, row.totalCents]));
    expect(totals).toEqual({ B1: 3 * 1_020 + 850, B2: 850, B3: 1_700, B4: 1_200 });
  });

  test('without consent, whose orders are all collected has no file any more; whoever waits for something has', async () => {
    await stock();
    const dry = await shop.take('orders', orders(), { lines, mode: 'dry-run' });
    const pastDue = [
      { kind: 'customer_order', count: 2, fate: 'dies-with-next-sweep' },
      { kind: 'customer', count: 1, fate: 'ends-with-the-import' },
    ];
    expect(dry).toMatchObject({ outcome: 'checked', pastDue });
    expect(await found('ahorn')).toHaveLength(1);
    expect(await shop.take('orders', orders(), { lines })).toMatchObject({ outcome: 'imported', pastDue });
    expect([
      (await found('ahorn')).length,
      (await found('birke')).length,
      (await found('eiche')).length,
    ]).toEqual([0, 1, 1]);
    expect((await engine().clock.sweep()).anonymised).toEqual({ customer_order: 2 });
    expect(await engine().verify()).toEqual([]);
  });

  test('the consent to storage keeps name and file', async () => {
    await stock();
    const [hit] = await found('ahorn');
    await shop.consent(hit?.id as never, 'storage');
    const report = await shop.take('orders', orders(), { lines });
    expect(report.pastDue).toMatchObject([{ kind: 'customer_order', count: 1 }]);
    expect(await found('ahorn')).toHaveLength(1);
  });

  test('with keep-30-days the files stay by their idle days, the orders die all the same', async () => {
    await stock();
    const report = await shop.take('orders', orders(), { lines, pastDue: 'keep-30-days' });
    expect(report.pastDue).toMatchObject([
      { fate: 'dies-with-next-sweep' },
      { count: 1, fate: 'kept-30-days' },
    ]);
    await engine().clock.sweep();
    expect(await found('ahorn')).toHaveLength(1);
    const due = await engine().clock.due({
      until: engine().now() + 31 * 86_400_000,
      kind: 'customer',
      limit: 9,
    });
    expect(due).toHaveLength(1);
  });

  test('with drop, collected ones are not taken over at all', async () => {
    await stock();
    const report = await shop.take('orders', orders(), { lines, pastDue: 'drop' });
    expect(report.counts).toMatchObject({ added: 2, dropped: 2, lines: 2 });
  });

  test('an open order that is time-barred keeps no file', async () => {
    await stock();
    const report = await shop.take('orders', 'order_id,customer_id,order_date\nB9,K1,1998-05-06\n', {
      lines: 'order_id,product_id,unit_price,quantity\nB9,1,12.00,1\n',
    });
    expect(report.pastDue).toMatchObject([{ count: 1 }, { kind: 'customer', count: 1 }]);
    expect(await found('ahorn')).toEqual([]);
  });

  test('twice makes no doubles, though customers are gone by then', async () => {
    await stock();
    await shop.take('orders', orders(), { lines });
    const again = await shop.take('orders', orders(), { lines });
    expect(again).toMatchObject({
      outcome: 'imported',
      counts: { rows: 4, added: 0, known: 4, lines: 0 },
      pastDue: [],
    });
  });

  test('can have a line in each row; rows of one order must agree', async () => {
    await stock();
    const head = 'Auftragsnummer;Kd-Nr;Datum;Artikel;Menge;Preis\n';
    const good = `${head}A1;K1;${daysAgo(1)};1;2;12,00\nA2;K2;${daysAgo(1)};2;1;8,50\nA1;K1;${daysAgo(1)};2;1;8,50\n`;
    expect(await shop.take('orders', good)).toMatchObject({
      outcome: 'imported',
      counts: { rows: 3, added: 2, lines: 3 },
    });
    const bad = `${head}A3;K1;${daysAgo(1)};1;2;12,00\nA3;K2;${daysAgo(1)};2;1;8,50\n`;
    expect((await shop.take('orders', bad)).faults.first).toMatchObject([{ row: 3, column: null }]);
  });

  test('faults of both files are told apart: unknown customers, articles, orders, missing lines, days in the wrong order', async () => {
    await stock();
    const bad = `order_id,customer_id,order_date,shipped_date\nB1,K9,${daysAgo(5)},\nB2,K1,${daysAgo(5)},${daysAgo(9)}\nB3,K1,${daysAgo(5)},\nB3,K1,${daysAgo(5)},\n`;
    const badLines =
      'order_id,product_id,unit_price,quantity\nB1,1,12.00,1\nB2,77,1.00,1\nB2,1,1.00,0\nB8,1,1.00,1\n';
    const report = await shop.take('orders', bad, { lines: badLines });
    expect(report.faults.first.map(({ file, row, column }) => [file, row, column])).toEqual([
      ['lines', 3, 'product_id'],
      ['lines', 4, 'quantity'],
      ['main', 2, 'customer_id'],
      ['main', 3, 'shipped_date'],
      ['main', 3, null],
      ['main', 4, null],
      ['main', 5, 'order_id'],
      ['main', 5, null],
      ['lines', 5, null],
    ]);
    const list = (await shop.call('get /api/orders', { query: { state: 'all' } })) as { rows: unknown[] };
    expect(list.rows).toEqual([]);
  });

  test('in one file without lines, whoever forgot them is told so', async () => {
    const report = await shop.take('orders', orders());
    expect(report.problems[0]?.de).toContain('--lines');
  });
});

describe('articles', () => {
  test('a known number is changed to what the file says, an unchanged one is left', async () => {
    await shop.take('articles', articles);
    const again = await shop.take('articles', articles.replace('8,50', '9,00').concat('3;Heft;2,00;19\n'));
    expect(again).toMatchObject({ outcome: 'imported', counts: { added: 1, changed: 1, known: 1 } });
  });

  test('a dry run counts the same and leaves nothing', async () => {
    const dry = await shop.take('articles', articles, { mode: 'dry-run' });
    expect(dry).toMatchObject({ outcome: 'checked', counts: { added: 2 } });
    expect((await shop.take('articles', articles)).counts).toEqual(dry.counts);
  });

  test('a code of another article is a fault, and nothing is written', async () => {
    const head = 'Artikelnummer;EAN;Titel;Preis\n';
    await shop.take('articles', `${head}1;9783161484100;Buch;10,00\n`);
    const report = await shop.take('articles', `${head}5;;Heft;1,00\n6;9783161484100;Anderes;10,00\n`);
    expect(report.faults.first).toMatchObject([{ row: 3, column: 'EAN' }]);
    const shown = (await shop.call('get /api/articles', { query: {} })) as { rows: unknown[] };
    expect(shown.rows).toHaveLength(1);
  });
});

test('the ledger keeps figures of each import and no content', async () => {
  await shop.take('customers', customers);
  const page = await engine().ledger.page({ limit: 50 } as never);
  const text = JSON.stringify(page);
  expect(text).toContain('imported');
  expect(text).not.toContain('Ahorn');
});
