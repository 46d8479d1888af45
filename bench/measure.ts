/** One measured figure. */
export interface Figure {
  readonly name: string;
  /** Median of the rounds. */
  readonly value: number;
  readonly unit: string;
  /** What the requirements ask for, in the same unit. */
  readonly goal?: { readonly at: 'most' | 'least'; readonly value: number };
  /** The same work on plain, unsealed SQLite in the same run, in the same unit. */
  readonly baseline?: number;
}

/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Runs a piece of work some times after one warm-up and answers the median of its milliseconds. */
export async function medianMs(rounds: number, work: (round: number) => unknown): Promise<number> {
  await work(-1);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await work(round);
    times.push(performance.now() - start);
  }
  return median(times);
}

/** Whether a figure meets its goal; without a goal there is nothing to miss. */
export function meets({ value, goal }: Figure): boolean {
  if (goal === undefined) return true;
  return goal.at === 'most' ? value <= goal.value : value >= goal.value;
}

const round = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);

/** Figures as a table for bench/RESULTS.md. */
export function asTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { name, value, unit, goal, baseline } = figure;
    const wanted = goal ? `${goal.at === 'most' ? '≤' : '≥'} ${round(goal.value)}` : '';
    const ratio = baseline === undefined ? '' : `${round(baseline)} (× ${(value / baseline).toFixed(2)})`;
    return `| ${name} | ${round(value)} ${unit} | ${wanted} | ${goal ? (meets(figure) ? 'met' : 'missed') : ''} | ${ratio} |`;
  });
  return ['| what | median | goal | | plain SQLite (ratio) |', '|---|---|---|---|---|', ...rows].join('\n');
}
