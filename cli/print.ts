import { Presets, SingleBar } from 'cli-progress';

/** Prints a result: as one JSON document for machines, or in words for people. */
export function print(json: boolean | undefined, result: unknown, words: () => string): void {
  process.stdout.write(json ? `${JSON.stringify(result)}\n` : `${words()}\n`);
}

/** A progress bar on a terminal; elsewhere, and with `--json`, it shows nothing. */
export interface Progress {
  update(done: number, total?: number): void;
  end(): void;
}

/** Begins a progress bar. `total` may be unknown at first (0). */
export function progressBar(title: string, total: number, json: boolean | undefined): Progress {
  if (json || !process.stderr.isTTY) return { update: () => {}, end: () => {} };
  const bar = new SingleBar(
    { format: `${title} {bar} {value}/{total}`, stream: process.stderr, hideCursor: true },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return {
    update(done, newTotal) {
      if (newTotal !== undefined) bar.setTotal(newTotal);
      bar.update(done);
    },
    end: () => bar.stop(),
  };
}
