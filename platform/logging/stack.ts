const root = new URL('../../', import.meta.url).href;

/** `at sweep (engine/clock/sweep.ts:12:5)`: a function's name and a place in the program, in Node or in a package. */
const frame =
  /^at (?:async )?(?:(?:new )?[\w$.<>#[\]]+(?: \[as [\w$.#]+\])? )?\(?(?:(?:node:|node_modules\/|engine\/|platform\/|modules\/|cli\/|bench\/|e2e\/|web\/|logs\/|relay\/)[\w@+$./-]+|<anonymous>)(?::\d+){0,2}\)?$/;

/**
 * The places a fault went through, without its message. Paths are shortened to the program's own, because a path can hold
 * a user's name. The message stands before the frames and may have many lines, some of which may pretend to be frames, so
 * it is cut off first and then only the unbroken run of real frames at the end is taken.
 */
export function framesOf(error: Error): readonly string[] {
  const stack = typeof error.stack === 'string' ? error.stack : '';
  const message = stack.indexOf(error.message);
  const lines = (message === -1 ? stack : stack.slice(message + error.message.length)).split('\n');
  const frames: string[] = [];
  for (const line of lines.reverse()) {
    const short = shorten(line.trim());
    if (!frame.test(short)) break;
    frames.unshift(short);
  }
  return frames.slice(0, 20);
}

function shorten(line: string): string {
  return line
    .replaceAll(root, '')
    .replaceAll(root.replace('file://', ''), '')
    .replace(/(?:file:\/\/)?\/[^()]*\/node_modules\//, 'node_modules/');
}
