import { Presets, SingleBar } from 'cli-progress';

/** Prints a result: as one JSON document for machines, or in words for people. */
export function print(json: boolean | undefined, result: unknown, words: () => string): void {
  process.stdout.write(json ? `${JSON.stringify(result)}\n` : `${words()}\n`);
}

/** How far something is: a bar on a terminal; with `--json` lines on standard error, so that standard output stays one document. */
export interface Progress {
  update(done: number, total?: number): void;
  end(): void;
}

/** Machines are told this often. */
const toldEveryMs = 500;

/** Begins to show progress. `total` may be unknown at first (0). On standard error that is no terminal a person sees nothing. */
export function progressBar(title: string, total: number, json: boolean | undefined): Progress {
  if (json) return progressLines(title, total);
  if (!process.stderr.isTTY) return { update: () => {}, end: () => {} };
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

function progressLines(progress: string, first: number): Progress {
  let [done, total, toldAt, told] = [0, first, Number.NEGATIVE_INFINITY, ''];
  const tell = (): void => {
    const line = `${JSON.stringify({ progress, done, total })}\n`;
    if (line !== told) process.stderr.write(line);
    told = line;
    toldAt = performance.now();
  };
  return {
    update(nowDone, newTotal = total) {
      [done, total] = [nowDone, newTotal];
      if (performance.now() - toldAt >= toldEveryMs) tell();
    },
    end: () => {
      if (told !== '') tell();
    },
  };
}
