import { type CellReader, refuse } from './reader.ts';

const words = new Map<string, boolean>([
  ...['ja', 'j', 'wahr', 'yes', 'y', 'true', 't', '1', '-1', 'x', '✓', '✔'].map(
    (word) => [word, true] as const,
  ),
  ...['nein', 'n', 'falsch', 'no', 'false', 'f', '0'].map((word) => [word, false] as const),
]);

/** Yes or no in German, English, of databases (`1`, `-1`, `0`) and as a tick. An empty cell is neither: see `optional`. */
export const yesNo = (): CellReader<boolean> => ({
  read(cell) {
    const value = words.get(cell.trim().toLowerCase());
    return value === undefined ? refuse('not-yes-or-no') : { value };
  },
});
