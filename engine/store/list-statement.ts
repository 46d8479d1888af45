import type { Compilable, Kysely } from 'kysely';
import type { Connection, Row } from './connection.ts';
import { type Statement, statement } from './statement.ts';

/** Lengths statements are prepared for: powers of two, and the pages screens ask for. Shorter lists are padded. */
const sizes = [1, 2, 4, 8, 16, 25, 32, 50, 64, 100, 128, 256, 512] as const;

/** Ids looked up in one statement at most. */
const mostAtOnce = 512;

/** A statement with a list of ids in it (`… where id in (…)`), prepared for a few lengths and padded up to the next. */
export interface ListStatement<Result> {
  run(connection: Connection, list: readonly string[], args?: Row): Promise<readonly Result[]>;
}

/**
 * Makes a list statement.
 * @example
 * const rows = listStatement<Row>((db, list) => db.selectFrom('records.note').selectAll().where('id', 'in', list));
 */
export function listStatement<Result>(
  // biome-ignore lint/suspicious/noExplicitAny: slots take the type their place wants
  build: (db: Kysely<any>, list: any[], slot: (name: string) => any) => Compilable,
): ListStatement<Result> {
  const bySize = new Map<number, Statement<Row, Result>>();
  const ofSize = (size: number): Statement<Row, Result> => {
    let made = bySize.get(size);
    if (made === undefined) {
      made = statement<Row, Result>((db, slot) =>
        build(
          db,
          Array.from({ length: size }, (_, i) => slot(`#${i}`)),
          slot,
        ),
      );
      bySize.set(size, made);
    }
    return made;
  };
  return {
    async run(connection, list, args = {}) {
      const results: Result[] = [];
      for (let start = 0; start < list.length; start += mostAtOnce) {
        const part = list.slice(start, start + mostAtOnce);
        const size = sizes.find((each) => each >= part.length) ?? mostAtOnce;
        const bound: Row = { ...args };
        for (let i = 0; i < size; i++) bound[`#${i}`] = part[Math.min(i, part.length - 1)];
        for (const row of await ofSize(size).run(connection, bound)) results.push(row);
      }
      return results;
    },
  };
}
