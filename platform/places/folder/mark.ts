import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { TransportFault } from '../fault.ts';
import { syncFolder } from './durable.ts';
import { codeOf, folderFault } from './folder-fault.ts';

/** Lies in a folder that is a place. No object's name begins with a dot. */
const markFile = '.redlich-place';

/**
 * What the mark in a folder says; `null` when there is none. An unmounted disk leaves an empty folder without it, so whoever asks
 * for the mark first never takes the mount point for the disk.
 */
export async function markIn(folder: string): Promise<string | null> {
  try {
    return (await readFile(join(folder, markFile), 'utf8')).trim();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** A folder that was made a place. */
export interface ClaimedFolder {
  /** To be kept in the settings, and asked for from now on. */
  readonly mark: string;
  /** Whether it lies on the same disk as the data, and so is lost with it. */
  readonly besideData: boolean;
}

/**
 * Makes a folder a place, or finds that it is one already (the disk of an earlier server). It must be there or its parent must.
 * @throws {TransportFault} `folder-missing`, `not-writable`, `no-room`; `not-as-agreed` when other things lie in it
 */
export async function claimFolder(place: string, folder: string, dataFolder: string): Promise<ClaimedFolder> {
  try {
    await mkdir(folder).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
    const mark = (await markIn(folder)) ?? (await layMark(place, folder));
    const besideData = (await stat(folder)).dev === (await stat(dataFolder)).dev;
    return { mark, besideData };
  } catch (error) {
    throw folderFault(error, place);
  }
}

async function layMark(place: string, folder: string): Promise<string> {
  const foreign = (await readdir(folder)).filter((name) => !name.startsWith('.') && name !== 'lost+found');
  if (foreign.length > 0) throw new TransportFault('not-as-agreed', place);
  const mark = randomUUID();
  const file = await open(join(folder, markFile), 'wx', 0o600);
  try {
    await file.writeFile(`${mark}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await syncFolder(folder);
  await syncFolder(dirname(folder));
  return mark;
}
