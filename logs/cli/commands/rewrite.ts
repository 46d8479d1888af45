import { stat } from 'node:fs/promises';
import { Presets, SingleBar } from 'cli-progress';
import { type Rewriting, rewriteLog } from '../../files/rewrite-log.ts';
import { type KeepOptions, keepFor } from '../keep.ts';

const words = {
  'no-file': 'is no file',
  'several-names':
    'has several names (hard links): the others would keep the old content. Nothing was changed.',
  'written-to': 'was written to meanwhile. Rotate it first; nothing was changed.',
} as const;

/** Rewrites old logs in place, packed ones too. Exit code 1 when one was refused. */
export async function rewrite(paths: readonly string[], options: KeepOptions): Promise<void> {
  const keep = keepFor(options);
  const sizes = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  const bar = progressBar(sizes.reduce((sum, size) => sum + size, 0));
  const done: (readonly [string, Rewriting])[] = [];
  try {
    for (const path of paths) done.push([path, await rewriteLog(path, { keep, progress: bar.add })]);
  } finally {
    bar.end();
  }
  for (const [path, result] of done) {
    const said =
      result.outcome === 'refused'
        ? words[result.reason]
        : result.outcome === 'rewritten'
          ? 'rewritten'
          : 'held none, left as it was';
    console.log(`${path}: ${said}`);
    if (result.outcome === 'refused') process.exitCode = 1;
  }
}

function progressBar(total: number): { readonly add: (bytes: number) => void; readonly end: () => void } {
  if (!process.stderr.isTTY) return { add: () => {}, end: () => {} };
  const bar = new SingleBar(
    { format: 'filtering {bar} {percentage} % {eta_formatted}', stream: process.stderr, hideCursor: true },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { add: (bytes) => bar.increment(bytes), end: () => bar.stop() };
}
