import type { Engine, Text } from '@redlich/engine';

/**
 * One field of a log event: from what it is made, and what of it is written. No field takes a free text, so that a name,
 * an address or a search word has no way into the log.
 */
export interface Field<Source> {
  readonly write: (source: Source) => string | number | boolean;
}

const harmless = /^[A-Za-z0-9_./{}:-]{1,120}$/;

/** The last guard, for values that got past the types: what does not look like an id is written as `?`. */
const onlyId = (text: string): string => (typeof text === 'string' && harmless.test(text) ? text : '?');

/** A count, a size, a port. */
export const count: Field<number> = { write: (source) => (Number.isFinite(source) ? Number(source) : -1) };

/** How long something took. */
export const durationMs: Field<number> = { write: (source) => Math.round(count.write(source) as number) };

/** Something declared in the program, a job or a recipient; its id is written. */
export const declared: Field<{ readonly id: string; readonly title: Text }> = {
  write: (source) => onlyId(source.id),
};

/** A tenant by its engine; the tenant's short name is written. */
export const tenant: Field<Pick<Engine, 'tenant' | 'register'>> = {
  write: (source) => onlyId(source.tenant),
};

/** A route by its declaration; the path as declared is written (`/api/orders/{id}`), never the path that was called. */
export const route: Field<{ readonly method: string; readonly path: string; readonly access: unknown }> = {
  write: (source) => `${onlyId(source.method)} ${onlyId(source.path)}`,
};

/** One of a few words that stand in the program. */
export function oneOf<const Word extends string>(...words: readonly Word[]): Field<Word> {
  return { write: (source) => (words.includes(source) ? source : '?') };
}

declare const brand: unique symbol;

/** The number of a fault in the log; the user is shown it, and by it the operator finds the entry. */
export type ErrorId = string & { readonly [brand]: 'error' };

/** The number of a fault written earlier. */
export const errorId: Field<ErrorId> = { write: onlyId };
