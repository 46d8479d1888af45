import type { TableFault } from '../faults.ts';

/** Files that are no text at all are told apart from damaged ones, because the way out is another. */
export function strangeFile(sample: Uint8Array): TableFault | null {
  if (isZip(sample) || isOleDocument(sample)) return { fault: 'spreadsheet-file' };
  const zeros = sample.reduce((count, byte) => (byte === 0 ? count + 1 : count), 0);
  return zeros > sample.length / 10 ? { fault: 'not-text' } : null;
}

/** xlsx and ods are ZIP archives. */
const isZip = ([a, b, c, d]: Uint8Array): boolean => a === 0x50 && b === 0x4b && c === 0x03 && d === 0x04;

/** xls is an OLE document: D0 CF 11 E0, which reads `ÐÏ␑à` when it was taken for Windows-1252. */
function isOleDocument(sample: Uint8Array): boolean {
  const start = Buffer.from(sample.subarray(0, 7));
  return ['d0cf11e0', 'c390c38f11c3a0'].some((signature) => start.toString('hex').startsWith(signature));
}
