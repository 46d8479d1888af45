import { afterAll, expect } from 'vitest';
import { watchOwnCalls } from '../egress/expect-calls.ts';

// Runs before each file of the suite. Servers that run inside the test are watched with it: nobody outside this computer is called, and
// no name server is asked.
const outside = watchOwnCalls();

afterAll(() => {
  expect([...outside], 'called outside this computer').toEqual([]);
});
