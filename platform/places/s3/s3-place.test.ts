import { afterAll, describe, expect, test } from 'vitest';
import { TransportFault } from '../fault.ts';
import { inPieces, joined, noise } from '../testing/bytes.ts';
import { placeContract, troubleOf } from '../testing/contract.ts';
import { plainDoor } from '../testing/door.ts';
import { faultyLine } from '../testing/faulty-line.ts';
import { testS3Server } from '../testing/s3-server.ts';
import type { S3Account } from './bucket.ts';
import { claimS3 } from './claim-s3.ts';
import { s3Place } from './s3-place.ts';

const keys = {
  accessKey: 'AKIDEXAMPLE',
  secretKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  region: 'eu-central-1',
};
const folder = 'Laden Müller/redlich';

placeContract('S3, long objects in parts', async () => {
  const server = await testS3Server(keys);
  const line = await faultyLine(server.port);
  const doors: { close(): void }[] = [];
  return {
    open() {
      const door = plainDoor(line.port);
      doors.push(door);
      const account: S3Account = {
        ...{
          ...keys,
          say: door.say,
          origin: `http://127.0.0.1:${line.port}`,
          bucket: 'laden',
          bucketIn: 'path',
        },
      };
      return s3Place({ id: 's3', account, folder, partBytes: 700_000 });
    },
    empty: async () => server.objects.clear(),
    breakAfter: line.breakAfter,
    mend: line.mend,
    async withRoomFor(bytes, work) {
      server.room = [...server.objects.values()].reduce((sum, { length }) => sum + length, bytes);
      await work().finally(() => {
        server.room = Number.POSITIVE_INFINITY;
      });
    },
    async end() {
      for (const door of doors) door.close();
      await line.end();
      await server.end();
    },
  };
});

describe('a bucket', async () => {
  const server = await testS3Server(keys);
  const door = plainDoor(server.port);
  afterAll(async () => {
    door.close();
    await server.end();
  });
  const account = (given: Partial<S3Account> = {}): S3Account => ({
    ...{
      ...keys,
      say: door.say,
      origin: `http://127.0.0.1:${server.port}`,
      bucket: 'laden',
      bucketIn: 'path',
    },
    ...given,
  });
  const opened = (given: Partial<S3Account> = {}) =>
    s3Place({ id: 's3', account: account(given), folder, partBytes: 1_000 });
  const reasonOf = async (given: Partial<S3Account>) => {
    const error = await claimS3({ id: 's3', account: account(given), folder }).catch(
      (fault: unknown) => fault,
    );
    if (!(error instanceof TransportFault)) throw error;
    return error.message;
  };

  test('is tried before it is used, and what is wrong is said without a key', async () => {
    expect(await reasonOf({ secretKey: 'falsch' })).toBe('s3: login-refused');
    expect(await reasonOf({ accessKey: 'AKIDOTHER' })).toBe('s3: login-refused');
    expect(await reasonOf({ region: 'us-east-1' })).toBe('s3: region-wrong');
    expect(await reasonOf({ bucket: 'anderer' })).toBe('s3: bucket-missing');
    expect(await claimS3({ id: 's3', account: account(), folder })).toBe('nothing');
    expect([...server.objects.keys()]).toEqual([]);
  });

  test('that keeps what is deleted, or locks it, is told apart', async () => {
    server.settings = { versioning: 'Enabled', isLocked: false };
    expect(await claimS3({ id: 's3', account: account(), folder })).toBe('versions');
    server.settings = { versioning: 'Enabled', isLocked: true };
    expect(await claimS3({ id: 's3', account: account(), folder })).toBe('locked');
    server.settings = { versioning: 'Suspended', isLocked: false };
    expect(await claimS3({ id: 's3', account: account(), folder })).toBe('versions');
    server.settings = { versioning: '', isLocked: false };
  });

  test('is asked again when its provider is busy, three times in all', async () => {
    server.busyFor = 1;
    const place = opened();
    await place.write('busy', inPieces(noise('b', 500), 500));
    server.busyFor = 3;
    expect(await troubleOf(place.read('busy'))).toBe('away');
    const found = await place.read('busy');
    expect(found && (await joined(found))).toEqual(noise('b', 500));
  });

  test('loses parts that a crash left a day ago, and none that are younger', async () => {
    for (const [id, hours] of [
      ['old', 30],
      ['young', 2],
    ] as const)
      server.unfinished.set(id, {
        key: `${folder}/x`,
        begunAt: Date.now() - hours * 3_600_000,
        parts: new Map(),
      });
    await opened().write('a', inPieces(noise('a', 5_500), 400));
    expect([...server.unfinished.keys()]).toEqual(['young']);
    expect(server.objects.get(`${folder}/a`)?.equals(noise('a', 5_500))).toBe(true);
    server.unfinished.clear();
  });

  test('leaves no parts behind when the bytes break off', async () => {
    async function* broken() {
      yield noise('a', 2_500);
      throw new Error('source broke off');
    }
    await expect(opened().write('broken', broken())).rejects.toThrow('source broke off');
    expect([server.unfinished.size, server.objects.has(`${folder}/broken`)]).toEqual([0, false]);
  });

  test('shows only what is an object of ours', async () => {
    server.objects.set(`${folder}/Foto (1) + Ü&.jpg`, Buffer.from('x'));
    server.objects.set(`${folder}-other/keys`, Buffer.from('x'));
    const names = (await Array.fromAsync(opened().list(''))).map(({ name }) => name);
    expect(names.sort()).toEqual(['a', 'busy']);
  });

  test('is reached by its own host as well', async () => {
    const host = 'laden.place.example';
    const own = plainDoor(server.port, host);
    const place = opened({ say: own.say, bucketIn: 'host', origin: `http://${host}:${server.port}` });
    await place.write('by/host', inPieces(noise('h', 1_500), 500));
    expect(server.objects.get(`${folder}/by/host`)?.equals(noise('h', 1_500))).toBe(true);
    expect(server.requests.at(-1)).toMatch(/^POST \/Laden%20M%C3%BCller\/redlich\/by\/host\?uploadId=/);
    own.close();
  });
});
