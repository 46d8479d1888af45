/** One way to log in that a server offers (RFC 9110, section 11.3). */
export interface Challenge {
  /** In lower case: `basic`, `digest`. */
  readonly scheme: string;
  /** Names in lower case. */
  readonly parameters: ReadonlyMap<string, string>;
}

const separator = /[\s,]*/y;
const token = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/y;
const equals = /[ \t]*=[ \t]*/y;
const quotedText = /"((?:[^"\\]|\\.)*)"/y;

/**
 * The challenges in a `WWW-Authenticate` header. Several may stand in one, separated by the same comma as their parameters; a token
 * without `=` behind it begins the next. Reading ends where the header does not follow the grammar.
 */
export function challengesIn(header: string): readonly Challenge[] {
  const found: { readonly scheme: string; readonly parameters: Map<string, string> }[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(header);
    if (match !== null) at = pattern.lastIndex;
    return match;
  };
  for (;;) {
    take(separator);
    const name = take(token)?.[0].toLowerCase();
    if (name === undefined) return found;
    if (take(equals) === null) {
      found.push({ scheme: name, parameters: new Map() });
      continue;
    }
    const quoted = take(quotedText)?.[1]?.replace(/\\(.)/g, '$1');
    const value = quoted ?? take(token)?.[0];
    if (value === undefined) return found;
    found.at(-1)?.parameters.set(name, value);
  }
}
