import type { CellReader } from '../fields/reader.ts';
import { foldName } from '../map/fold-name.ts';

/** A field of a table: how its cells are read, and what happens without one. */
export interface Field<Value> {
  readonly reader: CellReader<Value>;
  /** Headings under which foreign systems keep it, the most telling first. */
  readonly headings: readonly string[];
  /** The value of an empty cell or a missing column; `null` where there must be a value. */
  readonly otherwise: { readonly value: Value } | null;
}

/** The fields of a table by their names. */
export type RowSchema = Readonly<Record<string, Field<unknown>>>;

/** The values of a row read by a schema. */
export type ValuesOf<Schema extends RowSchema> = {
  readonly [Name in keyof Schema]: Schema[Name] extends Field<infer Value> ? Value : never;
};

/** A field that every table must have, with a value in every row. */
export const required = <Value>(reader: CellReader<Value>, headings: readonly string[]): Field<Value> => ({
  reader,
  headings,
  otherwise: null,
});

/** A field whose column may be missing and whose cells may be empty: then it is `null`, or the value given instead. */
export function optional<Value>(reader: CellReader<Value>, headings: readonly string[]): Field<Value | null>;
export function optional<Value>(
  reader: CellReader<Value>,
  headings: readonly string[],
  otherwise: Value,
): Field<Value>;
export function optional<Value>(
  reader: CellReader<Value>,
  headings: readonly string[],
  otherwise: Value | null = null,
): Field<Value | null> {
  return { reader, headings, otherwise: { value: otherwise } };
}

/**
 * Declares the fields of a table.
 *
 * @throws if two fields claim the same heading: a column could not be given to either
 * @example
 * const articleRow = rowSchema({
 *   number: required(text({ max: 40 }), ['Artikelnummer', 'Art.-Nr.', 'product id']),
 *   priceCents: required(money({ min: 0, max: 100_000_000 }), ['Preis', 'VK brutto', 'unit price']),
 *   active: optional(yesNo(), ['aktiv', 'active'], true),
 * });
 */
export function rowSchema<const Schema extends RowSchema>(fields: Schema): Schema {
  const owners = new Map<string, string>();
  for (const [name, field] of Object.entries(fields)) {
    for (const known of new Set([name, ...field.headings].map(foldName))) {
      const owner = owners.get(known);
      if (owner !== undefined) throw new Error(`the fields ${owner} and ${name} claim the same heading`);
      owners.set(known, name);
    }
  }
  return fields;
}
