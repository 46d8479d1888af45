import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isSignedBy, type S3Keys } from './s3-signature.ts';

/** An object store of one test: one bucket, in memory. Signatures are checked as AWS describes them, by no code of the place's. */
export interface TestS3Server {
  readonly port: number;
  readonly objects: Map<string, Buffer>;
  /** What was begun in parts and is not finished. */
  readonly unfinished: Map<string, Unfinished>;
  /** What the bucket says of itself. */
  settings: { versioning: '' | 'Enabled' | 'Suspended'; isLocked: boolean };
  /** Room for so many bytes in all. */
  room: number;
  /** How many of the next requests are answered with 503. */
  busyFor: number;
  readonly requests: readonly string[];
  end(): Promise<void>;
}

interface Unfinished {
  readonly key: string;
  begunAt: number;
  readonly parts: Map<number, Buffer>;
}

interface Asked {
  readonly method: string;
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

interface Said {
  readonly status: number;
  readonly body?: Buffer | string;
  readonly headers?: Readonly<Record<string, string>>;
}

const bucketName = 'laden';
const pageLength = 3;

/** Starts one. It is reached by its path (`/laden/…`) and by the host `laden.…`. */
export async function testS3Server(keys: S3Keys): Promise<TestS3Server> {
  const requests: string[] = [];
  const store: Omit<TestS3Server, 'end' | 'port'> = {
    ...{ objects: new Map(), unfinished: new Map(), requests },
    ...{ settings: { versioning: '', isLocked: false }, room: Number.POSITIVE_INFINITY, busyFor: 0 },
  };
  const server = createServer(async (request, response) => {
    try {
      const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>));
      requests.push(`${request.method} ${request.url}`);
      const { status, body: answer = '', headers = {} } = answerTo(store, keys, request, body);
      response.writeHead(status, { 'content-length': Buffer.byteLength(answer), ...headers }).end(answer);
    } catch {
      response.destroy();
    }
  });
  server.on('connection', (socket) => socket.setNoDelay(true));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(store, {
    port: (server.address() as AddressInfo).port,
    end: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

const refused = (status: number, code: string): Said => ({
  status,
  body: `<?xml version="1.0"?><Error><Code>${code}</Code><Message>…</Message></Error>`,
});

const document = (name: string, inside: string): Said => ({
  status: 200,
  body: `<?xml version="1.0"?><${name} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${inside}</${name}>`,
});

function answerTo(
  store: Omit<TestS3Server, 'end' | 'port'>,
  keys: S3Keys,
  request: IncomingMessage,
  body: Buffer,
): Said {
  const url = new URL(request.url ?? '/', 'http://place.invalid');
  if (store.busyFor > 0) {
    store.busyFor--;
    return refused(503, 'SlowDown');
  }
  const known = isSignedBy(keys, request, url, body);
  if (known !== 'signed') return refused(403, known);
  const inHost = request.headers.host?.startsWith(`${bucketName}.`) ?? false;
  const [bucket, ...rest] = decodeURIComponent(url.pathname.slice(1)).split('/');
  if (!inHost && bucket !== bucketName) return refused(404, 'NoSuchBucket');
  const key = inHost ? decodeURIComponent(url.pathname.slice(1)) : rest.join('/');
  const asked = {
    method: request.method ?? '',
    key,
    query: url.searchParams,
    headers: request.headers,
    body,
  };
  return key === '' ? ofBucket(store, asked) : ofObject(store, asked);
}

function ofBucket(
  { objects, unfinished, settings }: Pick<TestS3Server, 'objects' | 'unfinished' | 'settings'>,
  { query }: Asked,
): Said {
  if (query.has('versioning'))
    return document(
      'VersioningConfiguration',
      settings.versioning && `<Status>${settings.versioning}</Status>`,
    );
  if (query.has('object-lock'))
    return settings.isLocked
      ? document('ObjectLockConfiguration', '<ObjectLockEnabled>Enabled</ObjectLockEnabled>')
      : refused(404, 'ObjectLockConfigurationNotFoundError');
  const prefix = query.get('prefix') ?? '';
  if (query.has('uploads'))
    return document(
      'ListMultipartUploadsResult',
      [...unfinished]
        .filter(([, { key }]) => key.startsWith(prefix))
        .map(
          ([id, { key, begunAt }]) =>
            `<Upload><Key>${key}</Key><UploadId>${id}</UploadId><Initiated>${new Date(begunAt).toISOString()}</Initiated></Upload>`,
        )
        .join(''),
    );
  const all = [...objects.keys()].filter((key) => key.startsWith(prefix)).sort();
  const from = Number(query.get('continuation-token') ?? 0);
  const page = all.slice(from, from + pageLength);
  const isMore = from + pageLength < all.length;
  return document(
    'ListBucketResult',
    `<IsTruncated>${isMore}</IsTruncated>${isMore ? `<NextContinuationToken>${from + pageLength}</NextContinuationToken>` : ''}${page
      .map(
        (key) =>
          `<Contents><Key>${encodeURIComponent(key)}</Key><Size>${objects.get(key)?.length}</Size></Contents>`,
      )
      .join('')}`,
  );
}

const tagOf = (bytes: Buffer): string => `"${createHash('md5').update(bytes).digest('hex')}"`;

function ofObject(store: Omit<TestS3Server, 'end' | 'port'>, asked: Asked): Said {
  const { objects } = store;
  const { method, key, query, body, headers } = asked;
  if (query.has('uploads') || query.has('uploadId')) return inParts(store, asked);
  if (method === 'GET') {
    const found = objects.get(key);
    return found === undefined ? refused(404, 'NoSuchKey') : { status: 200, body: found };
  }
  if (method === 'DELETE') {
    objects.delete(key);
    return { status: 204 };
  }
  if (store.settings.isLocked && headers['content-md5'] === undefined) return refused(400, 'InvalidRequest');
  if (!hasRoom(store, body.length)) return refused(507, 'XMinioStorageFull');
  objects.set(key, body);
  return { status: 200, headers: { etag: tagOf(body) } };
}

function hasRoom(
  { objects, unfinished, room }: Pick<TestS3Server, 'objects' | 'unfinished' | 'room'>,
  bytes: number,
): boolean {
  const parts = [...unfinished.values()].flatMap(({ parts }) => [...parts.values()]);
  const used = [...objects.values(), ...parts].reduce((sum, { length }) => sum + length, 0);
  return used + bytes <= room;
}

function inParts(store: Omit<TestS3Server, 'end' | 'port'>, { method, key, query, body }: Asked): Said {
  const { objects, unfinished } = store;
  if (method === 'POST' && query.has('uploads')) {
    const id = randomUUID();
    unfinished.set(id, { key, begunAt: Date.now(), parts: new Map() });
    return document('InitiateMultipartUploadResult', `<UploadId>${id}</UploadId>`);
  }
  const id = query.get('uploadId') ?? '';
  const upload = unfinished.get(id);
  if (upload?.key !== key) return refused(404, 'NoSuchUpload');
  if (method === 'DELETE') {
    unfinished.delete(id);
    return { status: 204 };
  }
  if (method === 'PUT') {
    if (!hasRoom(store, body.length)) return refused(507, 'XMinioStorageFull');
    upload.parts.set(Number(query.get('partNumber')), body);
    return { status: 200, headers: { etag: tagOf(body) } };
  }
  const parts = [...upload.parts].sort(([a], [b]) => a - b);
  const tags = [...String(body).matchAll(/<ETag>(.*?)<\/ETag>/g)].map(([, tag]) =>
    tag?.replaceAll('&#34;', '"'),
  );
  // Begins with 200 and fails afterwards, as AWS does it.
  if (tags.join() !== parts.map(([, bytes]) => tagOf(bytes)).join())
    return { ...refused(400, 'InvalidPart'), status: 200 };
  objects.set(key, Buffer.concat(parts.map(([, bytes]) => bytes)));
  unfinished.delete(id);
  return document('CompleteMultipartUploadResult', '<ETag>"x-1"</ETag>');
}
