import type { Chance } from './chance.ts';

// Everybody here is invented. Phone numbers come from the ranges the Federal Network Agency keeps free for film and
// television, mail addresses from the reserved domain `example`.

const women = [
  'Annegret',
  'Beate',
  'Clara',
  'Dörte',
  'Elif',
  'Frauke',
  'Gesine',
  'Henrike',
  'Ilka',
  'Jördis',
  'Käthe',
  'Leonie',
  'Mareike',
  'Nele',
  'Ottilie',
  'Petra',
  'Rüya',
  'Svenja',
  'Thea',
  'Ulrike',
  'Wiebke',
  'Zoë',
] as const;
const men = [
  'Arndt',
  'Björn',
  'Cem',
  'Detlef',
  'Enno',
  'Fiete',
  'Götz',
  'Hauke',
  'Immo',
  'Jörg',
  'Klaus-Dieter',
  'Lennart',
  'Malte',
  'Norbert',
  'Ole',
  'Pär',
  'Rüdiger',
  'Sönke',
  'Till',
  'Uwe',
  'Volker',
  'Yannik',
] as const;
const families = [
  'Achterberg',
  'Blümchen',
  'Czerny-Falk',
  'Dahlgrün',
  'Ebersohl',
  'Flößer',
  'Grünspan',
  'Hagedornsen',
  'Immergut',
  'Jägerling',
  'Kranichfeld',
  'Lüttenau',
  'Mühlfenzl',
  'Nebelsiek',
  'Öttinghaus',
  'Papenbrook',
  'Quittenbaum',
  'Rübsamen',
  'Süßmilch',
  'Tannwälder',
  'Übelacker',
  'Vogelsänger',
  'Weißhaupt',
  'Ziegenspeck',
  'Müller',
  'Mueller-Westerkamp',
  'Möwenthal',
  'Schöneweiß',
  'Straßburger',
  'Groß',
] as const;
const streets = [
  'Lindenweg',
  'Am Alten Hafen',
  'Rosenstraße',
  'Kirchgasse',
  'Mühlendamm',
  'Bahnhofstraße',
  'Zum Süßen Grund',
  'Birkenallee',
  'Feldrain',
  'Goethestraße',
  'Hinter den Höfen',
  'Kleine Fährstraße',
] as const;
const towns = [
  ['23966', 'Wismar'],
  ['23968', 'Wismar'],
  ['23970', 'Wismar'],
  ['23972', 'Dorf Mecklenburg'],
  ['23974', 'Neuburg'],
  ['23936', 'Grevesmühlen'],
] as const;
const companies = [
  'Gärtnerei Immergut',
  'Zahnarztpraxis am Markt',
  'Kita Regenbogenland',
  'Tischlerei Nebelsiek',
  'Grundschule am Deich',
  'Pension Möwenblick',
] as const;

/** An invented customer. */
export interface DemoPerson {
  readonly salutation: 'none' | 'ms' | 'mr' | 'family';
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly country: string;
  readonly phones: string[];
  readonly email: string;
}

/** Invents somebody. */
export function inventPerson(chance: Chance): DemoPerson {
  const salutation = chance.pick(['ms', 'mr', 'ms', 'mr', 'none'] as const);
  const firstName = chance.pick(salutation === 'mr' ? men : salutation === 'ms' ? women : [...women, ...men]);
  const lastName = chance.pick(families);
  const [postcode, city] = chance.pick(towns);
  const email = chance.percent(70)
    ? `${asciiOf(firstName)}.${asciiOf(lastName)}${chance.below(90) + 10}@mail.example`
    : '';
  return {
    salutation,
    firstName,
    lastName,
    company: chance.percent(8) ? chance.pick(companies) : '',
    street: `${chance.pick(streets)} ${chance.below(120) + 1}`,
    postcode,
    city,
    country: 'DE',
    phones: inventPhones(chance),
    email,
  };
}

function inventPhones(chance: Chance): string[] {
  const digits = (count: number): string => String(chance.below(10 ** count)).padStart(count, '0');
  const phones: string[] = [];
  if (chance.percent(65)) phones.push(chance.pick([`030 23125 ${digits(3)}`, `040 66969 ${digits(3)}`]));
  if (chance.percent(50)) phones.push(`0171 39200${digits(2)}`);
  return phones;
}

const asciiOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/[^a-z]/g, '');
