/** The places of a prepared answer: who asks, number and subject, company and contract, and who answers. */
export const placeholders = ['name', 'nummer', 'betreff', 'firma', 'vertrag', 'bearbeiter'] as const;

/** What the places of a prepared answer are filled with. */
export type PlaceholderValues = Readonly<Record<(typeof placeholders)[number], string>>;

const place = new RegExp(`\\{(${placeholders.join('|')})\\}`, 'g');

/**
 * Fills the places of a prepared answer. Anything else in braces stays as it is, and so does a place nothing is known for, so that
 * nobody sends an empty place unseen.
 */
export function fillPlaceholders(text: string, values: PlaceholderValues): string {
  return text.replace(place, (written, key: keyof PlaceholderValues) =>
    values[key] === '' ? written : values[key],
  );
}
