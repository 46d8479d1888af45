import type { z } from 'zod';
import type { Text } from './text.ts';

/** How a sealed field is found by the blind index: not at all, by word prefixes, or as a phone number. */
export type SearchMode = 'none' | 'words' | 'phone';

/** Parts of a contact card. */
export type ContactPart =
  | 'given-name'
  | 'family-name'
  | 'organisation'
  | 'street'
  | 'postcode'
  | 'city'
  | 'country'
  | 'phone'
  | 'email';

/** A personal field. It exists only inside the sealed blob of its record. */
export interface SealedField<Schema extends z.ZodType = z.ZodType> {
  readonly schema: Schema;
  readonly title: Text;
  /** Class of the DPV personal-data taxonomy, for example `dpv-pd:Name`. */
  readonly category: `dpv-pd:${string}`;
  readonly search: SearchMode;
  /** Made by the program of other fields, so not provided by the person (Art. 20). */
  readonly derived?: true;
  /** What its values mean, where they are codes of the program. A person's copy says so (Art. 12 (1)). */
  readonly meanings?: Readonly<Record<string, Text>>;
  /** Which part of a contact card it is (RFC 6350), so that a person can take it to an address book (Art. 20). */
  readonly contact?: ContactPart;
}

/** Declares a personal field. Never choose a search mode for a field with few possible values (a title, a country). */
export function personal<Schema extends z.ZodType>(
  schema: Schema,
  declared: Omit<SealedField, 'schema'>,
): SealedField<Schema> {
  return Object.freeze({ schema, ...declared });
}

/** What happens to a plain column when its record is made anonymous. There is no default: somebody must have decided. */
export type Afterlife = 'keep' | 'clear';

/** What a number counts, so that a person's copy can say it as people do: 1800 cents are 18,00 €. */
export type AmountUnit = 'cent';

/** A plain, queryable column: numbers, dates, states, amounts, foreign ids. Never a text somebody typed about a person. */
export interface PlainColumn<
  Type extends 'text' | 'integer' = 'text' | 'integer',
  Null extends boolean = boolean,
> {
  readonly type: Type;
  readonly nullable: Null;
  readonly title: Text;
  readonly afterlife: Afterlife;
  /** `words`: also findable by the blind index, for numbers printed on papers (customer number, order number). */
  readonly search: SearchMode;
  /** What its values mean, where they are codes of the program. */
  readonly meanings?: Readonly<Record<string, Text>>;
  readonly unit?: AmountUnit;
}

interface ColumnChoice {
  readonly title: Text;
  readonly afterlife: Afterlife;
  readonly search?: SearchMode;
  readonly unit?: AmountUnit;
  readonly meanings?: Readonly<Record<string, Text>>;
}

function column<Type extends 'text' | 'integer', Null extends boolean>(type: Type, nullable: Null) {
  return (declared: ColumnChoice): PlainColumn<Type, Null> =>
    Object.freeze({ search: 'none', ...declared, type, nullable });
}

/** Builders of plain columns. Integers are also used for cents, flags (0 or 1) and instants (milliseconds since 1970). */
export const plain = {
  text: column('text', false),
  textOrNull: column('text', true),
  integer: column('integer', false),
  integerOrNull: column('integer', true),
} as const;

/** The TypeScript value of a plain column. */
export type PlainValue<Column> =
  Column extends PlainColumn<infer Type, infer Null>
    ? (Type extends 'text' ? string : number) | (Null extends true ? null : never)
    : never;
