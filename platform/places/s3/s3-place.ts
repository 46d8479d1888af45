import type { Place, PlacedObject } from '@redlich/engine';
import { TransportFault } from '../fault.ts';
import { bytesOf, left } from '../http/say.ts';
import { namePrefix, objectName } from '../object-name.ts';
import { allIn, type Bucket, inAny, openBucket, type S3Account } from './bucket.ts';
import { removeAbandoned, upload } from './upload.ts';

/** A folder of an S3 bucket: AWS, MinIO, Ceph, a provider's object store. */
export interface S3PlaceOptions {
  readonly id: string;
  readonly account: S3Account;
  /** What the keys begin with, without a slash at either end. */
  readonly folder: string;
  /** An object longer than this is sent in parts of it; 24 MiB when left out, somewhat more than a pack has; S3 takes 5 MiB and more. */
  readonly partBytes?: number;
}

const usualPartBytes = 24 * 1024 * 1024;
const abandonedMs = 24 * 3_600_000;

/** Keeps objects in a bucket. S3 shows an object whole or not at all, so there is no unfinished name. */
export function s3Place({ id, account, folder, partBytes = usualPartBytes }: S3PlaceOptions): Place {
  const bucket = openBucket(id, account);
  const keyOf = (name: string): string => `${folder}/${objectName(name)}`;
  let cleaning: Promise<void> | null = null;
  return {
    id,
    async *list(prefix) {
      yield* objectsIn(bucket, id, folder, namePrefix(prefix));
    },
    async read(name) {
      const { answer, code } = await bucket.ask({ method: 'GET', key: keyOf(name), object: name }, [
        'NoSuchKey',
      ]);
      return code === '' ? bytesOf(answer, id, name) : null;
    },
    async write(name, bytes) {
      const key = keyOf(name);
      // A store that cannot list what is unfinished shows nothing of it either.
      cleaning ??= removeAbandoned(bucket, `${folder}/`, Date.now() - abandonedMs).catch(() => {});
      await cleaning;
      await upload(bucket, { key, object: name, place: id, partBytes }, bytes);
    },
    async remove(name) {
      const { answer } = await bucket.ask({ method: 'DELETE', key: keyOf(name), object: name }, [
        'NoSuchKey',
      ]);
      await left(answer);
    },
    close: () => Promise.resolve(),
  };
}

async function* objectsIn(
  bucket: Bucket,
  place: string,
  folder: string,
  prefix: string,
): AsyncGenerator<PlacedObject> {
  let from: string | null = null;
  do {
    const page = await bucket.document({
      method: 'GET',
      query: {
        ...(from !== null && { 'continuation-token': from }),
        ...{ 'encoding-type': 'url', 'list-type': '2', prefix: `${folder}/${prefix}` },
      },
    });
    for (const each of allIn(page, 'Contents')) {
      const key = decoded(inAny(each, 'Key') ?? '');
      const bytes = Number(inAny(each, 'Size') ?? Number.NaN);
      const name = key.slice(folder.length + 1);
      if (!key.startsWith(`${folder}/`) || !Number.isSafeInteger(bytes))
        throw new TransportFault('not-as-agreed', place);
      if (isObjectName(name)) yield { name, bytes };
    }
    from = inAny(page, 'IsTruncated') === 'true' ? inAny(page, 'NextContinuationToken') : null;
    if (from === null && inAny(page, 'IsTruncated') !== 'false')
      throw new TransportFault('not-as-agreed', place);
  } while (from !== null);
}

/** Keys come encoded as in a form, so that any key fits into XML. */
function decoded(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll('+', '%20'));
  } catch {
    return '';
  }
}

function isObjectName(name: string): boolean {
  try {
    return objectName(name) === name;
  } catch {
    return false;
  }
}
