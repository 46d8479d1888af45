import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A folder with a disk of its own, which can be filled; without the right to mount one, a plain folder that cannot. */
export interface SmallDisk {
  readonly withRoomFor?: (bytes: number, work: () => Promise<void>) => Promise<void>;
  end(): void;
}

/** Makes a disk of 64 MB in memory and mounts it at a folder. */
export function smallDisk(folder: string): SmallDisk {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return { end: () => {} };
  }
  const filler = join(folder, '.filler');
  return {
    async withRoomFor(bytes, work) {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(filler, Buffer.alloc(Math.max(bavail * bsize - bytes, 0)));
      await work().finally(() => rmSync(filler));
    },
    end: () => void execFileSync('umount', [folder]),
  };
}
