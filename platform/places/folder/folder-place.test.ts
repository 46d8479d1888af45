import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { inPieces, joined, noise } from '../testing/bytes.ts';
import { type PlaceUnderTest, placeContract, troubleOf } from '../testing/contract.ts';
import { folderPlace } from './folder-place.ts';
import { claimFolder } from './mark.ts';

const root = mkdtempSync(join(tmpdir(), 'redlich-place-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Room left on every disk, as far as writing is concerned. */
let room = Number.POSITIVE_INFINITY;

vi.mock(import('node:fs/promises'), async (load) => {
  const real = await load();
  const open: typeof real.open = async (...how) => {
    const file = await real.open(...how);
    const write = file.write.bind(file) as (...what: readonly unknown[]) => Promise<never>;
    const limited = (...what: readonly unknown[]) => {
      room -= Number(what[2]);
      if (room < 0) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
      return write(...what);
    };
    return Object.assign(file, { write: limited });
  };
  return { ...real, open };
});

/**
 * A disk that fails when a certain number of bytes went through. While something is written it is unmounted: its folder is moved away,
 * an empty one is left. While something is read it loses the end of the file.
 */
async function disk(): Promise<PlaceUnderTest> {
  const folder = join(root, 'disk');
  const away = join(root, 'away');
  const { mark } = await claimFolder('disk', folder, root);
  let left: Record<'up' | 'down', number> = { up: Number.POSITIVE_INFINITY, down: Number.POSITIVE_INFINITY };
  const unmount = () => {
    if (existsSync(away)) return;
    renameSync(folder, away);
    mkdirSync(folder);
  };
  let cutShort: { readonly path: string; readonly bytes: Buffer } | null = null;
  const loseEnd = (name: string) => {
    const path = join(folder, name);
    cutShort ??= { path, bytes: readFileSync(path) };
    truncateSync(path, 1);
  };
  const mend = () => {
    if (cutShort !== null) writeFileSync(cutShort.path, cutShort.bytes);
    cutShort = null;
    left = { up: Number.POSITIVE_INFINITY, down: Number.POSITIVE_INFINITY };
    if (!existsSync(away)) return;
    // What was written into the mount point meanwhile would be lost on a real disk; it must be nothing.
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
    renameSync(away, folder);
  };
  const counted = async function* (direction: 'up' | 'down', bytes: AsyncIterable<Uint8Array>, name: string) {
    for await (const piece of bytes) {
      left = { ...left, [direction]: left[direction] - piece.length };
      if (left[direction] < 0) direction === 'up' ? unmount() : loseEnd(name);
      yield piece;
    }
  };
  return {
    open() {
      const place = folderPlace({ id: 'disk', folder, mark });
      return {
        ...place,
        write: (name, bytes) => place.write(name, counted('up', bytes, name)),
        async read(name) {
          const found = await place.read(name);
          return found && counted('down', found, name);
        },
      };
    },
    async empty() {
      for (const name of readdirSync(folder))
        if (!name.startsWith('.')) rmSync(join(folder, name), { recursive: true });
    },
    breakAfter(direction, bytes) {
      left = { ...left, [direction]: bytes };
    },
    mend,
    async withRoomFor(bytes, work) {
      room = bytes;
      await work().finally(() => {
        room = Number.POSITIVE_INFINITY;
      });
    },
    async end() {
      mend();
    },
  };
}

placeContract('folder', disk);

describe('a folder as a place', () => {
  const fresh = () => mkdtempSync(join(root, 'one-'));
  const put = (folder: string, mark: string, name: string) =>
    folderPlace({ id: 'disk', folder, mark }).write(name, inPieces(noise(name, 10), 10));

  test('is made where only the last folder is missing, and found again with the same mark', async () => {
    const folder = join(fresh(), 'redlich');
    const first = await claimFolder('disk', folder, root);
    await put(folder, first.mark, 'a');
    expect(await claimFolder('disk', folder, root)).toEqual(first);
    expect(await troubleOf(claimFolder('disk', join(folder, 'x/y'), root))).toBe('away');
  });

  test('is not taken where other things lie', async () => {
    const folder = fresh();
    writeFileSync(join(folder, 'holiday.jpg'), '');
    expect(await troubleOf(claimFolder('disk', folder, root))).toBe('damaged');
  });

  test('says when it lies on the disk of the data', async () => {
    expect((await claimFolder('disk', fresh(), root)).besideData).toBe(true);
  });

  test('is away when another disk is mounted in its stead', async () => {
    const [folder, other] = [fresh(), fresh()];
    const { mark } = await claimFolder('disk', folder, root);
    await claimFolder('other', other, root);
    await put(folder, mark, 'a');
    expect(await troubleOf(put(other, mark, 'a'))).toBe('away');
    expect(await troubleOf(folderPlace({ id: 'disk', folder: other, mark }).read('a'))).toBe('away');
  });

  test('is read without its mark on a machine that knows none', async () => {
    const folder = fresh();
    const { mark } = await claimFolder('disk', folder, root);
    await put(folder, mark, 'a');
    const found = await folderPlace({ id: 'disk', folder, mark: 'any' }).read('a');
    expect(found && (await joined(found))).toEqual(noise('a', 10));
    expect(
      await troubleOf(folderPlace({ id: 'disk', folder: join(folder, 'x'), mark: 'any' }).read('a')),
    ).toBe('away');
  });

  test('loses what a crash left unfinished after a day, not before', async () => {
    const folder = fresh();
    const { mark } = await claimFolder('disk', folder, root);
    mkdirSync(join(folder, '.unfinished'));
    const [old, young] = [join(folder, '.unfinished/old'), join(folder, '.unfinished/young')];
    for (const path of [old, young]) writeFileSync(path, 'half');
    utimesSync(old, new Date(Date.now() - 90_000_000), new Date(Date.now() - 90_000_000));
    await put(folder, mark, 'a');
    expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
  });

  test('can be read by this user alone', async () => {
    const folder = fresh();
    const { mark } = await claimFolder('disk', folder, root);
    await put(folder, mark, 'deep/er/a');
    expect(statSync(join(folder, 'deep/er/a')).mode & 0o077).toBe(0);
    expect(statSync(join(folder, 'deep/er')).mode & 0o077).toBe(0);
  });
});
