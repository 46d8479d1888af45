/** A line of an order as the book keeps it. */
export interface BookedLine {
  /** Id of the article. */
  readonly article: string;
  readonly quantity: number;
  readonly priceCents: number;
}

/** The lines of many orders, in twenty bytes a line. */
export interface LineBook {
  readonly add: (order: string, line: BookedLine, row: number) => void;
  /** The lines of an order in the order of the file. */
  readonly of: (order: string) => readonly BookedLine[];
  /** The orders that have lines, each with the row of its last one. */
  readonly orders: () => Iterable<readonly [order: string, row: number]>;
  readonly has: (order: string) => boolean;
}

const columns = 5;

/**
 * Gathers order lines that may stand in any order, because exports of lines are rarely sorted by order. Numbers stand in one array,
 * each order knows its last line and each line the one before it.
 */
export function lineBook(): LineBook {
  const last = new Map<string, number>();
  const articles: string[] = [];
  const articleAt = new Map<string, number>();
  let cells = new Int32Array(columns * 1_024);
  let count = 0;
  const cell = (line: number, column: number): number => cells[line * columns + column] ?? 0;
  return {
    add(order, { article, quantity, priceCents }, row) {
      if ((count + 1) * columns > cells.length) {
        const wider = new Int32Array(cells.length * 2);
        wider.set(cells);
        cells = wider;
      }
      let place = articleAt.get(article);
      if (place === undefined) {
        place = articles.push(article) - 1;
        articleAt.set(article, place);
      }
      cells.set([place, quantity, priceCents, last.get(order) ?? -1, row], count * columns);
      last.set(order, count++);
    },
    of(order) {
      const lines: BookedLine[] = [];
      for (let line = last.get(order) ?? -1; line !== -1; line = cell(line, 3)) {
        lines.push({
          article: articles[cell(line, 0)] ?? '',
          quantity: cell(line, 1),
          priceCents: cell(line, 2),
        });
      }
      return lines.reverse();
    },
    *orders() {
      for (const [order, line] of last) yield [order, cell(line, 4)] as const;
    },
    has: (order) => last.has(order),
  };
}
