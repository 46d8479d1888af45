import { mkdirSync } from 'node:fs';
import { lockFolder, type ProcessLock } from '@redlich/engine';

/**
 * The lock of a data folder. Every process that opens it holds it together with the others (a server, the command line beside it); whoever
 * puts other data in its place holds it alone. It ends with the process.
 * @returns null when another process holds it in a way that does not allow this
 */
export function lockInstallation(folder: string, how: 'alone' | 'together'): ProcessLock | null {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return lockFolder(folder, 'installation', how);
}
