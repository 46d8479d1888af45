import { z } from 'zod';

/** A field is a text, a row of bytes when it is none, or several of them (systemd.journal-fields). */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return '';
  if (value.every((each): each is number => typeof each === 'number')) return Buffer.from(value).toString();
  return value.find((each) => typeof each === 'string') ?? '';
}

const field = z.unknown().transform(textOf);

const entrySchema = z.object({
  MESSAGE: field,
  SYSLOG_IDENTIFIER: field,
  _COMM: field,
  SYSLOG_PID: field,
  _PID: field,
  _HOSTNAME: field,
  __REALTIME_TIMESTAMP: field,
});

/**
 * An entry of the journal as the line syslog would have written: `2026-05-01T12:00:00.000Z host sshd[99]: Failed password …`. For the
 * recognition of attacks alone; it holds what the entry holds.
 *
 * @returns undefined when it is no entry, or one without a message
 */
export function lineOfEntry(entry: Uint8Array): Buffer | undefined {
  const parsed = entrySchema.safeParse(parse(entry));
  if (!parsed.success || parsed.data.MESSAGE === '') return undefined;
  const { MESSAGE, SYSLOG_IDENTIFIER, _COMM, SYSLOG_PID, _PID, _HOSTNAME, __REALTIME_TIMESTAMP } =
    parsed.data;
  const process = SYSLOG_PID || _PID;
  const program = word(SYSLOG_IDENTIFIER || _COMM, 'unknown');
  const head = `${timeOf(__REALTIME_TIMESTAMP)} ${word(_HOSTNAME, 'localhost')} ${program}`;
  const text = MESSAGE.replaceAll('\n', ' ').trimEnd();
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
