import type { Tone } from '../../platform/ui/index.ts';

/** An invented order. */
export interface ExampleOrder {
  readonly number: string;
  readonly title: string;
  readonly state: keyof typeof stateTones;
  readonly dueInDays: number | null;
  readonly cents: number;
}

/** How the states of the invented orders look. */
export const stateTones = {
  bestellt: 'neutral',
  eingetroffen: 'attention',
  benachrichtigt: 'active',
  abgeholt: 'good',
  storniert: 'bad',
} as const satisfies Readonly<Record<string, Tone>>;

/** So many days from now. */
export const day = (days: number) => Date.UTC(2026, 10, 23, 12) + days * 86_400_000;

const titles = [
  'Der Zauberberg',
  'Die Wand',
  'Tschick',
  'Kruso',
  'Unterleuten',
  'Stiller',
  'Schachnovelle',
  'Medea. Stimmen',
  'Herkunft',
  'Die Vermessung der Welt',
  'Das Parfum',
  'Momo',
  'Effi Briest',
  'Der Vorleser',
  'Heidi',
  'Malina',
  'Vom Ende der Einsamkeit',
];

const states = Object.keys(stateTones) as (keyof typeof stateTones)[];
const dues = [2, 6, 12, 29, 75, null];

/** Invented orders, always the same. */
export const exampleOrders: readonly ExampleOrder[] = titles.map((title, place) => ({
  number: String(20_401 + place * 7),
  title,
  state: states[place % states.length] ?? 'bestellt',
  dueInDays: dues[place % dues.length] ?? null,
  cents: 899 + place * 437,
}));
