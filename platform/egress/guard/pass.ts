/** How many calls of the door are on the stack right now. */
let passing = 0;

/**
 * Lets one synchronous call through the guard: the door's own, and nobody's else. What runs later, on the socket it opened, does not pass.
 */
export function pass<Result>(call: () => Result): Result {
  passing++;
  try {
    return call();
  } finally {
    passing--;
  }
}

/** Whether the door itself is calling. */
export const isPassing = (): boolean => passing > 0;
