import { reach } from '../filter/core/layout.ts';
import { openFilter } from '../filter/open-filter.ts';
import type { Extent } from './deframe.ts';

/** A syslog message without addresses, on one line. Only {@link cleanMessage} makes one: nothing else can be stored or sent on. */
export type CleanMessage = Buffer & { readonly [brand]: 'clean' };
declare const brand: unique symbol;

const filter = openFilter();

/** The filter works on one message after the other, so one serves all. */
const filtered = (bytes: Uint8Array): Buffer => Buffer.concat([filter.push(bytes), filter.end()]);

/**
 * Filters a whole message: priority, host, program, structured data and text. Signs that would begin a new line or steer a terminal are
 * written out (`\n`, `\x1b`), so that one message is one line and nobody writes a second one into a log. Of a message that was cut the
 * end goes, for it may be half an address.
 */
export function cleanMessage(raw: Uint8Array, extent: Extent = 'whole'): CleanMessage {
  const clean = filtered(withoutTrailer(raw));
  const sure = extent === 'cut' ? clean.subarray(0, Math.max(0, clean.length - reach)) : clean;
  const written = withoutControls(sure);
  // What was written out stands beside other signs now, and is judged again.
  return (written === sure ? sure : filtered(written)) as CleanMessage;
}

/** One line of a log, judged once more: what was put together anew may read differently. */
export const cleanLine = (line: string): Buffer => filtered(Buffer.from(line, 'latin1'));

function withoutTrailer(raw: Uint8Array): Uint8Array {
  let end = raw.length;
  while (end > 0 && isTrailer(raw[end - 1] as number)) end--;
  return raw.subarray(0, end);
}

const isTrailer = (byte: number): boolean => byte === 10 || byte === 13 || byte === 0;

const isControl = (byte: number): boolean => (byte < 32 && byte !== 9) || byte === 127;
const known: Readonly<Record<number, string>> = { 10: '\\n', 13: '\\r' };

function withoutControls(bytes: Buffer): Buffer {
  if (!bytes.some(isControl)) return bytes;
  const text = Array.from(bytes.toString('latin1'), (sign) => {
    const byte = sign.charCodeAt(0);
    return isControl(byte) ? (known[byte] ?? `\\x${byte.toString(16).padStart(2, '0')}`) : sign;
  });
  return Buffer.from(text.join(''), 'latin1');
}
