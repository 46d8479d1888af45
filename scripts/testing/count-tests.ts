import { writeFileSync } from 'node:fs';
import type { Reporter } from 'vitest/node';

/** Tests of one run, over all projects. A file that could not be loaded and an error outside of any test count as failed. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Writes the {@link TestCounts} of the run to a file. */
export function countTests(file: string): Reporter {
  return {
    onTestRunEnd(modules, errors) {
      const tests = modules
        .flatMap((module) => [...module.children.allTests()])
        .map((test) => test.result().state);
      const unloadable = modules.filter(
        (module) => module.state() === 'failed' && module.errors().length > 0,
      );
      const counts = {
        passed: tests.filter((state) => state === 'passed').length,
        failed: tests.filter((state) => state === 'failed').length + unloadable.length + errors.length,
        skipped: tests.filter((state) => state === 'skipped').length,
      } satisfies TestCounts;
      writeFileSync(file, JSON.stringify(counts));
    },
  };
}
