import { type FSWatcher, watch } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';

/** What following a log may be told. */
export interface FollowOptions {
  /** Where to begin in the file that is there: like `tail -f`, or with what it holds already. */
  readonly from: 'end' | 'beginning';
  /** How often the file is looked at where the system tells of no change, in milliseconds. */
  readonly everyMs?: number;
  /** Ends the following, after what was written until then. */
  readonly signal?: AbortSignal;
}

const portion = 256 * 1024;

/**
 * What is written to a log from now on, through every rotation: under a new file of the same name (the old one is read to its end
 * first) and when the file is cut to nothing and filled again (copytruncate). The file need not be there yet.
 */
export async function* followLog(path: string, options: FollowOptions): AsyncGenerator<Buffer> {
  const { from, everyMs = 500, signal } = options;
  const bell = ring(path, everyMs);
  signal?.addEventListener('abort', bell.wake);
  let file = await openIfThere(path);
  let place = file !== undefined && from === 'end' ? (await file.stat()).size : 0;
  try {
    while (true) {
      // Asked before reading, so that what was written until then is read.
      const ends = signal?.aborted === true;
      if (file === undefined) {
        file = await openIfThere(path);
        place = 0;
      }
      if (file !== undefined) {
        if ((await file.stat()).size < place) place = 0;
        for await (const chunk of readOn(file, place)) {
          place += chunk.length;
          yield chunk;
        }
        if (await isReplaced(file, path)) {
          // What came between the last reading and the rotation
          for await (const chunk of readOn(file, place)) yield chunk;
          await file.close();
          file = undefined;
          continue;
        }
      }
      if (ends) return;
      await bell.next();
    }
  } finally {
    bell.close();
    await file?.close();
  }
}

async function* readOn(file: FileHandle, from: number): AsyncGenerator<Buffer> {
  for (let place = from; ; ) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(portion), 0, portion, place);
    if (bytesRead === 0) return;
    place += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

const openIfThere = (path: string): Promise<FileHandle | undefined> =>
  open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });

/** Whether another file has the name now. A name that is gone may come back; until then the old file may still be written to. */
async function isReplaced(file: FileHandle, path: string): Promise<boolean> {
  const named = await stat(path).catch(() => undefined);
  const { ino, dev } = await file.stat();
  return named !== undefined && (named.ino !== ino || named.dev !== dev);
}

/** Rings when the folder of the file changes, and from time to time in case the system does not tell (network file systems). */
function ring(path: string, everyMs: number) {
  let rung = false;
  let waiting: (() => void) | undefined;
  const wake = (): void => {
    rung = true;
    waiting?.();
  };
  let watcher: FSWatcher | undefined;
  try {
    const name = basename(path);
    watcher = watch(dirname(path), (_event, changed) => {
      if (changed === null || changed === name) wake();
    });
    watcher.on('error', () => watcher?.close());
  } catch {
    // Without notice from the system the clock serves alone.
  }
  const clock = setInterval(wake, everyMs);
  return {
    wake,
    async next(): Promise<void> {
      if (!rung) await new Promise<void>((resolve) => (waiting = resolve));
      rung = false;
      waiting = undefined;
    },
    close(): void {
      clearInterval(clock);
      watcher?.close();
    },
  };
}
