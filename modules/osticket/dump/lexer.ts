/** A piece of SQL as a dump has it. Strings are bytes: a dump may hold several charsets, and files besides. */
export type Token =
  | { readonly is: 'word'; readonly text: string }
  /** In backticks. */
  | { readonly is: 'name'; readonly text: string }
  | { readonly is: 'string'; readonly bytes: Buffer }
  | { readonly is: 'number'; readonly text: string }
  | { readonly is: 'hex'; readonly bytes: Buffer }
  | { readonly is: 'sign'; readonly text: string };

/** Reads tokens from what was fed so far; `null` asks for more. A token that is not whole yet is not read. */
export interface Lexer {
  feed(bytes: Uint8Array): void;
  /** There is no more; the last word or number ends here. */
  end(): void;
  next(): Token | null;
}

/** Nothing in a dump is longer than what MariaDB and MySQL take in one packet by default, several times over. */
const longestToken = 256 * 1_048_576;

const [quote, doubleQuote, backtick, backslash] = [39, 34, 96, 92];
const [hash, dash, slash, star] = [35, 45, 47, 42];

const isSpace = (byte: number): boolean => byte === 32 || (byte >= 9 && byte <= 13);
const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57;
const isWordByte = (byte: number): boolean =>
  isDigit(byte) ||
  (byte >= 65 && byte <= 90) ||
  (byte >= 97 && byte <= 122) ||
  byte === 95 ||
  byte === 36 ||
  byte >= 128;

/** What ends the comment that begins here; `unknown` as long as more has to come to tell. */
function commentAt(bytes: Buffer, at: number): '\n' | '*/' | 'none' | 'unknown' {
  const [one, two, three] = [bytes[at], bytes[at + 1], bytes[at + 2]];
  if (one === hash) return '\n';
  if (one !== dash && one !== slash) return 'none';
  if (two === undefined) return 'unknown';
  if (one === slash) return two === star ? '*/' : 'none';
  if (two !== dash) return 'none';
  if (three === undefined) return 'unknown';
  return isSpace(three) ? '\n' : 'none';
}

/** Where a word or number that begins at `from` ends. */
function wordEnd(bytes: Buffer, from: number): number {
  const first = bytes[from] ?? 0;
  const isNumber = isDigit(first) || first === dash || first === 43 || first === 46;
  let end = isNumber ? from + 1 : from;
  for (; end < bytes.length; end++) {
    const byte = bytes[end] ?? 0;
    const before = bytes[end - 1] ?? 0;
    const isExponent = (byte === dash || byte === 43) && (before === 69 || before === 101);
    if (!isWordByte(byte) && !(isNumber && (byte === 46 || isExponent))) break;
  }
  return end;
}

/** A lexer for the SQL of mysqldump and mariadb-dump (strings with backslashes, `0x…`, `X'…'`, comments of three kinds). */
export const lexerOf = (): Lexer => new DumpLexer();

class DumpLexer implements Lexer {
  #bytes: Buffer = Buffer.alloc(0);
  #at = 0;
  /** Where the search for the end of an unfinished token goes on. */
  #searched = 0;
  #isOver = false;

  /** Index of the closing quote of what opened at `from`; -1: not there yet. Two quotes are one, as is one behind a backslash. */
  #closing(from: number, sign: number): number {
    let i = Math.max(from + 1, this.#searched);
    while (i < this.#bytes.length) {
      const byte = this.#bytes[i];
      if (byte === backslash && sign !== backtick) i += 2;
      else if (byte !== sign) i++;
      else if (this.#bytes[i + 1] === sign) i += 2;
      else if (i + 1 === this.#bytes.length && !this.#isOver) break;
      else return i;
    }
    // A backslash that came last is looked at again together with what follows it.
    this.#searched = i > this.#bytes.length ? i - 2 : i;
    if (this.#bytes.length - from > longestToken) throw new RangeError('a value of the dump is too long');
    return -1;
  }

  /** Behind blanks and comments, those of a version (`/*!40101 … *\/`) among them; -1: a comment has no end yet. */
  #skipBlank(): number {
    for (;;) {
      while (this.#at < this.#bytes.length && isSpace(this.#bytes[this.#at] ?? 0)) this.#at++;
      const comment = commentAt(this.#bytes, this.#at);
      if (comment === 'none' || (comment === 'unknown' && this.#isOver)) return this.#at;
      if (comment === 'unknown') return -1;
      const end = this.#bytes.indexOf(comment, Math.max(this.#at + 2, this.#searched - 1));
      if (end < 0) {
        this.#searched = this.#bytes.length;
        return -1;
      }
      this.#at = end + comment.length;
      this.#searched = 0;
    }
  }

  #quoted(sign: number): { readonly from: number; readonly end: number } | null {
    const end = this.#closing(this.#at, sign);
    if (end < 0) return null;
    const found = { from: this.#at + 1, end };
    this.#at = end + 1;
    this.#searched = 0;
    return found;
  }

  #word(): Token | null {
    const end = wordEnd(this.#bytes, this.#at);
    if (end === this.#bytes.length && !this.#isOver) return null;
    const text = this.#bytes.toString('latin1', this.#at, end);
    if (/^[xX]$/.test(text) && this.#bytes[end] === quote) {
      const start = this.#at;
      this.#at = end;
      const found = this.#quoted(quote);
      if (found !== null)
        return {
          is: 'hex',
          bytes: Buffer.from(this.#bytes.toString('latin1', found.from, found.end), 'hex'),
        };
      this.#at = start;
      return null;
    }
    this.#at = end;
    if (/^0x[0-9a-f]*$/i.test(text)) return { is: 'hex', bytes: Buffer.from(text.slice(2), 'hex') };
    return /^[-+.\d]/.test(text) ? { is: 'number', text } : { is: 'word', text };
  }

  next(): Token | null {
    if (this.#skipBlank() < 0 || this.#at >= this.#bytes.length) return null;
    const byte = this.#bytes[this.#at] ?? 0;
    if (byte === quote || byte === doubleQuote) {
      const found = this.#quoted(byte);
      return found === null
        ? null
        : { is: 'string', bytes: unescaped(this.#bytes.subarray(found.from, found.end), byte) };
    }
    if (byte === backtick) {
      const found = this.#quoted(backtick);
      if (found === null) return null;
      return { is: 'name', text: this.#bytes.toString('utf8', found.from, found.end).replaceAll('``', '`') };
    }
    if (
      isWordByte(byte) ||
      byte === dash ||
      byte === 43 ||
      (byte === 46 && isDigit(this.#bytes[this.#at + 1] ?? 0))
    )
      return this.#word();
    this.#at++;
    return { is: 'sign', text: String.fromCharCode(byte) };
  }

  feed(more: Uint8Array): void {
    this.#bytes =
      this.#at === this.#bytes.length
        ? Buffer.from(more)
        : Buffer.concat([this.#bytes.subarray(this.#at), more]);
    this.#searched = Math.max(0, this.#searched - this.#at);
    this.#at = 0;
  }

  end(): void {
    this.#isOver = true;
  }
}

/** What a letter behind a backslash stands for (MySQL manual, "String Literals"). `\%` and `\_` stay as they are. */
const escapes: Readonly<Record<number, number>> = { 48: 0, 98: 8, 116: 9, 110: 10, 114: 13, 90: 26 };

/** The bytes a quoted string stands for. Copies, so that the chunk it stood in can go. */
function unescaped(raw: Buffer, sign: number): Buffer {
  if (raw.indexOf(backslash) < 0 && raw.indexOf(sign) < 0) return Buffer.from(raw);
  const plain = Buffer.allocUnsafe(raw.length);
  let length = 0;
  for (let i = 0; i < raw.length; i++) {
    const byte = raw[i] ?? 0;
    const following = raw[i + 1];
    if (byte === backslash && following !== undefined) {
      if (following === 37 || following === 95) plain[length++] = backslash;
      plain[length++] = escapes[following] ?? following;
      i++;
    } else {
      if (byte === sign && following === sign) i++;
      plain[length++] = byte;
    }
  }
  return plain.subarray(0, length);
}
