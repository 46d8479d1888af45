import type { Chance } from './chance.ts';

// Invented books by invented authors. The numbers are correct ISBNs in form and check digit and belong to no book.

const subjects = [
  'Der Leuchtturm',
  'Die Möwen',
  'Das Salz',
  'Nordlicht',
  'Ein Sommer',
  'Die Stille',
  'Der Kranich',
  'Windstärke zwölf',
  'Das Gartenhaus',
  'Die Kartographin',
  'Das letzte Boot',
  'Die Uhrmacherin',
] as const;
const turns = [
  'von Poel',
  'im Schilf',
  'und das Schweigen',
  'am Ende des Deichs',
  'ohne Ufer',
  'für Anfänger',
  'über Wismar',
  'und andere Geschichten',
  'in zwölf Monaten',
  'nach der Flut',
] as const;
const authors = [
  'Thea Brackwasser',
  'Enno Siel',
  'Ilka Sturmfeder',
  'Götz Hollerbusch',
  'Mareike Tang',
  'Ole Achtern',
  'Henrike Nordkamp',
  'Cem Yelken',
] as const;
const goods = [
  ['Lesezeichen Filz', 'Werkstatt Möwe', 490],
  ['Notizbuch A5 kariert', 'Papier & Watt', 1290],
  ['Füllhalter Hafenblau', 'Schreibwerk Nord', 3450],
  ['Becher „Erst lesen“', 'Töpferei am Deich', 1600],
  ['Stoffbeutel Bücherwurm', 'Werkstatt Möwe', 890],
  ['Jahreskalender Ostsee', 'Papier & Watt', 1850],
] as const;

/** An invented article. */
export interface DemoArticle {
  readonly number: string;
  readonly ean: string | null;
  readonly title: string;
  readonly maker: string;
  readonly supplier: string;
  readonly priceCents: number;
  readonly vatClass: 'full' | 'reduced';
  readonly stock: number;
}

/** The whole range of the invented bookshop: books at the reduced rate, other goods at the full one. */
export function inventArticles(chance: Chance): readonly DemoArticle[] {
  const books = subjects.flatMap((subject, i) =>
    turns.map((turn, j) => ({
      number: `B${String(i * turns.length + j + 1).padStart(4, '0')}`,
      ean: isbnOf(i * turns.length + j + 1),
      title: `${subject} ${turn}`,
      maker: authors[(i * 3 + j) % authors.length] ?? '',
      supplier: chance.pick(['Barsortiment Küste', 'Verlag Achterdeck']),
      priceCents: chance.pick([1200, 1400, 1499, 1800, 2200, 2400, 2699, 2800]),
      vatClass: 'reduced' as const,
      stock: chance.below(6),
    })),
  );
  const others = goods.map(([title, maker, priceCents], i) => ({
    number: `N${String(i + 1).padStart(4, '0')}`,
    ean: null,
    title,
    maker,
    supplier: maker,
    priceCents,
    vatClass: 'full' as const,
    stock: 5 + chance.below(20),
  }));
  return [...books, ...others];
}

function isbnOf(serial: number): string {
  const digits = `97839999${String(serial).padStart(4, '0')}`;
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
