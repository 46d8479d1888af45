/** What the places of a prepared answer are filled with. */
export interface PlaceholderValues {
  readonly name: string;
  readonly nummer: string;
}

/** Fills `{name}` and `{nummer}` of a prepared answer. Anything else in braces stays as it is, so that nobody sends an empty place unseen. */
export function fillPlaceholders(text: string, values: PlaceholderValues): string {
  return text.replace(/\{(name|nummer)\}/g, (_, key: keyof PlaceholderValues) => values[key]);
}
