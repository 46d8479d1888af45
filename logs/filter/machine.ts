/** What filters: a block of memory and a function that works in it. There are two, with the same result to the byte. */
export interface Machine {
  readonly memory: Uint8Array;
  /** See `core/filter-block.ts`. */
  readonly filterBlock: (start: number, length: number, final: number, keeping: number) => number;
  readonly keptFrom: () => number;
  readonly consumedTo: () => number;
}
