/** Texts of one language, nested by topic. `{{name}}` is a place to fill; keys ending in `_one` and `_other` are plural forms. */
export interface Catalogue {
  readonly [key: string]: string | Catalogue;
}

/** The user-visible texts of one module or of one part of the platform, in both languages of the product. */
export interface Texts {
  readonly de: Catalogue;
  readonly en: Catalogue;
}

/** The same keys as `De`, any texts. */
export type SameKeys<De> = {
  readonly [Key in keyof De]: De[Key] extends string ? string : SameKeys<De[Key]>;
};

/**
 * Declares a catalogue. A key that is missing in one language, or that only the other has, does not compile.
 *
 * @example
 * export const texts = defineTexts({
 *   de: { nav: 'Bestellungen', found_one: '{{count}} Bestellung', found_other: '{{count}} Bestellungen' },
 *   en: { nav: 'Orders', found_one: '{{count}} order', found_other: '{{count}} orders' },
 * });
 */
export function defineTexts<const De extends Catalogue>(texts: {
  readonly de: De;
  readonly en: SameKeys<NoInfer<De>>;
}): { readonly de: De; readonly en: SameKeys<De> } {
  return texts;
}

type WithoutPlural<Key extends string> = Key extends `${infer Stem}_one`
  ? Stem
  : Key extends `${infer Stem}_other`
    ? Stem
    : Key;

type Path<Branch> = {
  [Key in keyof Branch & string]: Branch[Key] extends string
    ? WithoutPlural<Key>
    : `${Key}.${Path<Branch[Key]>}`;
}[keyof Branch & string];

/** Every key of a catalogue, written with dots; plural forms by their common stem. Any text while the catalogue is not known. */
export type TextKey<Of extends Texts> = string extends keyof Of['de'] ? string : Path<Of['de']>;

/** What fills the places of a text. `count` chooses the plural form. */
export type TextValues = Readonly<Record<string, string | number>>;
