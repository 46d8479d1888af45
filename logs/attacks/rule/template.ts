/**
 * A line as a rule writes it: the server's own words, with the parts that change in angle brackets.
 *
 * ```
 * Failed password for {invalid user |}<user> from <peer>{ port <number>|} ssh2
 * ```
 *
 * `<name>` is a part, `{a|b|}` a choice, a backslash takes the meaning from the next sign. There is nothing that repeats, so
 * no rule, whoever writes it, can make a line take long.
 */
export type Template = readonly Piece[];

/** A piece of a template. */
export type Piece =
  | { readonly text: string }
  | { readonly part: PartName }
  | { readonly choice: readonly Template[] };

/** What a part may look like, as a regular expression, and whether it is kept in the event. */
interface Part {
  readonly pattern: string;
  readonly kept?: true;
  /** May hold anything, also words of the line itself: where it ends is a question of what follows. */
  readonly open?: true;
}

/** The parts a rule may name. Each is bounded. */
export const parts = {
  /** The address of the other side, as the server saw it: the only address that counts. */
  peer: { pattern: '' },
  /** As `peer`, where a server writes a host name if it found one. */
  host: { pattern: '' },
  user: { pattern: '[^]{0,256}', kept: true, open: true },
  data: { pattern: '[^]{0,1024}', kept: true, open: true },
  text: { pattern: '[^]{0,1024}', open: true },
  mail: { pattern: '[^\\s<>]{0,320}', kept: true },
  path: { pattern: '[^\\s"]{0,2048}', kept: true },
  agent: { pattern: '[^"]{0,512}', kept: true },
  mailer: { pattern: '[^",]{0,256}', kept: true },
  site: { pattern: '[\\w.:-]{0,255}', kept: true },
  word: { pattern: '\\S{1,256}' },
  name: { pattern: '[\\w.-]{1,255}' },
  gap: { pattern: ' {0,16}' },
  number: { pattern: '\\d{1,20}' },
  quoted: { pattern: '[^"]{0,1024}' },
  cell: { pattern: '[^|]{0,256}' },
  round: { pattern: '[^()]{0,256}' },
  angled: { pattern: '[^<>]{0,320}' },
  bracketed: { pattern: '[^\\]]{0,256}' },
} as const satisfies Readonly<Record<string, Part>>;

/** The name of a part. */
export type PartName = keyof typeof parts;

/** The parts that are kept in an event. */
export type KeptPart = 'user' | 'data' | 'mail' | 'path' | 'agent' | 'mailer' | 'site';

const definition = (name: PartName): Part => parts[name];

/** Whether a part is kept in the event. */
export const isKept = (name: PartName): name is KeptPart => definition(name).kept === true;

/** Whether a part may hold anything. */
export const isOpen = (name: PartName): boolean => definition(name).open === true;

/** A template that cannot be read; the message says where. */
export class TemplateFault extends Error {}

/** @throws {TemplateFault} */
export function parseTemplate(source: string): Template {
  const reader = { source, at: 0 };
  const template = readPieces(reader, '');
  if (reader.at < source.length) throw new TemplateFault(`unexpected ${source[reader.at]} in: ${source}`);
  return template;
}

interface Reader {
  readonly source: string;
  at: number;
}

/** Reads up to one of the signs in `ends`, which is left to the caller. */
function readPieces(reader: Reader, ends: string): Template {
  const pieces: Piece[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') pieces.push({ text });
    text = '';
  };
  while (reader.at < reader.source.length) {
    const sign = reader.source[reader.at] ?? '';
    if (ends.includes(sign)) break;
    reader.at++;
    if (sign === '\\') text += reader.source[reader.at++] ?? '';
    else if (sign === '<') {
      flush();
      pieces.push({ part: readPart(reader) });
    } else if (sign === '{') {
      flush();
      pieces.push({ choice: readChoice(reader) });
    } else text += sign;
  }
  flush();
  return pieces;
}

function readPart(reader: Reader): PartName {
  const end = reader.source.indexOf('>', reader.at);
  const name = end < 0 ? '' : reader.source.slice(reader.at, end);
  if (!Object.hasOwn(parts, name))
    throw new TemplateFault(`<${name}> is no part; write \\< for the sign itself: ${reader.source}`);
  reader.at = end + 1;
  return name as PartName;
}

function readChoice(reader: Reader): readonly Template[] {
  const choices: Template[] = [];
  for (;;) {
    choices.push(readPieces(reader, '|}'));
    const sign = reader.source[reader.at++];
    if (sign === '}') return choices;
    if (sign !== '|') throw new TemplateFault(`a { is not closed in: ${reader.source}`);
  }
}
