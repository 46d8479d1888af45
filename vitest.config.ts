import { defineConfig } from 'vitest/config';
import { countTests } from './scripts/testing/count-tests.ts';

/**
 * Which tests run where:
 *
 * - `*.test.ts(x)` once, in project `unit`: rules that need no store.
 * - `*.store.test.ts` twice, in `sqlite` and in `postgres`: everything that reads or writes through the engine.
 * - `e2e/` after them, in `e2e`: journeys and house rules.
 * - `e2e/ui/` last and one file at a time, in `ui`: what is seen and done in the browser.
 *
 * The files of a store share their two processes: loading the program anew for each would take as long as the tests.
 *
 * One of them: `npx vitest run --project sqlite modules/orders`.
 */
const code = '{engine,platform,modules,web,cli,logs,relay,bench,scripts}';
const inBrowser = 'e2e/ui/**/*.test.ts';
const storeTests = `${code}/**/*.store.test.ts`;
/** Set by scripts/test.ts, which prints the counts as the last line. */
const countsFile = process.env.REDLICH_TEST_COUNTS;
const never = ['**/node_modules/**', '**/dist/**'];

export default defineConfig({
  test: {
    reporters: countsFile === undefined ? ['default'] : ['default', countTests(countsFile)],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
    // A wait is for the thing itself: on a busy machine one second, which is usual, is too short for it.
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: [`${code}/**/*.test.{ts,tsx}`], exclude: [...never, storeTests] },
      },
      {
        extends: true,
        test: {
          name: 'sqlite',
          isolate: false,
          include: [storeTests],
          exclude: never,
          env: { REDLICH_TEST_STORE: 'sqlite' },
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          isolate: false,
          include: [storeTests],
          exclude: never,
          env: { REDLICH_TEST_STORE: 'postgres' },
          globalSetup: ['scripts/testing/postgres-setup.ts'],
          setupFiles: ['scripts/testing/database-url.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          exclude: [...never, inBrowser],
          setupFiles: ['e2e/harness/watch-own-calls.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'ui',
          include: [inBrowser],
          exclude: never,
          // A browser, a server and the test fill two cores; a scanner's key strokes must come within milliseconds.
          maxWorkers: 1,
          globalSetup: ['e2e/harness/build-once.ts'],
          setupFiles: ['e2e/harness/watch-own-calls.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
