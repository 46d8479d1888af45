/** What stands before a server's own words: when, which program, which process. */
export interface LineHead {
  /** The program as syslog names it (`sshd`, `postfix/smtpd`); undefined in a log of a service's own. */
  readonly program: string | undefined;
  /** What ties lines of one session together. */
  readonly process: string | undefined;
  /** The server's own words. */
  readonly message: string;
  /** How often they were written: syslog shortens what repeats. */
  readonly times: number;
}

const months = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const clock = '\\d{1,2}:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?';
const zone = '(?: ?(?:Z|[+-]\\d\\d:?\\d\\d|GMT|UTC))?';
/** As syslog writes it; a name of a computer and of a program follow. */
const syslogTime = new RegExp(
  `^(?:<\\d{1,3}>)?(?:\\d )?(?:${months} {1,2}\\d{1,2}(?: \\d{4})? ${clock}|\\d{4}-\\d\\d-\\d\\dT${clock}${zone}) `,
);
/** As programs write it in logs of their own. */
const ownTime = new RegExp(
  `^(?:<\\w>)?[\\[(<]?(?:${[
    `\\d{4}[-/.:]\\d\\d[-/.:]\\d\\d[T -]{1,2}${clock}${zone}`,
    `\\d\\d[-/]\\w{2,3}[-/]\\d{4}[ :]{1,3}${clock}${zone}`,
    `\\d\\d-\\d\\d ${clock}`,
    `${months}[ -]{1,2}\\d{1,2}(?:[- ]\\d{2,4})? ${clock}`,
    `(?:\\w{3,4} )?\\w{3} {1,2}\\d{1,2} ${clock}(?: \\d{4})?`,
    `\\d{6} {1,2}${clock}`,
    `\\d{8}-${clock}`,
    '\\d{1,10}\\.\\d{3}(?= )|@[0-9a-f]{24}|\\d{10}(?=\\])',
    clock,
  ].join('|')})[\\])>]?:?`,
);
const spaces = /^[\s:|,-]{0,4}/;
/** `host program[process]: ` or `program[process]: `, also `[program]: ` and without the colon. */
const programHead =
  /^(?:<[\w.]{1,20}> )?(?:(?!\[)([^\s:]{1,255}) {1,2})?\[?([A-Za-z][\w.+/-]{0,63})(?:\(([\w.:-]{1,64})\))?\]?(?: ?\[(\d{1,10})\])?(?::(?= |$) ?| )/;
/** RFC 5424: `host program process id data message`. */
const structuredHead =
  /^(\S{1,255}) (\S{1,48}) (\d{1,10}|-) \S{1,32} (?:-|(?:\[(?:[^\]"\\]|\\.|"(?:[^"\\]|\\.){0,512}"){0,64}\]){1,8}) /;

/** `message repeated 3 times: [ … ]` */
const repetition = /^message repeated (\d{1,6}) times: \[ ?(.*)\]$/s;
const mostRepeated = 1000;

/**
 * Splits a line. A name of a program is believed when the line begins as syslog writes it, or when `isProgram` knows it;
 * everything else is a log of a service's own.
 */
export function readHead(line: string, isProgram: (name: string) => boolean): LineHead {
  const head = splitHead(line, isProgram);
  const repeated = repetition.exec(head.message);
  if (repeated === null) return { ...head, times: 1 };
  return { ...head, message: repeated[2] ?? '', times: Math.min(mostRepeated, Number(repeated[1])) };
}

function splitHead(line: string, isProgram: (name: string) => boolean): Omit<LineHead, 'times'> {
  const stamped = syslogTime.exec(line);
  const rest = stamped === null ? afterOwnTime(line) : line.slice(stamped[0].length).trimStart();
  if (stamped !== null && /^<\d+>1 /.test(line)) {
    const structured = structuredHead.exec(rest);
    if (structured !== null)
      return { program: structured[2], process: structured[3], message: rest.slice(structured[0].length) };
  }
  const head = programHead.exec(rest);
  if (head === null) return { program: undefined, process: undefined, message: afterOwnTime(rest) };
  return withProgram(rest, head, isProgram, stamped !== null);
}

function withProgram(
  rest: string,
  head: RegExpExecArray,
  isProgram: (name: string) => boolean,
  fromSyslog: boolean,
): Omit<LineHead, 'times'> {
  const [whole, host, program = '', , process] = head;
  const marked = whole.trimEnd().endsWith(':') || process !== undefined;
  if (isProgram(program) && (fromSyslog || marked))
    return { program, process, message: afterOwnTime(rest.slice(whole.length)) };
  if (host !== undefined && isProgram(host) && !marked)
    return { program: host, process: undefined, message: rest.slice(host.length + 1) };
  if (fromSyslog && marked) return { program, process, message: afterOwnTime(rest.slice(whole.length)) };
  return { program: undefined, process: undefined, message: fromSyslog ? rest : afterOwnTime(rest) };
}

/** Numbers some systems put before a program's words. */
const numbering = /^(?:\[ID \d{1,10} [\w.]{1,32}\] |kernel: ?\[ {0,8}\d{1,10}\.\d{6}\]:? ?)/;

/** A line without the time and the numbers that stand before its words, and without spaces at its end. */
export function afterOwnTime(text: string): string {
  const bare = text.replace(numbering, '');
  const found = ownTime.exec(bare);
  return (found === null ? bare : bare.slice(found[0].length).replace(spaces, '')).trimEnd();
}
