import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import type { Answer } from '../../egress/index.ts';
import { type PlaceReason, TransportFault } from '../fault.ts';
import { left, refusedFault, type Say, statusFault, wholeOf } from '../http/say.ts';
import { readXml, textIn, type XmlElement } from '../http/xml.ts';

/** A bucket of an S3 account. */
export interface S3Account {
  readonly say: Say;
  /** `https://host` with the port unless it is the usual one; the bucket's own host where it has one. */
  readonly origin: string;
  /** How requests name the bucket: in the path, or by `origin` already. */
  readonly bucketIn: 'path' | 'host';
  readonly bucket: string;
  /** As the provider calls it; `us-east-1` where there are none. */
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

/** One request to a bucket. */
export interface BucketRequest {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** Empty for the bucket itself. */
  readonly key?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  /** What it is about, for faults; no content. */
  readonly object?: string;
}

/** What S3 answers. */
export interface BucketAnswer {
  readonly answer: Answer;
  /** The code of a refusal, `NoSuchKey`; empty with a good answer. */
  readonly code: string;
}

/** Asks a bucket, signed (Signature Version 4). Throws {@link TransportFault}s. */
export interface Bucket {
  /** The answer if it is a good one, or the code of the refusal if that is among `refusals`. */
  ask(request: BucketRequest, refusals?: readonly string[]): Promise<BucketAnswer>;
  /** The document a good answer brings. */
  document(request: BucketRequest): Promise<XmlElement>;
}

/** Longer than any object: an answer is taken to its end. */
const longestObject = 1e13;
/** After a failure of the provider's own it is asked again this much later. */
const againAfterMs = [100, 400] as const;

/** Opens a bucket. */
export function openBucket(place: string, account: S3Account): Bucket {
  async function say(request: BucketRequest): Promise<Answer> {
    const { method, body } = request;
    const { path, headers } = await signed(account, request);
    const answer = await account.say({
      method,
      path,
      headers,
      maxBytes: longestObject,
      ...(body && { body }),
    });
    if (answer.outcome === 'shut') throw refusedFault(answer.reason, place, request.object ?? '');
    return answer;
  }

  /** Everything asked here may be said twice. A provider that is busy says so now and then. */
  async function sayPatiently(request: BucketRequest): Promise<Answer> {
    for (const wait of againAfterMs) {
      const answer = await say(request);
      if (answer.status < 500 || answer.status === 501 || answer.status === 507) return answer;
      await left(answer);
      await pause(wait);
    }
    return say(request);
  }

  async function ask(request: BucketRequest, refusals: readonly string[] = []): Promise<BucketAnswer> {
    const answer = await sayPatiently(request);
    if (answer.status >= 200 && answer.status < 300) return { answer, code: '' };
    const error = readXml(await wholeOf(answer, place, request.object ?? ''));
    // With an empty answer 404 means the object, as with HEAD.
    const code = (error && inAny(error, 'Code')) ?? (answer.status === 404 ? 'NoSuchKey' : '');
    if (refusals.includes(code)) return { answer, code };
    const reason = reasonOf[code];
    throw reason === undefined
      ? statusFault(answer.status, place, request.object ?? '')
      : new TransportFault(reason, place, request.object ?? '');
  }

  return {
    ask,
    async document(request) {
      const { answer } = await ask(request);
      const found = readXml(await wholeOf(answer, place, request.object ?? ''));
      // A long piece of work may begin with 200 and end as a failure.
      if (found === null || localName(found) === 'Error')
        throw new TransportFault(
          reasonOf[(found && inAny(found, 'Code')) ?? ''] ?? 'not-as-agreed',
          place,
          request.object ?? '',
        );
      return found;
    },
  };
}

const reasonOf: Readonly<Record<string, PlaceReason>> = {
  NoSuchBucket: 'bucket-missing',
  InvalidBucketName: 'bucket-missing',
  InvalidAccessKeyId: 'login-refused',
  SignatureDoesNotMatch: 'login-refused',
  AccessDenied: 'not-writable',
  AllAccessDisabled: 'not-writable',
  RequestTimeTooSkewed: 'clock-off',
  AuthorizationHeaderMalformed: 'region-wrong',
  PermanentRedirect: 'region-wrong',
  QuotaExceeded: 'no-room',
  EntityTooLarge: 'no-room',
  XMinioStorageFull: 'no-room',
  InternalError: 'unreachable',
  ServiceUnavailable: 'unreachable',
  SlowDown: 'unreachable',
  RequestTimeout: 'broke-off',
};

const localName = ({ name }: XmlElement): string => name.slice(name.indexOf(' ') + 1);

const s3Namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** A text of an answer. AWS gives its elements a namespace and its errors none, others do as they like. */
export const inAny = (element: XmlElement, name: string): string | null =>
  textIn(element, `${s3Namespace} ${name}`) ?? textIn(element, ` ${name}`);

/** The children with this name, in either namespace. */
export const allIn = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.filter((child) => localName(child) === name);

async function signed(
  { origin, bucketIn, bucket, region, accessKey, secretKey }: S3Account,
  { method, key = '', query = {}, body }: BucketRequest,
): Promise<{ path: string; headers: Record<string, string> }> {
  const named = bucketIn === 'path' ? [bucket, ...(key === '' ? [] : [key])] : [key];
  const path = `/${named.join('/').split('/').map(encodeURIComponent).join('/')}`;
  const asked = Object.entries(query).map((pair) => pair.map(encodeURIComponent).join('='));
  const url = asked.length === 0 ? path : `${path}?${asked.join('&')}`;
  const content = body ?? Buffer.alloc(0);
  const headers: Record<string, string> = {
    'x-amz-content-sha256': createHash('sha256').update(content).digest('hex'),
    // A bucket that locks its objects takes none without it.
    ...(body && { 'content-md5': createHash('md5').update(body).digest('base64') }),
  };
  const signer = new AwsV4Signer({
    ...{ method, url: origin + url, headers, service: 's3', region },
    ...{ accessKeyId: accessKey, secretAccessKey: secretKey },
  });
  return { path: url, headers: Object.fromEntries((await signer.sign()).headers) };
}
