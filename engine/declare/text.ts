/** A text for people in both languages of the product. Papers are printed from these, so they are full German and English. */
export interface Text {
  readonly de: string;
  readonly en: string;
}

/** The languages every text is written in. */
export type Language = keyof Text;
