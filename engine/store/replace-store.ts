import type { StorePlace } from '../open-store.ts';

/** A tenant's databases on a PostgreSQL server; where the stores are files, folders are renamed instead. */
type DatabasePlace = Extract<StorePlace, { at: 'postgres' }>;

/** Connects to the server itself, not to a tenant's database. */
async function onServer<Result>(
  url: string,
  work: (run: (sql: string, ...values: string[]) => Promise<number>) => Promise<Result>,
): Promise<Result> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(async (sql, ...values) => (await client.query(sql, values)).rowCount ?? 0);
  } finally {
    await client.end();
  }
}

const named = async (tenant: string): Promise<string> => (await import('./postgres.ts')).databaseOf(tenant);
const isThere = 'SELECT 1 FROM pg_database WHERE datname = $1';
const isUsed = 'SELECT 1 FROM pg_stat_activity WHERE datname = $1';

/** Whether anybody is connected to a tenant's database: a server on another computer, a program of the administrator's. */
export const isDatabaseUsed = ({ url, tenant }: DatabasePlace): Promise<boolean> =>
  onServer(url, async (run) => (await run(isUsed, await named(tenant))) > 0);

/** Removes a tenant's database; one that is not there is no fault. */
export const dropDatabase = ({ url, tenant }: DatabasePlace): Promise<void> =>
  onServer(url, async (run) => void (await run(`DROP DATABASE IF EXISTS ${await named(tenant)}`)));

/**
 * Lets a database take the place and name of another, in one step, and removes the other one. Killed anywhere and done once more it comes
 * to the same end; where there is no fresh database it has happened already.
 * @param former the name the other one has until it is removed
 */
export const replaceDatabase = (fresh: DatabasePlace, target: string, former: string): Promise<void> =>
  onServer(fresh.url, async (run) => {
    const [from, to, aside] = await Promise.all([fresh.tenant, target, former].map(named));
    if ((await run(isThere, from ?? '')) > 0) {
      await run('BEGIN');
      if ((await run(isThere, to ?? '')) > 0) await run(`ALTER DATABASE ${to} RENAME TO ${aside}`);
      await run(`ALTER DATABASE ${from} RENAME TO ${to}`);
      await run('COMMIT');
    }
    await run(`DROP DATABASE IF EXISTS ${aside}`);
  });
