import type { z } from 'zod';
import type { DeletionRule } from './deletion-rule.ts';
import type { AmountUnit, PlainColumn, PlainValue, SealedField } from './field.ts';
import type { Purpose } from './purpose.ts';
import type { Text } from './text.ts';

/** A category of data subjects (Art. 30 (1) c): customers, staff, ticket contacts. */
export interface PersonCategory<Id extends string = string> {
  readonly id: Id;
  readonly title: Text;
  /**
   * How these persons stand to the company, where they do not deal with it as customers do: they work for it, only call on its
   * system, or are no natural persons at all. Papers speak to each in a section of its own.
   */
  readonly standing?: 'staff' | 'caller' | 'no-person';
}

/** Declares a category of persons. */
export function personCategory<const Id extends string>(declared: PersonCategory<Id>): PersonCategory<Id> {
  return Object.freeze(declared);
}

/** The abstract start points of DIN 66398: with the collection, at the end of a matter, at the end of the relation. */
export type AbstractStart = 'collection' | 'end-of-matter' | 'end-of-relation';

/** An event in the life of a record that can start a period. It is kept as a plain instant. */
export interface LifeEvent {
  readonly title: Text;
  readonly start: AbstractStart;
  /** Erasing the person at their request is this event as well, for a record that a law keeps beyond it. */
  readonly byErasure?: true;
}

/** Every record has this event: the instant it was collected. */
export type BuiltInEvent = 'created';

/** Rows of a plain table that belong to a record. They hold things and numbers, and are about a person as long as the record is. */
export interface Detail {
  /** Name of the table, without its schema. */
  readonly table: string;
  /** The rows whose `column` equals the record's `own` column (`id`, or a plain one). */
  readonly match: { readonly column: string; readonly own: string };
  readonly orderBy: string;
  readonly title: Text;
  readonly columns: Readonly<Record<string, DetailColumn>>;
}

/** A column of a detail. `names`: the column holds an id, and this is where the thing's name stands. */
export interface DetailColumn {
  readonly title: Text;
  readonly unit?: AmountUnit;
  readonly names?: { readonly table: string; readonly key: string; readonly column: string };
}

/**
 * A kind of records (Datenart): same purposes, exactly one deletion rule. What is not declared here cannot be stored, and
 * what is declared here appears in the notice, the record of processing and the deletion concept.
 */
export interface Kind<
  Id extends string = string,
  Sealed extends Readonly<Record<string, SealedField>> = Readonly<Record<string, SealedField>>,
  Plain extends Readonly<Record<string, PlainColumn>> = Readonly<Record<string, PlainColumn>>,
  Event extends string = string,
  Purposes extends readonly [Purpose, ...Purpose[]] = readonly [Purpose, ...Purpose[]],
> {
  readonly id: Id;
  readonly title: Text;
  readonly persons: PersonCategory;
  readonly purposes: Purposes;
  /** Where the data comes from (Art. 14 (2) f, Art. 15 (1) g). */
  readonly origin: Text;
  /**
   * Whether the person provided it, by telling or by using a service, or the controller derived or wrote it (Art. 20 (1) GDPR; WP 242
   * rev. 01: what a person provides is portable, what is made of it is not).
   */
  readonly provided: 'by-person' | 'derived';
  /** Rows of plain tables that belong to a record: lines of an order. They are in its person's copy (Art. 15 (3)). */
  readonly details?: readonly Detail[];
  /** Grows by one with every change of the sealed fields; part of what the seal is bound to. */
  readonly schemaVersion: number;
  readonly sealed: Sealed;
  readonly plain: Plain;
  readonly events: Readonly<Record<Event, LifeEvent>>;
  readonly deletion: DeletionRule<NoInfer<Event> | BuiltInEvent>;
}

/** Declares a kind of records. Ids are lower-case words joined by `_`, because a kind's id names its table. */
export function kind<
  const Id extends string,
  Sealed extends Readonly<Record<string, SealedField>>,
  Plain extends Readonly<Record<string, PlainColumn>>,
  Event extends string,
  const Purposes extends readonly [Purpose, ...Purpose[]],
>(declared: Kind<Id, Sealed, Plain, Event, Purposes>): Kind<Id, Sealed, Plain, Event, Purposes> {
  return Object.freeze(declared);
}

/** Any kind, when its exact type does not matter. */
// biome-ignore lint/suspicious/noExplicitAny: the one place where a kind's parameters are deliberately forgotten
export type AnyKind = Kind<string, any, any, any, any>;

/** The personal fields of a kind as a value. */
export type SealedOf<K extends AnyKind> = {
  -readonly [Field in keyof K['sealed']]: z.output<K['sealed'][Field]['schema']>;
};

/** The plain columns of a kind as a value. */
export type PlainOf<K extends AnyKind> = {
  -readonly [Name in keyof K['plain']]: PlainValue<K['plain'][Name]>;
};

/** The names of a kind's own events. */
export type EventOf<K extends AnyKind> = Extract<keyof K['events'], string>;

/** The ids of the purposes a kind may be opened for. */
export type PurposeOf<K extends AnyKind> = K['purposes'][number];
