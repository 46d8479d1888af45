import pg from 'pg';
import type { FrozenView, ProcessLock } from './connection.ts';

/** A connection of its own in a transaction that keeps seeing the moment of its first statement. */
export async function freezePostgres(settings: pg.ClientConfig): Promise<FrozenView> {
  const client = await connect(settings);
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query('SELECT 1');
  } catch (error) {
    await client.end();
    throw error;
  }
  return {
    dialect: 'postgres',
    read: async (text, parameters) =>
      (await client.query({ text, values: [...parameters], rowMode: 'array' })).rows,
    close: () => client.end(),
  };
}

/** A lock among servers on one database: it ends with the connection. @returns null when another holds it */
export async function lockPostgres(settings: pg.ClientConfig, number: number): Promise<ProcessLock | null> {
  const client = await connect(settings);
  const taken = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [number]);
  if (taken.rows[0]?.taken === true) return { release: () => client.end() };
  await client.end();
  return null;
}

async function connect(settings: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(settings);
  // Whoever uses the connection learns of its loss by its own error; an event nobody hears would end the process.
  client.on('error', () => {});
  await client.connect();
  return client;
}
