import { TransportFault } from '../fault.ts';
import { wholeOf } from '../http/say.ts';
import { readXml } from '../http/xml.ts';
import { inAny, openBucket } from './bucket.ts';
import { type S3PlaceOptions, s3Place } from './s3-place.ts';

/**
 * What a bucket does with what is deleted. `versions`: it keeps older versions; `locked`: it lets nobody remove them for a while.
 * One place of several may do so without undoing a deletion, because a custody's key is split; two may not.
 */
export type KeepsDeleted = 'nothing' | 'versions' | 'locked';

/** Looks whether a bucket can be listed, written, read and emptied. @throws {TransportFault} what is wrong with the account */
export async function claimS3(options: S3PlaceOptions): Promise<KeepsDeleted> {
  const place = s3Place(options);
  const trial = `trial-${crypto.randomUUID()}`;
  for await (const _ of place.list('trial-')) break;
  await place.write(trial, pieces());
  const found = await place.read(trial);
  if (found === null || String(Buffer.concat(await Array.fromAsync(found))) !== 'trial')
    throw new TransportFault('not-as-agreed', options.id);
  await place.remove(trial);
  const keeps = await bucketKeeps(options);
  return keeps === 'untold' ? 'nothing' : keeps;
}

async function* pieces(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('trial');
}

/** What a bucket does now with what is deleted; `untold` when it does not say, or is away. Asks, and changes nothing. */
export async function bucketKeeps({ id: place, account }: S3PlaceOptions): Promise<KeepsDeleted | 'untold'> {
  const bucket = openBucket(place, account);
  /** A store that knows no such thing, or does not tell, has no such thing as far as anybody can know. */
  const told = async (query: string, name: string): Promise<string | null> => {
    try {
      const { answer } = await bucket.ask({ method: 'GET', query: { [query]: '' } });
      const found = readXml(await wholeOf(answer, place, ''));
      return found === null ? null : (inAny(found, name) ?? '');
    } catch (error) {
      if (error instanceof TransportFault) return null;
      throw error;
    }
  };
  if ((await told('object-lock', 'ObjectLockEnabled')) === 'Enabled') return 'locked';
  const versioning = await told('versioning', 'Status');
  if (versioning === null) return 'untold';
  return versioning === '' ? 'nothing' : 'versions';
}
