import { describe, expect, it } from 'vitest';
import { integer } from '../fields/number.ts';
import { text } from '../fields/text.ts';
import { optional, required, rowSchema } from '../rows/row-schema.ts';
import { planColumns } from './plan-columns.ts';

const line = text({ max: 40 });
const schema = rowSchema({
  number: required(line, ['Kundennummer', 'Kunden-Nr.', 'customer id']),
  street: optional(line, ['Straße', 'address']),
  stock: optional(integer({ min: 0, max: 10 }), ['Bestand'], 0),
});

function plan(header: readonly string[], said: Readonly<Record<string, string | null>> = {}) {
  return planColumns(
    schema,
    header,
    Object.entries(said).map(([column, field]) => ({ column, field })),
  );
}

describe('columns and fields come together', () => {
  it.each([[['kunden_nr', 'STRASSE']], [['Customer-ID', 'address']], [['Number', 'strasse']]])(
    'by their headings: %j',
    (header) => {
      expect(plan(header)).toMatchObject({
        outcome: 'planned',
        plan: {
          columns: [
            { field: 'number', column: header[0], index: 0, how: 'by-heading' },
            { field: 'street', column: header[1], index: 1, how: 'by-heading' },
          ],
          unused: [],
        },
      });
    },
  );

  it('by what a person said, before any heading', () => {
    expect(plan(['Kundennummer', 'alt', 'Straße'], { ALT: 'number' })).toEqual({
      outcome: 'planned',
      plan: {
        columns: [
          { field: 'number', column: 'alt', index: 1, how: 'said' },
          { field: 'street', column: 'Straße', index: 2, how: 'by-heading' },
        ],
        unused: ['Kundennummer'],
      },
    });
  });

  it('by the more telling heading; the other column is left unused, and said so', () => {
    expect(plan(['customer id', 'Kundennummer'])).toMatchObject({
      outcome: 'planned',
      plan: { columns: [{ field: 'number', column: 'Kundennummer' }], unused: ['customer id'] },
    });
  });

  it('not where a person said a column stays unused', () => {
    expect(plan(['Kundennummer', 'Straße'], { Straße: null })).toMatchObject({
      outcome: 'planned',
      plan: { columns: [{ field: 'number' }], unused: ['Straße'] },
    });
  });

  it('one column in two fields, if a person wants it', () => {
    const choices = [
      { column: 'a', field: 'number' },
      { column: 'a', field: 'street' },
    ];
    expect(planColumns(schema, ['a'], choices)).toMatchObject({
      outcome: 'planned',
      plan: { columns: [{ index: 0 }, { index: 0 }] },
    });
  });
});

describe('columns and fields do not come together', () => {
  it('when a field is unknown: all fields are named', () => {
    expect(plan(['Kundennummer', 'x'], { x: 'nmae' })).toEqual({
      outcome: 'refused',
      problems: [{ problem: 'field-unknown', field: 'nmae', fields: ['number', 'street', 'stock'] }],
    });
  });

  it('when a column is not there: all columns are named, and its field is not reported missing as well', () => {
    expect(plan(['a', 'b'], { c: 'number' })).toEqual({
      outcome: 'refused',
      problems: [{ problem: 'column-unknown', column: 'c', columns: ['a', 'b'] }],
    });
  });

  it('when a required field has no column', () => {
    expect(plan(['a', 'Straße'])).toEqual({
      outcome: 'refused',
      problems: [{ problem: 'field-missing', field: 'number', columns: ['a', 'Straße'] }],
    });
  });

  it('when two columns are said for one field', () => {
    expect(plan(['a', 'b'], { a: 'number', b: 'number' })).toEqual({
      outcome: 'refused',
      problems: [{ problem: 'field-twice', field: 'number', columns: ['a', 'b'] }],
    });
  });

  it('when two columns have the same heading of a field', () => {
    expect(plan(['Kunden-Nr', 'Kunden Nr.'])).toEqual({
      outcome: 'refused',
      problems: [{ problem: 'field-twice', field: 'number', columns: ['Kunden-Nr', 'Kunden Nr.'] }],
    });
  });

  it('and every problem is named at once', () => {
    const planned = plan(['a'], { b: 'street', a: 'nope' });
    if (planned.outcome === 'planned') throw new Error('planned');
    expect(planned.problems.map(({ problem }) => problem)).toEqual([
      'column-unknown',
      'field-unknown',
      'field-missing',
    ]);
  });
});

describe('a schema', () => {
  it('in which two fields claim the same heading is a mistake of the programmer', () => {
    const build = () =>
      rowSchema({ name: required(line, ['Titel']), title: required(line, []), titel: required(line, []) });
    expect(build).toThrow('name and titel claim the same heading');
  });
});
