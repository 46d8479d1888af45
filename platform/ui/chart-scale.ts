/** The least round number that is not below `value`: the top of a scale. At least 4 and even, so that half of it is whole. */
export function roundTop(value: number): number {
  if (value <= 4) return 4;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 4, 6, 8, 10].find((factor) => factor * power >= value) ?? 10;
  return step * power;
}

/** One piece of a stacked bar, in the unit of the values. */
export interface Piece {
  readonly kind: string;
  readonly series: number;
  readonly from: number;
  readonly size: number;
}

/** Stacks the counts of one day in the order of the kinds; kinds without a count are left out. */
export function stack(kinds: readonly string[], counts: Readonly<Record<string, number>>): readonly Piece[] {
  let from = 0;
  return kinds.flatMap((kind, series) => {
    const size = counts[kind] ?? 0;
    if (size <= 0) return [];
    const piece = { kind, series, from, size };
    from += size;
    return [piece];
  });
}
