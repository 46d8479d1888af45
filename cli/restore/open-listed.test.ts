import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestSshServer, testSshServer } from '../../platform/places/testing/ssh-server.ts';
import { openListed } from './open-listed.ts';
import { listedPlaces } from './place-list.ts';
import { typedPlace } from './place-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'redlich-restore-from-'));
let server: TestSshServer;
beforeAll(async () => {
  mkdirSync(join(folder, 'copies'));
  writeFileSync(join(folder, 'copies', 'head'), 'x');
  server = await testSshServer(folder, { user: 'laden', password: 'geheim' });
});
afterAll(async () => {
  await server.end();
  rmSync(folder, { recursive: true });
});

const said = (text: string): string => {
  try {
    typedPlace(text);
    return 'understood';
  } catch (error) {
    return (error as Error).message.split('\n')[0] ?? '';
  }
};

describe('a place behind --from', () => {
  test('is understood in each of its forms', () => {
    expect(typedPlace('/media/disk')).toEqual({ sort: 'folder', path: '/media/disk' });
    expect(typedPlace('folder:/media/a b')).toEqual({ sort: 'folder', path: '/media/a b' });
    expect(typedPlace('sftp://laden@box.example:23/backup/x?key=/root/id#SHA256:ab+c/d')).toMatchObject({
      ...{ host: 'box.example', port: 23, user: 'laden', folder: '/backup/x', keyFile: '/root/id' },
      hostKey: 'SHA256:ab+c/d',
    });
    expect(typedPlace('webdav:https://a%40b.example@cloud.example/dav/Redlich%20Kopien/')).toMatchObject({
      ...{
        host: 'cloud.example',
        port: 443,
        user: 'a@b.example',
        folder: '/dav/Redlich Kopien',
        plain: false,
      },
    });
    expect(typedPlace('s3:https://AK@s3.example/laden/a/b?region=eu-1&style=host')).toMatchObject({
      ...{ host: 'laden.s3.example', bucket: 'laden', folder: 'a/b', region: 'eu-1', bucketIn: 'host' },
    });
  });

  test('is refused with what is wrong, and no secret is repeated', () => {
    expect(said('webdav:https://laden:geheim@cloud.example/x')).toMatch(
      /^Bitte das Passwort für cloud.example nicht/,
    );
    expect(said('sftp://box.example/x')).toBe('Wer meldet sich bei box.example an?');
    expect(said('s3:https://AK@s3.example/laden')).toBe('Welcher Bucket und welcher Ordner bei s3.example?');
    expect(said('webdav:ftp://x')).toBe('Diese Ablage ist nicht zu verstehen.');
    expect(said('folder:here')).toMatch(/^Bitte den vollen Pfad angeben/);
    const bad = join(folder, 'bad.json');
    writeFileSync(bad, '{ "secret": "geheim" ');
    expect(() => listedPlaces([bad], {})).toThrow(/^((?!geheim).)*$/s);
  });

  test('takes its secret from the file or the environment, counted as they stand', () => {
    const list = join(folder, 'places.json');
    writeFileSync(
      list,
      JSON.stringify(['/media/a', { place: 'webdav:https://a@b.example/c', secret: 'one' }]),
    );
    const found = listedPlaces([list, 'sftp://a@b.example/c'], { REDLICH_PLACE_SECRET_3: 'two' });
    expect(found.map(({ secret }) => secret)).toEqual([null, 'one', 'two']);
  });

  test('is opened over SFTP once its server showed the named key, and says which one it shows otherwise', async () => {
    const address = `sftp://laden@127.0.0.1:${server.port}/copies`;
    const open = (text: string, secret: string) => openListed([{ place: typedPlace(text), secret }]);
    await expect(open(address, 'geheim')).rejects.toThrow(`#${server.fingerprint}`);
    await expect(open(`${address}#${server.fingerprint}`, 'falsch')).rejects.toThrow('nicht angenommen');
    const [place] = await open(`${address}#${server.fingerprint}`, 'geheim');
    expect(place && (await Array.fromAsync(place.list('')))).toEqual([{ name: 'head', bytes: 1 }]);
    await place?.close();
  });

  test('that is away is left to the restore, which may do without it', async () => {
    const [place] = await openListed([{ place: typedPlace('webdav:http://a@127.0.0.1:1/x'), secret: 's' }]);
    await expect(place?.read('a')).rejects.toMatchObject({ trouble: 'away' });
  });
});
