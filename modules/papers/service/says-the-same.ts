/** The hashes of both languages of a paper. */
export interface Hashes {
  readonly hash_de: string;
  readonly hash_en: string;
}

/** Whether two texts of a paper are the same in both languages. */
export const saysTheSameRow = (one: Hashes, other: Hashes): boolean =>
  one.hash_de === other.hash_de && one.hash_en === other.hash_en;
