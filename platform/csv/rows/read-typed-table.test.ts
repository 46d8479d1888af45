import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { date } from '../fields/date.ts';
import { email } from '../fields/email.ts';
import { money } from '../fields/money.ts';
import { integer } from '../fields/number.ts';
import { text } from '../fields/text.ts';
import { yesNo } from '../fields/yes-no.ts';
import { findDuplicates } from './find-duplicates.ts';
import { readTypedTable, type TypedTableOptions } from './read-typed-table.ts';
import { optional, required, rowSchema, type ValuesOf } from './row-schema.ts';
import { tallyFaults } from './tally-faults.ts';

const schema = rowSchema({
  number: required(text({ max: 10 }), ['Nr.']),
  priceCents: optional(money({ min: 0, max: 1e10 }), ['Preis']),
  stock: optional(integer({ min: 0, max: 1e6 }), ['Bestand'], 0),
  since: optional(date({ earliest: '1990-01-01', latest: '2030-12-31' }), ['seit']),
  mail: optional(email(), ['E-Mail']),
  active: optional(yesNo(), ['aktiv'], true),
});

async function open(lines: readonly string[], options?: TypedTableOptions) {
  const opened = await readTypedTable([Buffer.from(lines.join('\n'))], schema, options);
  if (opened.outcome === 'refused') throw new Error(JSON.stringify(opened.problems));
  return opened.table;
}

async function read(lines: readonly string[], options?: TypedTableOptions) {
  const { rows } = await open(lines, options);
  const values: ValuesOf<typeof schema>[] = [];
  const tally = tallyFaults();
  for await (const row of rows) {
    if ('faults' in row) tally.add(row.faults);
    else values.push(row.values);
  }
  const { first, count } = tally.report();
  return {
    values,
    count,
    faults: first.map(({ row, column, field, reason }) => [row, column, field, reason]),
  };
}

const pricesOf = ({ values }: Awaited<ReturnType<typeof read>>) => values.map(({ priceCents }) => priceCents);

describe('a table is read by a schema', () => {
  it('into values of its types', async () => {
    type Values = ValuesOf<typeof schema>;
    expectTypeOf<Values['number']>().toEqualTypeOf<string>();
    expectTypeOf<Values['priceCents']>().toEqualTypeOf<number | null>();
    expectTypeOf<Values['stock']>().toEqualTypeOf<number>();
    expectTypeOf<Values['active']>().toEqualTypeOf<boolean>();
    const { values, faults } = await read([
      'Nr.;Preis;Bestand;seit;E-Mail;aktiv',
      'A1;12,50 €;3;01.02.2024;ada@example.de;nein',
      'A2;-;;;;',
    ]);
    expect(faults).toEqual([]);
    expect(values).toEqual([
      {
        number: 'A1',
        priceCents: 1_250,
        stock: 3,
        since: '2024-02-01',
        mail: 'ada@example.de',
        active: false,
      },
      { number: 'A2', priceCents: null, stock: 0, since: null, mail: null, active: true },
    ]);
  });

  it('with the values of missing columns', async () => {
    const { values } = await read(['Nr.', 'A1']);
    expect(values).toEqual([
      { number: 'A1', priceCents: null, stock: 0, since: null, mail: null, active: true },
    ]);
  });

  it('and every fault of a row is named, with row, column, field and reason', async () => {
    const { faults, values } = await read([
      'Nr.;Preis;seit;E-Mail',
      '=1+1;abc;30.02.2024;ada@',
      ';1,00;01.01.2024;',
      'A3;1,00',
      'A4;1,00;01.01.2024;',
    ]);
    expect(faults).toEqual([
      [2, 'Nr.', 'number', 'formula'],
      [2, 'Preis', 'priceCents', 'not-a-number'],
      [2, 'seit', 'since', 'impossible-date'],
      [2, 'E-Mail', 'mail', 'not-an-email'],
      [3, 'Nr.', 'number', 'required'],
      [4, null, null, 'cells-missing'],
    ]);
    expect(values.map(({ number }) => number)).toEqual(['A4']);
  });

  it('not when its columns do not fit, and then the source is let go of', async () => {
    let isClosed = false;
    async function* source() {
      try {
        yield Buffer.from('x;y\n1;2\n');
        yield Buffer.from('3;4\n'.repeat(100_000));
      } finally {
        isClosed = true;
      }
    }
    const opened = await readTypedTable(source(), schema);
    expect(opened).toMatchObject({
      outcome: 'refused',
      problems: [{ problem: 'field-missing', field: 'number' }],
    });
    expect(isClosed).toBe(true);
    expect(await readTypedTable([], schema)).toEqual({ outcome: 'refused', problems: [{ fault: 'empty' }] });
  });

  it('by a mapping, and says what it left unused', async () => {
    const table = await open(['id;Nr.;foo', '1;A;x'], { choices: [{ column: 'id', field: 'number' }] });
    expect(table.plan.unused).toEqual(['Nr.', 'foo']);
    await table.close();
  });
});

describe('an ambiguous amount', () => {
  it('is read as the clear ones of its column, also those that come after it', async () => {
    expect(pricesOf(await read(['Nr.;Preis', 'A;1.234', 'B;5', 'C;12,50']))).toEqual([123_400, 500, 1_250]);
    expect(pricesOf(await read(['Nr.;Preis', 'A;1.230', 'B;5', 'C;12.50']))).toEqual([123, 500, 1_250]);
  });

  it('is not read by another column', async () => {
    expect((await read(['Nr.;Preis;Bestand', 'A;1.234;1.234.567', 'B;5;1'])).faults).toEqual([
      [2, 'Preis', 'priceCents', 'ambiguous-number'],
      [2, 'Bestand', 'stock', 'too-large'],
    ]);
  });

  it('is refused when its column does not tell, or tells both', async () => {
    expect((await read(['Nr.;Preis', 'A;1.234', 'B;5'])).faults).toEqual([
      [2, 'Preis', 'priceCents', 'ambiguous-number'],
    ]);
    const both = await read(['Nr.;Preis', 'A;1.234', 'B;5,50', 'C;5.50']);
    expect(both.faults).toEqual([[2, 'Preis', 'priceCents', 'ambiguous-number']]);
    expect(pricesOf(both)).toEqual([550, 550]);
  });

  it('is read as a person says, if one does', async () => {
    const lines = ['Nr.;Preis', 'A;1.230', 'B;5'];
    expect(pricesOf(await read(lines, { notation: 'comma' }))).toEqual([123_000, 500]);
    expect(pricesOf(await read(lines, { notation: 'point' }))).toEqual([123, 500]);
  });

  it('read one way, and contradicted far behind: the contradiction is refused', async () => {
    const many = Array.from({ length: 2_000 }, (_, i) => `N${i};5`);
    const { faults } = await read(['Nr.;Preis', 'A;1.234', 'B;12,50', ...many, 'C;12.50', 'D;1,00']);
    expect(faults).toEqual([[2_004, 'Preis', 'priceCents', 'mixed-notation']]);
  });

  it('is never read two ways in one table that is taken over whole', async () => {
    const cell = fc.constantFrom('1.234', '2,345', '5', '1,50', '1.50', '1.234,00', '1,234.00');
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { maxLength: 8 }), async (cells) => {
        const { values, count } = await read(['Nr.;Preis', ...cells.map((each, i) => `N${i};${each}`)]);
        if (count > 0) return;
        const prices = values.map(({ priceCents }) => priceCents);
        const isOneOf = [',', '.'].some((mark) =>
          cells.every((each, i) => prices[i] === cents(each, mark) || isClear(each)),
        );
        expect(isOneOf).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

const isClear = (cell: string): boolean => !/^\d[.,]\d{3}$/.test(cell);
const cents = (cell: string, mark: string): number =>
  Math.round(
    Number(
      cell
        .split(mark)
        .map((part) => part.replace(/\D/g, ''))
        .join('.'),
    ) * 100,
  );

describe('faults', () => {
  it('are counted by reason and column, and only the first kept in full', async () => {
    const { rows } = await open(['Nr.;Preis', 'A;x', 'B;y', ';z']);
    const tally = tallyFaults(2);
    for await (const row of rows) if ('faults' in row) tally.add(row.faults);
    expect(tally.report()).toMatchObject({
      count: 4,
      kinds: [
        { reason: 'not-a-number', column: 'Preis', count: 3 },
        { reason: 'required', column: 'Nr.', count: 1 },
      ],
      first: [{ row: 2 }, { row: 3 }],
    });
  });

  it('never quote a cell', async () => {
    const secret = 'Geheim';
    const lines = [
      'Nr.;Preis;Bestand;seit;E-Mail;aktiv',
      ...Array.from({ length: 5 }, () => Array.from({ length: 6 }, () => `${secret}${secret}`).join(';')),
    ];
    const { rows } = await open(lines);
    let text = '';
    for await (const row of rows) text += JSON.stringify(row);
    expect(text).toContain('too-long');
    expect(text).not.toContain(secret);
  });

  it('name the earlier row of a value that may occur only once', async () => {
    const { rows, plan } = await open(['Nr.', 'A', 'B', '"A"']);
    const check = findDuplicates('number', plan);
    const faults: unknown[] = [];
    for await (const row of rows) if ('values' in row) faults.push(check(row, row.values.number));
    expect(faults).toMatchObject([
      null,
      null,
      { row: 4, column: 'Nr.', field: 'number', reason: 'duplicate', values: { earlier: 2 } },
    ]);
  });
});
