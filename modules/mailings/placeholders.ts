/** What a mailing's text can name: the person's name, the salutation as it begins a letter, the name of the company that writes. */
export const placeholders = ['name', 'anrede', 'betrieb'] as const;
type Placeholder = (typeof placeholders)[number];

/** As the text writes them, one after the other: `{name}, {anrede}, {betrieb}`. */
export const placeholderList: string = placeholders.map((each) => `{${each}}`).join(', ');

/** Words in braces, single or double as other programs write them. */
const inBraces = /\{\{?[^{}\r\n]{0,60}\}\}?/g;

function placeholderIn(found: string): Placeholder | undefined {
  const word = found
    .replace(/^\{+|\}+$/g, '')
    .trim()
    .toLocaleLowerCase('de');
  return placeholders.find((each) => each === word);
}

/** What stands in braces in a text and is no placeholder, each once, in the order of the text. */
export function unknownPlaceholders(text: string): readonly string[] {
  const found = text.match(inBraces) ?? [];
  return [...new Set(found.filter((each) => placeholderIn(each) === undefined))];
}

/** The text with its placeholders filled. What is filled in is not read again for placeholders. */
export function fillPlaceholders(text: string, values: Readonly<Record<Placeholder, string>>): string {
  return text.replace(inBraces, (found) => {
    const placeholder = placeholderIn(found);
    return placeholder === undefined ? found : values[placeholder];
  });
}
