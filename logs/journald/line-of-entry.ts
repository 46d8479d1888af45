import { z } from 'zod';

/** A field is a text, a row of bytes when it is none, or several of them (systemd.journal-fields). */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return '';
  if (value.every((each): each is number => typeof each === 'number')) return Buffer.from(value).toString();
  return value.find((each) => typeof each === 'string') ?? '';
}

const entrySchema = z.record(z.string(), z.unknown());

/**
 * An entry of the journal as the line syslog would have written: `2026-05-01T12:00:00.000Z host sshd[99]: Failed password …`. For the
 * recognition of attacks alone; it holds what the entry holds.
 *
 * @returns undefined when it is no entry, or one without a message
 */
export function lineOfEntry(entry: Uint8Array): Buffer | undefined {
  const parsed = entrySchema.safeParse(parse(entry));
  if (!parsed.success) return undefined;
  const of = (name: string): string => textOf(parsed.data[name]);
  if (of('MESSAGE') === '') return undefined;
  const process = of('SYSLOG_PID') || of('_PID');
  const program = word(of('SYSLOG_IDENTIFIER') || of('_COMM'), 'unknown');
  const head = `${timeOf(of('__REALTIME_TIMESTAMP'))} ${word(of('_HOSTNAME'), 'localhost')} ${program}`;
  const text = of('MESSAGE').replaceAll('\n', ' ').trimEnd();
  return Buffer.from(`${head}${/^\d{1,10}$/.test(process) ? `[${process}]` : ''}: ${text}`);
}

function parse(entry: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(entry.buffer, entry.byteOffset, entry.length).toString());
  } catch {
    return undefined;
  }
}

/** Who wrote it is believed as one word only, so that nobody puts a line into a name. */
const word = (text: string, otherwise: string): string => (/^[^\s:[\]]{1,64}$/.test(text) ? text : otherwise);

/** Microseconds since 1970. */
function timeOf(text: string): string {
  const at = Number(text) / 1_000;
  return new Date(Number.isFinite(at) && at > 0 && at < 8.64e15 ? at : 0).toISOString();
}
