import { lexerOf, type Token } from './lexer.ts';

/** A value of a dump: its bytes, or NULL. Numbers are their digits. */
export type DumpValue = Buffer | null;

/** One row of a table. `table` bears its database, where the dump names one: `shop.ost_ticket`. */
export interface DumpRow {
  readonly table: string;
  readonly values: Readonly<Record<string, DumpValue>>;
}

/** What a dump had besides rows. */
export interface DumpEnd {
  /** Rows whose number of values is not that of the columns, and statements that broke off, by table. */
  readonly broken: ReadonlyMap<string, number>;
  /** The file ends in the middle of a statement. */
  readonly isCutOff: boolean;
  /** Statements found at all; none in what is no dump. */
  readonly statements: number;
}

/** Columns are not told by `INSERT` in a usual dump but by the table's definition before it. */
type Columns = Map<string, readonly string[]>;

interface Parsing {
  readonly next: () => Generator<'more', Token, void>;
  readonly wants: (table: string) => boolean;
  readonly columns: Columns;
  readonly broken: Map<string, number>;
  database: string;
}

/**
 * Reads the rows of a dump as it comes, of the tables that are wanted, without holding more of it than one value and one piece of the
 * source. Understands what mysqldump and mariadb-dump write: with and without definitions and column names, one row or thousands in a
 * statement, any comment, escape and blob. What it does not understand it skips to the end of the statement and counts.
 */
export async function* readDump(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  wants: (table: string) => boolean,
): AsyncGenerator<readonly DumpRow[], DumpEnd, void> {
  const lexer = lexerOf();
  let isOver = false;
  let isInside = false;
  let statements = 0;
  function* next(): Generator<'more', Token, void> {
    for (;;) {
      const token = lexer.next();
      if (token !== null) return token;
      if (isOver) throw new Ended();
      yield 'more';
    }
  }
  const parsing: Parsing = { next, wants, columns: new Map(), broken: new Map(), database: '' };
  function* all(): Generator<'more' | DumpRow, void, void> {
    for (;;) {
      isInside = false;
      const first = yield* next();
      isInside = true;
      statements++;
      yield* statement(parsing, first);
    }
  }
  const parser = all();
  const advance = (): readonly DumpRow[] => {
    const rows: DumpRow[] = [];
    for (let step = parser.next(); !step.done && step.value !== 'more'; step = parser.next())
      rows.push(step.value);
    return rows;
  };
  const rest: DumpRow[] = [];
  try {
    for await (const piece of source) {
      lexer.feed(piece);
      const rows = advance();
      if (rows.length > 0) yield rows;
    }
    isOver = true;
    lexer.end();
    for (let step = parser.next(); !step.done; step = parser.next())
      if (step.value !== 'more') rest.push(step.value);
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
  }
  if (rest.length > 0) yield rest;
  return { broken: parsing.broken, isCutOff: isInside, statements };
}

/** The tokens are used up. */
class Ended extends Error {}
/** A statement is not what it seemed to be. */
class Odd extends Error {}

function* statement(parsing: Parsing, first: Token): Generator<'more' | DumpRow, void, void> {
  if (isSign(first, ';')) return;
  const what = first.is === 'word' ? first.text.toUpperCase() : '';
  const at = { table: '' };
  try {
    if (what === 'INSERT' || what === 'REPLACE') yield* insertion(parsing, at);
    else if (what === 'CREATE') yield* definition(parsing);
    else if (what === 'USE') parsing.database = nameIn(yield* parsing.next());
    yield* skip(parsing);
  } catch (error) {
    if (!(error instanceof Odd)) throw error;
    if (at.table !== '') count(parsing.broken, at.table);
    if (error.message !== ';') yield* skip(parsing);
  }
}

const count = (counts: Map<string, number>, key: string): void =>
  void counts.set(key, (counts.get(key) ?? 0) + 1);
const isSign = (token: Token, sign: string): boolean => token.is === 'sign' && token.text === sign;
const isWord = (token: Token, word: string): boolean =>
  token.is === 'word' && token.text.toUpperCase() === word;

/** A token where none but another is in place. The end of the statement is not skipped past. */
const odd = (token: Token): Odd => new Odd(isSign(token, ';') ? ';' : '');

function nameIn(token: Token): string {
  if (token.is === 'name' || token.is === 'word') return token.text;
  if (token.is === 'string') return token.bytes.toString('utf8');
  throw odd(token);
}

function* skip({ next }: Parsing): Generator<'more', void, void> {
  while (!isSign(yield* next(), ';'));
}

/** `name` or `database`.`name`, and the token behind it. */
function* tableName(
  { next, database }: Parsing,
  first: Token,
): Generator<'more', { readonly table: string; readonly behind: Token }, void> {
  const one = nameIn(first);
  const behind = yield* next();
  if (!isSign(behind, '.')) return { table: database === '' ? one : `${database}.${one}`, behind };
  const other = nameIn(yield* next());
  return { table: `${one}.${other}`, behind: yield* next() };
}

/** What begins a part of a definition that is no column. */
const noColumn = new Set([
  'KEY',
  'PRIMARY',
  'UNIQUE',
  'CONSTRAINT',
  'FULLTEXT',
  'INDEX',
  'FOREIGN',
  'SPATIAL',
  'CHECK',
  'PERIOD',
]);

function* definition(parsing: Parsing): Generator<'more', void, void> {
  const { next } = parsing;
  let token = yield* next();
  if (!isWord(token, 'TABLE')) {
    if (isSign(token, ';')) throw odd(token);
    return;
  }
  token = yield* next();
  while (isWord(token, 'IF') || isWord(token, 'NOT') || isWord(token, 'EXISTS')) token = yield* next();
  const { table, behind } = yield* tableName(parsing, token);
  if (!isSign(behind, '(')) throw odd(behind);
  const columns: string[] = [];
  let depth = 1;
  let isFirst = true;
  while (depth > 0) {
    const each = yield* next();
    if (isFirst && !(each.is === 'word' && noColumn.has(each.text.toUpperCase()))) columns.push(nameIn(each));
    isFirst = depth === 1 && isSign(each, ',');
    if (isSign(each, '(')) depth++;
    if (isSign(each, ')')) depth--;
    if (isSign(each, ';')) throw odd(each);
  }
  parsing.columns.set(table, columns);
}

function* insertion(parsing: Parsing, at: { table: string }): Generator<'more' | DumpRow, void, void> {
  const { next } = parsing;
  let token = yield* next();
  while (token.is === 'word' && /^(IGNORE|INTO|DELAYED|LOW_PRIORITY|HIGH_PRIORITY)$/i.test(token.text))
    token = yield* next();
  const named = yield* tableName(parsing, token);
  if (!parsing.wants(named.table)) {
    if (isSign(named.behind, ';')) throw odd(named.behind);
    return;
  }
  at.table = named.table;
  token = named.behind;
  let columns = parsing.columns.get(named.table);
  if (isSign(token, '(')) {
    const told: string[] = [];
    do {
      told.push(nameIn(yield* next()));
      token = yield* next();
    } while (isSign(token, ','));
    if (!isSign(token, ')')) throw odd(token);
    columns = told;
    token = yield* next();
  }
  if (columns === undefined || !(isWord(token, 'VALUES') || isWord(token, 'VALUE'))) throw odd(token);
  do {
    const values = yield* rowValues(parsing);
    if (values.length === columns.length)
      yield {
        table: named.table,
        values: Object.fromEntries(columns.map((name, i) => [name, values[i] ?? null])),
      };
    else count(parsing.broken, named.table);
    token = yield* next();
  } while (isSign(token, ','));
  // What follows (`ON DUPLICATE KEY …`) is skipped by the caller; a semicolon has to be seen by it too.
  if (isSign(token, ';')) {
    at.table = '';
    throw odd(token);
  }
}

function* rowValues({ next }: Parsing): Generator<'more', readonly DumpValue[], void> {
  const open = yield* next();
  if (!isSign(open, '(')) throw odd(open);
  const values: DumpValue[] = [];
  for (;;) {
    let token = yield* next();
    // `_binary '…'` and other names of charsets.
    if (token.is === 'word' && token.text.startsWith('_')) token = yield* next();
    values.push(valueIn(token));
    const behind = yield* next();
    if (isSign(behind, ')')) return values;
    if (!isSign(behind, ',')) throw odd(behind);
  }
}

function valueIn(token: Token): DumpValue {
  switch (token.is) {
    case 'string':
    case 'hex':
      return token.bytes;
    case 'number':
      return Buffer.from(token.text);
    case 'word':
      return token.text.toUpperCase() === 'NULL' ? null : Buffer.from(token.text);
    default:
      throw odd(token);
  }
}
