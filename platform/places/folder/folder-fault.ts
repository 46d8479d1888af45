import { type PlaceReason, TransportFault } from '../fault.ts';

/** What the system's refusals mean for a place. What is not named here means that the disk does not do what disks do. */
const reasons: Readonly<Record<string, PlaceReason>> = {
  ENOENT: 'folder-missing',
  ENODEV: 'folder-missing',
  ENXIO: 'folder-missing',
  ENOTCONN: 'folder-missing',
  ESTALE: 'folder-missing',
  EHOSTDOWN: 'folder-missing',
  ETIMEDOUT: 'folder-missing',
  ENOSPC: 'no-room',
  EDQUOT: 'no-room',
  EACCES: 'not-writable',
  EPERM: 'not-writable',
  EROFS: 'not-writable',
};

/** The error code of a system call; empty for anything else. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** The fault a failed system call means. An error that is none of the system's goes through as it is. */
export function folderFault(error: unknown, place: string, object = ''): unknown {
  const code = codeOf(error);
  if (!/^E[A-Z0-9]+$/.test(code)) return error;
  return new TransportFault(reasons[code] ?? 'not-as-agreed', place, object);
}
