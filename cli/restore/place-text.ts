import { isAbsolute, resolve } from 'node:path';
import { CommandFault } from '../fault.ts';

/** A place on another computer, as it is typed; its secret is never part of it. */
export interface TypedServer {
  readonly sort: 'sftp' | 'webdav' | 's3';
  /** Without user and secret, for messages. */
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly folder: string;
  /** A name, an access key; empty for a token. */
  readonly user: string;
  readonly plain: boolean;
  /** Of SFTP: the fingerprint the server must show, and the file of the private key. */
  readonly hostKey: string | null;
  readonly keyFile: string | null;
  /** Of S3. */
  readonly bucket: string;
  readonly bucketIn: 'path' | 'host';
  readonly region: string;
}

/** A place as it is typed. */
export type TypedPlace = { readonly sort: 'folder'; readonly path: string } | TypedServer;

const forms = `So geht es:
  folder:/voller/pfad
  sftp://benutzer@rechner/ordner            (?key=/pfad/zum/schlüssel, #SHA256:… des Servers)
  webdav:https://benutzer@rechner/ordner    (ohne Benutzer: mit Token)
  s3:https://zugriffsschlüssel@rechner/bucket/ordner?region=…   (&style=host: bucket.rechner)
  ablagen.json                              (Liste von { "place": "…", "secret": "…" })`;

const wrong = (what: string): CommandFault => new CommandFault(`${what}\n${forms}`);

/** Reads a place as it is typed behind `--from`. @throws {CommandFault} that repeats nothing but the name of the host */
export function typedPlace(text: string): TypedPlace {
  const sort = /^(folder|sftp|webdav|s3):/.exec(text)?.[1];
  if (sort === undefined || sort === 'folder') return typedFolder(text.replace(/^folder:/, ''));
  const address = sort === 'sftp' ? text : text.slice(sort.length + 1);
  const url = URL.canParse(address) ? new URL(address) : null;
  const schemes = sort === 'sftp' ? ['sftp:'] : ['https:', 'http:'];
  if (url === null || !schemes.includes(url.protocol) || url.hostname === '')
    throw wrong('Diese Ablage ist nicht zu verstehen.');
  if (url.password !== '')
    throw wrong(
      `Bitte das Passwort für ${url.hostname} nicht in die Adresse schreiben: Andere Programme sähen es. Es wird gefragt.`,
    );
  const server = serverOf(sort as TypedServer['sort'], url);
  if (server.user === '' && sort !== 'webdav') throw wrong(`Wer meldet sich bei ${url.hostname} an?`);
  return server;
}

function typedFolder(path: string): TypedPlace {
  if (!isAbsolute(path)) throw wrong(`Bitte den vollen Pfad angeben: folder:${resolve(path)}`);
  return { sort: 'folder', path };
}

const usualPort: Readonly<Record<string, number>> = { 'sftp:': 22, 'https:': 443, 'http:': 80 };

function serverOf(sort: TypedServer['sort'], url: URL): TypedServer {
  const { hostname, port, protocol, searchParams, hash } = url;
  const path = decodeURIComponent(url.pathname).replace(/\/+$/, '');
  const common: TypedServer = {
    ...{ sort, host: hostname, port: Number(port) || (usualPort[protocol] ?? 443), folder: path },
    ...{ name: `${sort}://${hostname}${url.pathname}`, user: decodeURIComponent(url.username) },
    ...{ plain: protocol === 'http:', keyFile: searchParams.get('key') },
    hostKey: hash.startsWith('#SHA256:') ? decodeURIComponent(hash.slice(1)) : null,
    ...{ bucket: '', bucketIn: 'path', region: searchParams.get('region') ?? 'us-east-1' },
  };
  if (sort !== 's3') return common;
  const [, bucket = '', ...rest] = path.split('/');
  const folder = rest.join('/');
  if (bucket === '' || folder === '') throw wrong(`Welcher Bucket und welcher Ordner bei ${hostname}?`);
  return searchParams.get('style') === 'host'
    ? { ...common, bucket, folder, bucketIn: 'host', host: `${bucket}.${hostname}` }
    : { ...common, bucket, folder };
}
