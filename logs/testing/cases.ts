/** How many cases a property draws, and from which seed. */
export interface Cases {
  readonly numRuns: number;
  readonly seed: number;
}

const { REDLICH_SEED: wantedSeed, REDLICH_RUNS: wantedRuns } = process.env;
const seed = wantedSeed === 'fresh' ? Date.now() % 2 ** 31 : Number(wantedSeed ?? 20_261_128);

/**
 * The cases of a property: the same ones in every run of the suite, so that it fails for what was changed and not by chance. New ones are
 * looked for on purpose: `REDLICH_SEED=fresh REDLICH_RUNS=200000 npx vitest run --project unit logs`. The seed stands in the report of a failure.
 */
export function cases(numRuns: number): Cases {
  return { numRuns: wantedRuns === undefined ? numRuns : Number(wantedRuns), seed };
}
