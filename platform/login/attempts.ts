import type { Actor, Engine, Unit } from '@redlich/engine';
import { signInAttempt } from './declaration.ts';
import type { Failures } from './lock-out.ts';
import { attackDefence } from './purposes.ts';
import { doorkeeper } from './sign-in-key.ts';
import { loginTables } from './tables.ts';

/** What is kept of a failed sign-in. The password is not. */
export interface Attempt {
  readonly loginHash: string;
  readonly login: string;
  /** A passkey cannot be guessed, so its failures are evidence but cost no wait. */
  readonly step: 'password' | 'code' | 'passkey';
  readonly address: string | null;
  readonly browser: string | null;
}

/** So many attempts an hour are evidence enough; an attacker must not be able to fill the disk. */
const keptPerHour = 1_000;

/** What a process remembers of the attempts beyond that. */
const rememberedAtMost = 10_000;

const beyond = new WeakMap<Engine, Map<string, Failures>>();

/** Failures in a row on a login name, whether there is such an account or not. */
export async function failuresOn(engine: Engine, loginHash: string): Promise<Failures> {
  const kept = await loginTables(engine.db)
    .selectFrom('records.sign_in_attempt')
    .select((row) => [row.fn.countAll<number>().as('count'), row.fn.max('created_at').as('lastAt')])
    .where('login_hash', '=', loginHash)
    .where('counts', '=', 1)
    .executeTakeFirst();
  const remembered = beyond.get(engine)?.get(loginHash);
  return {
    count: Number(kept?.count ?? 0) + (remembered?.count ?? 0),
    lastAt: Math.max(Number(kept?.lastAt ?? 0), remembered?.lastAt ?? 0),
  };
}

/** Attempts on any name since an instant. */
export async function failuresSince(engine: Engine, since: number): Promise<number> {
  const found = await loginTables(engine.db)
    .selectFrom('records.sign_in_attempt')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('created_at', '>', since)
    .executeTakeFirst();
  return Number(found?.count ?? 0);
}

/** Records a failure: as evidence, and for the wait. */
export async function recordFailure(engine: Engine, attempt: Attempt): Promise<void> {
  if ((await failuresSince(engine, engine.now() - 3_600_000)) >= keptPerHour)
    return remember(engine, attempt.loginHash);
  const { loginHash, login, step, address, browser } = attempt;
  await engine.write(doorkeeper, (unit) =>
    unit.insert(signInAttempt, {
      person: null,
      sealed: { address, browser: browser?.slice(0, 300) ?? null, login: login.slice(0, 200) },
      plain: { login_hash: loginHash, step, counts: step === 'passkey' ? 0 : 1 },
    }),
  );
}

function remember(engine: Engine, loginHash: string): void {
  const names = beyond.get(engine) ?? new Map<string, Failures>();
  beyond.set(engine, names);
  const count = (names.get(loginHash)?.count ?? 0) + 1;
  names.delete(loginHash);
  names.set(loginHash, { count, lastAt: engine.now() });
  const [oldest] = names.keys();
  if (names.size > rememberedAtMost && oldest !== undefined) names.delete(oldest);
}

/** After somebody got in, earlier failures cost no wait any more. The evidence stays its seven days. */
export async function forgiveFailures(unit: Unit, engine: Engine, loginHash: string): Promise<void> {
  beyond.get(engine)?.delete(loginHash);
  await loginTables(unit.db)
    .updateTable('records.sign_in_attempt')
    .set({ counts: 0 })
    .where('login_hash', '=', loginHash)
    .where('counts', '=', 1)
    .execute();
}

/** The newest failures with what is known of them, for the owner or the authorities. Each look is in the ledger. */
export async function listFailures(engine: Engine, actor: Actor, limit: number) {
  const rows = await loginTables(engine.db)
    .selectFrom('records.sign_in_attempt')
    .select('id')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  const opened = await engine.openMany(
    actor,
    signInAttempt,
    rows.map((row) => row.id),
    attackDefence,
  );
  return opened.flatMap((each) =>
    each.outcome === 'opened' ? [{ at: each.row.created_at, step: each.row.step, ...each.sealed }] : [],
  );
}
