/** Remembers the last bytes of a stream, to look again at a row that has just been read. Places are bytes from its beginning. */
export function recentBytes() {
  let slices: Uint8Array[] = [];
  let start = 0;
  let end = 0;
  return {
    /** Adds what follows. */
    add(slice: Uint8Array): void {
      slices.push(slice);
      end += slice.length;
    },
    /** The bytes from one place to another, neither of them forgotten. */
    between: (from: number, to: number): Uint8Array =>
      Buffer.concat(slices).subarray(from - start, to - start),
    /** Lets go of the slices that end before a place. */
    forgetBefore(place: number): void {
      let gone = 0;
      for (const slice of slices) {
        if (start + slice.length > place) break;
        start += slice.length;
        gone++;
      }
      slices = slices.slice(gone);
    },
    /** Where the last slice ends. */
    end: (): number => end,
  };
}
