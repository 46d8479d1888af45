import { TransportFault } from '../fault.ts';
import { inParts } from '../http/parts.ts';
import { left } from '../http/say.ts';
import { allIn, type Bucket, inAny } from './bucket.ts';

/** What is written where. */
export interface Upload {
  readonly key: string;
  /** The object's name, for faults. */
  readonly object: string;
  readonly place: string;
  readonly partBytes: number;
}

/** S3 takes no more parts of one object. */
const mostParts = 10_000;

/** Writes an object: in one request, or in parts that become an object at the end or not at all. */
export async function upload(
  bucket: Bucket,
  { key, object, place, partBytes }: Upload,
  bytes: AsyncIterable<Uint8Array>,
): Promise<void> {
  const parts = inParts(bytes, partBytes);
  const first = (await parts.next()).value ?? Buffer.alloc(0);
  const second = (await parts.next()).value;
  if (second === undefined) {
    const { answer } = await bucket.ask({ method: 'PUT', key, body: first, object });
    return left(answer);
  }
  const begun = await bucket.document({ method: 'POST', key, query: { uploads: '' }, object });
  const uploadId = inAny(begun, 'UploadId');
  if (uploadId === null) throw new TransportFault('not-as-agreed', place, object);
  const tags: string[] = [];
  const send = async (body: Buffer): Promise<void> => {
    const query = { partNumber: String(tags.length + 1), uploadId };
    if (tags.length >= mostParts) throw new TransportFault('not-as-agreed', place, object);
    const { answer } = await bucket.ask({ method: 'PUT', key, query, body, object });
    await left(answer);
    tags.push(answer.headers.get('etag') ?? '');
  };
  try {
    await send(first);
    await send(second);
    for await (const part of parts) await send(part);
    await bucket.document({ method: 'POST', key, query: { uploadId }, body: completed(tags), object });
  } catch (error) {
    await abandon(bucket, key, uploadId).catch(() => {});
    throw error;
  }
}

const completed = (tags: readonly string[]): Buffer =>
  Buffer.from(
    `<CompleteMultipartUpload>${tags
      .map((tag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${escaped(tag)}</ETag></Part>`)
      .join('')}</CompleteMultipartUpload>`,
  );

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

async function abandon(bucket: Bucket, key: string, uploadId: string): Promise<void> {
  const { answer } = await bucket.ask({ method: 'DELETE', key, query: { uploadId } }, ['NoSuchUpload']);
  await left(answer);
}

/** Parts that a crash left lie there unseen and are paid for; younger ones may be another server's. */
export async function removeAbandoned(bucket: Bucket, prefix: string, before: number): Promise<void> {
  const found = await bucket.document({ method: 'GET', query: { prefix, uploads: '' } });
  for (const each of allIn(found, 'Upload')) {
    const [key, uploadId] = [inAny(each, 'Key'), inAny(each, 'UploadId')];
    const begunAt = Date.parse(inAny(each, 'Initiated') ?? '');
    if (key !== null && uploadId !== null && begunAt < before) await abandon(bucket, key, uploadId);
  }
}
