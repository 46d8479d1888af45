import {
  type Compilable,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Connection, Dialect, Row, Soon } from './connection.ts';

class Slot {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

// biome-ignore lint/suspicious/noExplicitAny: compiles queries on any table; rows are typed by the caller
type AnyDb = Kysely<any>;

const compilers: Record<Dialect, AnyDb> = {
  sqlite: new Kysely({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  }),
  postgres: new Kysely({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  }),
};

/** Kysely that only compiles, for the dialect. */
export const compiler = (dialect: Dialect): AnyDb => compilers[dialect];

/** A query built once by Kysely and run many times with other values: no building on the hot path. */
export interface Statement<Args extends Row, Result = Row> {
  run(connection: Connection, args: Args): Soon<readonly Result[]>;
}

/**
 * Makes a statement. `slot('name')` stands where `args.name` will be bound.
 * @example
 * const keyOf = statement<{ group: string }, { wrapped: Uint8Array }>((db, slot) =>
 *   db.selectFrom('keys.key').select('wrapped').where('key_group', '=', slot('group')));
 */
export function statement<Args extends Row, Result = Row>(
  // biome-ignore lint/suspicious/noExplicitAny: a slot takes the type its place wants
  build: (db: AnyDb, slot: (name: keyof Args & string) => any) => Compilable,
): Statement<Args, Result> {
  const compiled = new Map<Dialect, { sql: string; parameters: readonly unknown[] }>();
  return {
    run(connection, args) {
      let query = compiled.get(connection.dialect);
      if (query === undefined) {
        query = build(compiler(connection.dialect), (name) => new Slot(name)).compile();
        compiled.set(connection.dialect, query);
      }
      const bound = query.parameters.map((each) => (each instanceof Slot ? args[each.name] : each));
      return connection.run(query.sql, bound) as Soon<readonly Result[]>;
    },
  };
}
