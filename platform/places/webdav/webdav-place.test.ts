import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Place } from '@redlich/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer, HttpRequest } from '../../egress/index.ts';
import { TransportFault } from '../fault.ts';
import { noApache, startApache } from '../testing/apache.ts';
import { inPieces, joined, noise } from '../testing/bytes.ts';
import { type PlaceUnderTest, placeContract } from '../testing/contract.ts';
import { plainDoor } from '../testing/door.ts';
import { faultyLine } from '../testing/faulty-line.ts';
import { smallDisk } from '../testing/small-disk.ts';
import { type TestWebdavServer, testWebdavServer } from '../testing/webdav-server.ts';
import type { WebdavLogin } from './login.ts';
import { claimWebdav, webdavPlace } from './webdav-place.ts';

const root = mkdtempSync(join(tmpdir(), 'redlich-webdav-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const login = { user: 'laden', password: 'geheim, sehr' };

function emptied(folder: string): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
}

interface Where {
  readonly folder: string;
  readonly files: string;
  readonly wholeBytes?: number;
}

async function underTest(
  server: { readonly port: number; end(): Promise<void> },
  { folder, files, wholeBytes }: Where,
): Promise<PlaceUnderTest> {
  const line = await faultyLine(server.port);
  const doors: { close(): void }[] = [];
  const options = () => {
    const door = plainDoor(line.port);
    doors.push(door);
    const account = { say: door.say, origin: `http://127.0.0.1:${line.port}`, login };
    return { id: 'dav', account, folder, ...(wholeBytes !== undefined && { wholeBytes }) };
  };
  await claimWebdav(options());
  return {
    open: () => webdavPlace(options()),
    empty: async () => emptied(files),
    breakAfter: line.breakAfter,
    mend: line.mend,
    async end() {
      for (const door of doors) door.close();
      await line.end();
      await server.end();
    },
  };
}

placeContract('WebDAV with a password, objects sent as they come', async () => {
  const files = join(root, 'basic');
  mkdirSync(files);
  const server = await testWebdavServer(files, login, 'basic');
  return underTest(server, {
    folder: '/a folder/redlich',
    files: join(files, 'a folder', 'redlich'),
    wholeBytes: 64 * 1024,
  });
});

describe.skipIf(noApache !== null)(`Apache ${noApache ?? ''}`, () => {
  placeContract('WebDAV with a digest login, on Apache', async () => {
    const files = join(root, 'apache files');
    const disk = smallDisk(files);
    const digest = createHash('md5').update(`${login.user}:Probe:${login.password}`).digest('hex');
    const server = await startApache(join(root, 'apache'), files, { user: login.user, digest });
    const under = await underTest(server, { folder: '/dav/redlich', files: join(files, 'redlich') });
    return {
      ...under,
      ...(disk.withRoomFor && { withRoomFor: disk.withRoomFor }),
      async end() {
        await under.end();
        disk.end();
      },
    };
  });
});

describe('a WebDAV account', () => {
  const files = join(root, 'digest');
  let server: TestWebdavServer;
  let door: ReturnType<typeof plainDoor>;
  beforeAll(async () => {
    mkdirSync(files);
    server = await testWebdavServer(files, login, 'digest');
    door = plainDoor(server.port);
    return async () => {
      door.close();
      await server.end();
    };
  });
  const opened = (given: WebdavLogin = login, wholeBytes = 1_000_000): Place =>
    webdavPlace({
      id: 'dav',
      account: { say: door.say, origin: `http://127.0.0.1:${server.port}`, login: given },
      folder: '/redlich',
      wholeBytes,
    });
  const claim = (given: WebdavLogin = login, folder = '/redlich') =>
    claimWebdav({
      id: 'dav',
      account: { say: door.say, origin: `http://127.0.0.1:${server.port}`, login: given },
      folder,
    });
  const faultOf = async (asked: Promise<unknown>): Promise<TransportFault> => {
    const error = await asked.catch((fault: unknown) => fault);
    if (error instanceof TransportFault) return error;
    throw error;
  };

  test('is away while its folder is not there, and nothing is made in its stead', async () => {
    const place = opened();
    expect((await faultOf(place.write('a', inPieces(noise('a', 9), 9)))).reason).toBe('folder-missing');
    expect(readdirSync(files)).toEqual([]);
    await claim();
    await place.write('a', inPieces(noise('a', 9), 9));
    expect(readFileSync(join(files, 'redlich', 'a'))).toEqual(noise('a', 9));
  });

  test('asks for digests, and takes objects that are made while they are sent', async () => {
    const place = opened(login, 20_000);
    await place.write('long', inPieces(noise('l', 100_000), 7_000));
    const found = await place.read('long');
    expect(found && (await joined(found))).toEqual(noise('l', 100_000));
  });

  test('is refused with a wrong password, name or token, and none of them stands in the message', async () => {
    for (const wrong of [{ ...login, password: 'falsch' }, { ...login, user: 'niemand' }, { token: 'marke' }])
      expect((await faultOf(claim(wrong))).message).toBe('dav: login-refused');
  });

  test('loses what a crash left unfinished a day ago, and nothing younger', async () => {
    mkdirSync(join(files, 'redlich', '.unfinished'), { recursive: true });
    for (const [name, days] of [
      ['old', 2],
      ['young', 0.5],
    ] as const) {
      const path = join(files, 'redlich', '.unfinished', name);
      writeFileSync(path, name);
      const then = Date.now() / 1000 - days * 86_400;
      utimesSync(path, then, then);
    }
    await opened().write('b', inPieces(noise('b', 9), 9));
    expect(readdirSync(join(files, 'redlich', '.unfinished'))).toEqual(['young']);
  });
});

describe('answers of servers that are not well', () => {
  const folderThere =
    '<multistatus xmlns="DAV:"><response><href>/x</href><propstat><prop><resourcetype><collection/></resourcetype></prop><status>HTTP/1.1 200 OK</status></propstat></response></multistatus>';

  /** A place at a server that answers as told. */
  function answering(answer: (request: HttpRequest) => Canned) {
    const said: HttpRequest[] = [];
    const place = webdavPlace({
      id: 'dav',
      folder: '/x',
      account: {
        origin: 'https://cloud.example',
        login: { token: 'a' },
        say: async (request) => {
          said.push(request);
          const isLook = request.method === 'PROPFIND' && ['/x', '/x/.unfinished'].includes(request.path);
          return answerOf(isLook ? { status: 207, text: folderThere } : answer(request));
        },
      },
    });
    return { place, said };
  }
  const write = (place: Place) =>
    place.write('a', inPieces(noise('a', 9), 9)).then(
      () => 'written',
      (fault: TransportFault) => `${fault.reason} ${fault.trouble}`,
    );

  test.each([
    [507, 'no-room full'],
    [413, 'no-room full'],
    [423, 'locked away'],
    [401, 'login-refused refused'],
    [403, 'not-writable refused'],
    [503, 'unreachable away'],
    [500, 'not-as-agreed damaged'],
  ])('%i is said as it is meant', async (status, trouble) => {
    const { place } = answering(({ method }) => ({ status: method === 'PUT' ? status : 201, text: '' }));
    expect(await write(place)).toBe(trouble);
  });

  test('a server that swallows bytes is found out before the object is moved to its place', async () => {
    const { place, said } = answering(({ method }) =>
      method === 'PROPFIND' ? { status: 207, text: folderThere } : { status: 201 },
    );
    expect(await write(place)).toBe('not-as-agreed damaged');
    expect(said.map(({ method }) => method)).not.toContain('MOVE');
    expect(said.at(-1)?.method).toBe('DELETE');
  });

  const draftThere = folderThere
    .replace('<collection/>', '')
    .replace('</prop>', '<getcontentlength>9</getcontentlength></prop>');

  test('what another server hinders in the same moment is done again, and given up at last', async () => {
    for (const [fails, outcome] of [
      [1, 'written'],
      [3, 'not-as-agreed damaged'],
    ] as const) {
      let moves = 0;
      const { place } = answering(({ method }) => {
        if (method === 'PROPFIND') return { status: 207, text: draftThere };
        if (method === 'MKCOL') return { status: 500 };
        return { status: method === 'MOVE' && ++moves <= fails ? 500 : 201 };
      });
      expect(await write(place)).toBe(outcome);
    }
  });

  test('a server behind a proxy, which does not know its own address, is told the path alone', async () => {
    const { place, said } = answering(({ method, headers }) => {
      if (method === 'PROPFIND') return { status: 207, text: draftThere };
      return { status: method === 'MOVE' && headers?.destination?.startsWith('https:') ? 502 : 201 };
    });
    expect(await write(place)).toBe('written');
    expect(await write(place)).toBe('written');
    expect(said.flatMap(({ method, headers }) => (method === 'MOVE' ? [headers?.destination] : []))).toEqual([
      'https://cloud.example/x/a',
      '/x/a',
      '/x/a',
    ]);
  });

  test('what is no listing is not taken for an empty place', async () => {
    for (const text of ['<html/>', '', '<multistatus/>']) {
      const { place } = answering(() => ({ status: 207, text }));
      await expect(Array.fromAsync(place.list('data/'))).rejects.toThrow('not-as-agreed');
    }
  });

  test('a listing without an end does not fill the memory', async () => {
    const { place } = answering(() => ({ status: 207, text: ' '.repeat(1_000_000), times: 70 }));
    await expect(Array.fromAsync(place.list('data/'))).rejects.toThrow('not-as-agreed');
  });

  test('an object whose end nobody told is not read', async () => {
    const { place } = answering(() => ({ status: 200, text: 'half' }));
    const found = await place.read('a');
    await expect(found && joined(found)).rejects.toThrow('not-as-agreed');
  });
});

interface Canned {
  readonly status: number;
  readonly text?: string;
  /** How often the text is sent. */
  readonly times?: number;
}

function answerOf({ status, text = '', times = 1 }: Canned): Answer {
  async function* body() {
    for (let nth = 0; nth < times; nth++) yield Buffer.from(text);
  }
  return {
    outcome: 'answered',
    status,
    headers: new Headers(),
    body: body(),
    bytes: async () => Buffer.concat(await Array.fromAsync(body())),
  };
}
