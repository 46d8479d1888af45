/** A computing task as the server gave it. */
export interface Task {
  readonly salt: string;
  readonly bits: number;
  readonly until: number;
  readonly sign: string;
}

/** Hashes computed before the page gets its turn. */
const atOnce = 400;

/**
 * Finds the number whose SHA-256 together with the salt begins with enough zero bits: a second of computing for a visitor, a burden for
 * whoever sends thousands. Needs a secure context (https), as the browser's own hash function does.
 */
export async function solveTask(task: Task): Promise<Task & { readonly answer: number }> {
  const text = new TextEncoder();
  for (let from = 0; ; from += atOnce) {
    const hashes = await Promise.all(
      Array.from({ length: atOnce }, (_, i) =>
        crypto.subtle.digest('SHA-256', text.encode(`${task.salt}.${from + i}`)),
      ),
    );
    const found = hashes.findIndex((hash) => zeroBits(new Uint8Array(hash)) >= task.bits);
    if (found >= 0) return { ...task, answer: from + found };
  }
}

function zeroBits(bytes: Uint8Array): number {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? bytes.length * 8 : first * 8 + Math.clz32(bytes[first] ?? 0) - 24;
}
