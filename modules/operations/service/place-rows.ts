import { type Actor, type Engine, newId, type RecordId, type Unit } from '@redlich/engine';
import { placeLogin } from '../declaration.ts';
import { operationTables, type PlaceRow, type PlaceStateRow } from '../operation.tables.ts';
import type { PlaceInput } from '../schemas.ts';

/** All places, in the order they were entered. */
export const placeRows = (db: unknown): Promise<readonly PlaceRow[]> =>
  operationTables(db).selectFrom('records.copy_place').selectAll().orderBy('id').execute();

/** One place. */
export const placeRow = (db: unknown, id: string): Promise<PlaceRow | undefined> =>
  operationTables(db).selectFrom('records.copy_place').selectAll().where('id', '=', id).executeTakeFirst();

/** How the places fared last. */
export const stateRows = (db: unknown): Promise<readonly PlaceStateRow[]> =>
  operationTables(db).selectFrom('records.copy_place_state').selectAll().execute();

/** What a look at the place proved: a mark, a fingerprint or what a bucket keeps, and whether a folder lies on the disk of the data. */
export interface PlaceProof {
  readonly proof: string;
  readonly besideData: boolean;
}

/** What came of a change. */
export type PlaceSaved =
  | { readonly outcome: 'saved'; readonly id: string; readonly revision: number }
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'conflict' };

/** A short id that begins with the instant and the count within it, so that places stand in the order they were entered. */
function placeId(now: number): string {
  const hex = newId<RecordId>(now).replaceAll('-', '');
  return `p-${hex.slice(0, 12)}${hex.slice(13, 16)}${hex.slice(-5)}`;
}

/** Writes a new place; it is off. Its short id stands in the ledger and in alarms. */
export const addPlace = (
  engine: Engine,
  actor: Actor,
  input: PlaceInput,
  proof: PlaceProof,
): Promise<PlaceSaved> =>
  engine.write(actor, async (unit) => {
    const id = placeId(unit.now);
    const secret = await sealSecret(unit, id, null, secretOf(input));
    await operationTables(unit.db)
      .insertInto('records.copy_place')
      .values({ id, ...columnsOf(input, proof), secret, is_on: 0, revision: 1 })
      .execute();
    await unit.note('recipient-entered', { recipient: `backup-place/${id}`, to: 'added' });
    return { outcome: 'saved', id, revision: 1 };
  });

/** Changes a place. */
export const changePlace = (
  engine: Engine,
  actor: Actor,
  seen: PlaceRow,
  input: PlaceInput,
  proof: PlaceProof,
): Promise<PlaceSaved> =>
  engine.write(actor, async (unit) => {
    const row = await placeRow(unit.db, seen.id);
    if (row === undefined) return { outcome: 'unknown' };
    if (Number(row.revision) !== Number(seen.revision)) return { outcome: 'conflict' };
    const given = secretOf(input);
    const secret =
      given === null && input.sort !== 'folder'
        ? row.secret
        : await sealSecret(unit, row.id, row.secret, given);
    const revision = Number(row.revision) + 1;
    await operationTables(unit.db)
      .updateTable('records.copy_place')
      .set({ ...columnsOf(input, proof), secret, revision })
      .where('id', '=', row.id)
      .execute();
    await unit.note('recipient-entered', { recipient: `backup-place/${row.id}`, to: 'changed' });
    return { outcome: 'saved', id: row.id, revision };
  });

/** Switches a place. */
export const switchPlace = (
  engine: Engine,
  actor: Actor,
  seen: { readonly id: string; readonly revision: number },
  to: 'on' | 'off',
): Promise<PlaceSaved> =>
  engine.write(actor, async (unit) => {
    const row = await placeRow(unit.db, seen.id);
    if (row === undefined) return { outcome: 'unknown' };
    if (Number(row.revision) !== seen.revision) return { outcome: 'conflict' };
    const revision = seen.revision + 1;
    await operationTables(unit.db)
      .updateTable('records.copy_place')
      .set({ is_on: to === 'on' ? 1 : 0, revision })
      .where('id', '=', seen.id)
      .execute();
    await unit.note('recipient-switched', {
      recipient: `backup-place/${seen.id}`,
      to,
      ownNetwork: row.own_network,
    });
    return { outcome: 'saved', id: seen.id, revision };
  });

/** Takes a place out; its password dies. What lies there stays there. */
export const removePlace = (engine: Engine, actor: Actor, id: string): Promise<PlaceSaved> =>
  engine.write(actor, async (unit) => {
    const row = await placeRow(unit.db, id);
    if (row === undefined) return { outcome: 'unknown' };
    await sealSecret(unit, id, row.secret, null);
    const db = operationTables(unit.db);
    await db.deleteFrom('records.copy_place').where('id', '=', id).execute();
    await db.deleteFrom('records.copy_place_state').where('place', '=', id).execute();
    await unit.note('recipient-entered', { recipient: `backup-place/${id}`, to: 'removed' });
    return { outcome: 'saved', id, revision: Number(row.revision) };
  });

const secretOf = (input: PlaceInput): string | null =>
  input.sort !== 'folder' && input.secret !== undefined && input.secret !== '' ? input.secret : null;

async function sealSecret(
  unit: Unit,
  place: string,
  before: string | null,
  secret: string | null,
): Promise<RecordId | null> {
  if (before !== null) await unit.mark(placeLogin, before as RecordId, 'replaced');
  if (secret === null) return null;
  return (await unit.insert(placeLogin, { person: null, sealed: { secret }, plain: { place } })).id;
}

/** The columns of a place as it was entered; how its folder is written is the same for all that are meant the same. */
export function columnsOf(input: PlaceInput, { proof, besideData }: PlaceProof): PlaceColumns {
  const { sort, title, city, provider, folder } = input;
  const common = { ...nowhere, sort, title, city, provider, folder, proof, beside_data: besideData ? 1 : 0 };
  if (input.sort === 'folder') return common;
  const { host, port, user, ownNetwork } = input;
  const onHost = { ...common, host, port, user_name: user, own_network: ownNetwork ? 1 : 0 };
  if (input.sort === 'sftp')
    return { ...onHost, login: input.login, folder: folder.replace(/(?<=.)\/+$/, '') };
  const plain = input.plain ? 1 : 0;
  const bare = folder.replace(/^\/+|\/+$/g, '');
  if (input.sort === 'webdav') return { ...onHost, plain, login: input.login, folder: `/${bare}` };
  const { bucket, region, bucketIn } = input;
  return { ...onHost, plain, login: 'key', folder: bare, bucket, region, bucket_in: bucketIn };
}

type PlaceColumns = Omit<PlaceRow, 'id' | 'secret' | 'is_on' | 'revision'>;

const nowhere = {
  host: '',
  port: 0,
  user_name: '',
  login: 'none',
  own_network: 0,
  plain: 0,
  bucket: '',
  region: '',
  bucket_in: '',
} as const;
