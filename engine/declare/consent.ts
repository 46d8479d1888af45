import type { Text } from './text.ts';

/**
 * One wording of a consent as the person saw it. A wording never changes: a new text is a new version, and every consent
 * given keeps the version it was given under (Art. 7 (1) GDPR; ISO/IEC TS 27560 `notice`/`privacy_notice_version`).
 */
export interface Wording {
  readonly version: string;
  readonly text: Text;
}

/**
 * A kind of consent a person can give (Art. 6 (1) a GDPR). Never set by default. Each kind is given and withdrawn apart
 * from every other (Art. 7 (2), recital 43).
 */
export interface ConsentKind<Id extends string = string> {
  readonly id: Id;
  readonly title: Text;
  /** The wording in force when the program was published; the owner may adapt it, which makes a new version. */
  readonly wording: Wording;
  /** How to withdraw, as told to the person before the consent is given (Art. 7 (3)). */
  readonly withdrawal: Text;
}

/** Declares a kind of consent. */
export function consent<const Id extends string>(declared: ConsentKind<Id>): ConsentKind<Id> {
  return Object.freeze(declared);
}
