import type { Actor, Engine, Kind, Purpose, RecordId, RowOf } from '@redlich/engine';
import type { Kysely } from 'kysely';
import type { sessionParts } from './session-parts.ts';
import { hashOf, idleMs, longestMs, newToken } from './sessions.ts';

/** A kind of sessions: the staff's, or those of another entrance. */
export type SessionKind = Kind<
  string,
  typeof sessionParts.sealed,
  typeof sessionParts.plain,
  'ended',
  readonly [Purpose, ...Purpose[]]
>;

/** A session's row. */
export type SessionRow = RowOf<SessionKind>;

/** Which sessions are meant. */
export type WhichSessions =
  | { readonly account: string; readonly but?: string }
  | { readonly tokenHash: string }
  | 'expired';

/** Its use is written down no more often than this. */
export const touchedEveryMs = 60_000;

/**
 * The sessions of one kind of accounts, as they are stored: only the hash of an id, and nothing about the browser.
 * @param keeper the part of the program that begins and ends them
 */
export function storedSessions(kind: SessionKind, keeper: Actor) {
  const table = `records.${kind.id}`;
  const tables = (db: unknown) => db as Kysely<Record<string, SessionRow>>;
  return {
    /** Signs an account in: a new session under a new id, which is the answer. */
    async begin(engine: Engine, account: Pick<SessionRow, 'id' | 'person_id'>): Promise<string> {
      const token = newToken();
      await engine.write(keeper, (unit) =>
        unit.insert(kind, {
          person: account.person_id,
          sealed: {},
          plain: { token_hash: hashOf(token), account_id: account.id, seen_at: unit.now },
        }),
      );
      return token;
    },
    /** The session with this value at one tenant. */
    row: (engine: Engine, tokenHash: string): Promise<SessionRow | undefined> =>
      tables(engine.db)
        .selectFrom(table)
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst() as Promise<SessionRow | undefined>,
    /** All sessions of a tenant. */
    all: (engine: Engine): Promise<readonly SessionRow[]> =>
      tables(engine.db).selectFrom(table).selectAll().execute() as Promise<readonly SessionRow[]>,
    /** Writes down that a session is in use. */
    async touch(engine: Engine, id: RecordId): Promise<void> {
      await engine.write(keeper, async (unit) => {
        await tables(unit.db).updateTable(table).set({ seen_at: unit.now }).where('id', '=', id).execute();
      });
    },
    /** Ends sessions; they are erased with it. Returns how many there were. */
    async end(engine: Engine, which: WhichSessions): Promise<number> {
      return engine.write(keeper, async (unit) => {
        const all = tables(unit.db).selectFrom(table).select('id');
        const chosen =
          which === 'expired'
            ? all.where((row) =>
                row.or([
                  row('seen_at', '<', unit.now - idleMs),
                  row('created_at', '<', unit.now - longestMs),
                ]),
              )
            : 'tokenHash' in which
              ? all.where('token_hash', '=', which.tokenHash)
              : all.where('account_id', '=', which.account).where('token_hash', '!=', which.but ?? '');
        const rows = await chosen.execute();
        for (const { id } of rows) await unit.mark(kind, id as RecordId, 'ended');
        return rows.length;
      });
    },
  };
}
