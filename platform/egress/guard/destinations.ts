import { isIP } from 'node:net';
import { isPassing } from './pass.ts';

/** What a socket is to be connected to. */
export type Connecting = { readonly host: string; readonly port: number } | { readonly path: string };

/** Where the database server is, if there is one: the only place besides the door. */
export interface DatabasePlace {
  readonly host: string;
  readonly port: number;
}

const usualPort = 5432;

/** The host and port of a PostgreSQL address, read as its driver reads it. */
export function databasePlace(url: string | undefined): DatabasePlace | null {
  if (url === undefined || url === '' || !URL.canParse(url)) return null;
  const { hostname, port, searchParams } = new URL(url);
  const host = searchParams.get('host') ?? decodeURIComponent(hostname).replace(/^\[(.*)\]$/, '$1');
  return { host: host || 'localhost', port: Number(searchParams.get('port') ?? port) || usualPort };
}

/** What the arguments of `Socket.connect` say, in all the forms Node takes. */
export function connectingOf(args: readonly unknown[]): Connecting {
  const [given, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
  if (typeof given === 'object' && given !== null) {
    const { path, host, port } = given as { path?: unknown; host?: unknown; port?: unknown };
    if (typeof path === 'string' && path !== '') return { path };
    return { host: typeof host === 'string' && host !== '' ? host : 'localhost', port: Number(port) };
  }
  if (typeof given === 'string' && !/^\d+$/.test(given)) return { path: given };
  return { host: typeof second === 'string' ? second : 'localhost', port: Number(given) };
}

/** Whether a socket may be connected: by the door, or to the database. */
export function mayConnect(connecting: Connecting, database: DatabasePlace | null): boolean {
  if (isPassing()) return true;
  if (database === null) return false;
  if ('path' in connecting) return connecting.path === `${database.host}/.s.PGSQL.${database.port}`;
  return connecting.host === database.host && connecting.port === database.port;
}

/** Whether a name may be asked for: by the door, or the database's. An address is no name, so nobody is asked. */
export function mayLookUp(name: unknown, database: DatabasePlace | null): boolean {
  if (isPassing() || (database !== null && name === database.host)) return true;
  return typeof name !== 'string' || name === '' || isIP(name) !== 0;
}
