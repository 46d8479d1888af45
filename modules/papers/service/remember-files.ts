import { createHash } from 'node:crypto';

/** How many files are kept: some 10 MB. */
const most = 32;

const files = new Map<string, Promise<Uint8Array>>();

/**
 * Makes a file once for the same content, however many ask for it at the same time: whoever reads a public paper is nobody we
 * know, and must not be able to keep the typesetter busy.
 */
export function remembered(
  content: object,
  format: string,
  make: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const key = createHash('sha256')
    .update(JSON.stringify([format, content]))
    .digest('base64url');
  const file = files.get(key) ?? make();
  // Asked for last stands last; what was not asked for the longest goes.
  files.delete(key);
  files.set(key, file);
  file.catch(() => files.delete(key));
  const [oldest] = files.keys();
  if (files.size > most && oldest !== undefined) files.delete(oldest);
  return file;
}
