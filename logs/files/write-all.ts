import { fstatSync, ftruncateSync, writeSync } from 'node:fs';

/** Writes all bytes to the end of a file, however many the system takes at a time. @throws when the disk is full */
export function writeAll(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
}

/** The same, or nothing: what a full disk took of it is cut off again, so that it can be tried once more. @returns the size now */
export function appendWhole(file: number, bytes: Uint8Array): number {
  const { size } = fstatSync(file);
  try {
    writeAll(file, bytes);
  } catch (error) {
    ftruncateSync(file, size);
    throw error;
  }
  return size + bytes.length;
}
