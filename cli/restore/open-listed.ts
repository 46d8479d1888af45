import { readFileSync } from 'node:fs';
import type { Place } from '@redlich/engine';
import { backupPlace, placeReason } from '../../modules/operations/index.ts';
import { instanceOf, openErrand } from '../../platform/egress/index.ts';
import { folderPlace, type ServerAddress, serverPlace, TransportFault } from '../../platform/places/index.ts';
import { askLine, askSecret, isSomebodyThere } from '../ask.ts';
import { CommandFault } from '../fault.ts';
import type { ListedPlace } from './place-list.ts';
import type { TypedServer } from './place-text.ts';

/** Opens the places behind `--from`. Each is looked at: what the person at the keyboard can mend is said now, one that is away is not. */
export async function openListed(listed: readonly ListedPlace[]): Promise<readonly Place[]> {
  const places: Place[] = [];
  for (const [index, { place, secret }] of listed.entries())
    places.push(
      place.sort === 'folder'
        ? folderPlace({ id: place.path, folder: place.path, mark: 'any' })
        : await openTyped(place, secret ?? (await secretFor(place, index + 1)), index + 1),
    );
  return places;
}

async function secretFor({ keyFile, name, user }: TypedServer, nth: number): Promise<string> {
  if (keyFile !== null) return '';
  if (isSomebodyThere())
    return askSecret(`${user === '' ? 'Token' : 'Passwort oder Schlüssel'} für ${name}: `);
  throw new CommandFault(
    `Das Passwort für ${name} bitte in REDLICH_PLACE_SECRET_${nth} oder in einer Datei (--from ablagen.json) übergeben.`,
  );
}

async function openTyped(typed: TypedServer, secret: string, nth: number): Promise<Place> {
  let hostKey = typed.hostKey;
  for (;;) {
    const place = placeOf({ ...typed, hostKey }, secret, nth);
    const fault = await faultOf(place);
    if (fault === null) return place;
    if (fault.trouble === 'away') {
      // The restore may do without it; whoever mistyped a folder sees it here.
      process.stderr.write(`${typed.name}: ${placeReason(fault.reason, null).de}\n`);
      return place;
    }
    await place.close();
    const { reason, fingerprint } = fault;
    if (reason !== 'host-key-unknown' || fingerprint === null || !isSomebodyThere())
      throw new CommandFault(
        `${typed.name}: ${placeReason(reason, fingerprint).de}${reason === 'host-key-unknown' ? ` (an die Adresse anhängen: #${fingerprint})` : ''}`,
      );
    const said = await askLine(`${typed.name} zeigt den Schlüssel ${fingerprint}. Stimmt er? (ja/nein) `);
    if (said.trim().toLowerCase() !== 'ja') throw new CommandFault('Nichts wurde verändert.');
    hostKey = fingerprint;
  }
}

/** What is wrong with a place, as far as a look tells. */
async function faultOf(place: Place): Promise<TransportFault | null> {
  try {
    for await (const _ of place.list('')) break;
    return null;
  } catch (error) {
    if (error instanceof TransportFault) return error;
    throw error;
  }
}

/** A place through an errand of its own, which ends with it. Whoever types an address in the own network means it. */
function placeOf(typed: TypedServer, secret: string, nth: number): Place {
  const { host, port } = typed;
  const errand = openErrand({
    addressee: instanceOf(backupPlace, `restore-${nth}`),
    destination: { host, port, ownNetwork: true },
  });
  const place = serverPlace(typed.name, addressOf(typed, secret), {
    connect: () => errand.connect('none'),
    request: errand.request,
  });
  return {
    ...place,
    async close() {
      await place.close();
      errand.close();
    },
  };
}

function addressOf(typed: TypedServer, secret: string): ServerAddress {
  const { sort, host, port, folder, user, plain, bucket, bucketIn, region, hostKey, keyFile } = typed;
  const there = { host, port, folder };
  if (sort === 'webdav')
    return { ...there, sort, plain, login: user === '' ? { token: secret } : { user, password: secret } };
  if (sort === 's3')
    return { ...there, sort, plain, bucket, bucketIn, region, accessKey: user, secretKey: secret };
  const login = keyFile === null ? { password: secret } : { privateKey: keyIn(keyFile), passphrase: secret };
  return { ...there, sort, account: { user, login, hostKey } };
}

function keyIn(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new CommandFault(`Der Schlüssel ${path} ist nicht zu lesen.`);
  }
}
