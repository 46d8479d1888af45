/** What a message of syslog says about itself. Fields of one sign per byte (Latin-1), as they came. */
export interface SyslogMessage {
  /** 0 to 191: eight times the facility, plus the severity. */
  readonly priority: number | undefined;
  /** When it was written, as it stands there; undefined when it is not said. */
  readonly time: string | undefined;
  /** What follows the time: in an old message host, program and text are not told apart. */
  readonly head: string;
  readonly text: string;
}

const priority = /^<(\d{1,3})>/;
/** RFC 5424, section 6: version, time, host, program, process, kind of message, structured data. */
const structured =
  /^1 (\S{1,40}) (\S{1,255}) (\S{1,48}) (\S{1,128}) (\S{1,32}) (-|(?:\[(?:[^\]"\\]|\\.|"(?:[^"\\]|\\.){0,65536}"){0,512}\]){1,64})(?: |$)/s;
/** RFC 3164, section 4.1.2, and the ISO time that many servers write in its place. */
const old =
  /^((?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d{1,6})?)|(?:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)) /;
const byteOrderMark = '\xef\xbb\xbf';

/** Reads a message, of RFC 5424 or as old servers write it (RFC 3164). What is neither is a text. */
export function readMessage(bytes: Uint8Array): SyslogMessage {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const found = priority.exec(whole);
  const value = Number(found?.[1] ?? 999);
  if (found === null || value > 191) return { priority: undefined, time: undefined, head: '', text: whole };
  const rest = whole.slice(found[0].length);
  return { priority: value, ...(readStructured(rest) ?? readOld(rest)) };
}

type Rest = Omit<SyslogMessage, 'priority'>;

function readStructured(rest: string): Rest | undefined {
  const found = structured.exec(rest);
  if (found === null) return undefined;
  const [whole, time = '-', host = '-', program = '-', process = '-', , data = '-'] = found;
  const text = rest.slice(whole.length);
  return {
    time: time === '-' ? undefined : time,
    head: `${host} ${program}${process === '-' ? '' : `[${process}]`}:${data === '-' ? '' : ` ${data}`}`,
    text: text.startsWith(byteOrderMark) ? text.slice(byteOrderMark.length) : text,
  };
}

function readOld(rest: string): Rest {
  const found = old.exec(rest);
  if (found === null) return { time: undefined, head: '', text: rest };
  return { time: found[1], head: '', text: rest.slice(found[0].length) };
}

/**
 * A message as a line of a log: `2026-05-01T12:00:00Z host sshd[12]: text`. A message that names no time gets the one at which it came.
 * One sign per byte.
 */
export function lineOf({ time, head, text }: SyslogMessage, cameAt: number): string {
  return [time ?? new Date(cameAt).toISOString(), head, text].filter((part) => part !== '').join(' ');
}

/** From whom lines without a head of their own are. */
export interface Sender {
  readonly host: string;
  readonly program: string;
}

const userNotice = 13;

/** A line of any program as a message: as it is when it is one already, behind a priority when it has a head, else with a new one. */
export function messageOf(line: Uint8Array, sender: Sender, at: number): Uint8Array {
  const { priority: named } = readMessage(line);
  if (named !== undefined) return line;
  const text = Buffer.from(line.buffer, line.byteOffset, line.length);
  const begins = text.toString('latin1', 0, 64);
  const head = /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S/.test(begins)
    ? `<${userNotice}>`
    : `<${userNotice}>1 ${new Date(at).toISOString()} ${sender.host} ${sender.program} - - - `;
  return Buffer.concat([Buffer.from(head), text]);
}
