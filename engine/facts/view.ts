import type { FileId, PersonId } from '../ids.ts';

/** The state of one kind of consent for one person. */
export type ConsentState =
  | { readonly state: 'never' }
  | {
      readonly state: 'given' | 'withdrawn';
      readonly since: number;
      readonly channel: string;
      readonly wordingVersion: string;
      readonly recordedBy: string;
      readonly paper: FileId | null;
      /** Number of the ledger entry that proves it. */
      readonly entry: number;
    };

/** Art. 18 (1) a to d. */
export type RestrictionGround = 'accuracy-contested' | 'unlawful' | 'needed-for-claims' | 'objection-pending';

/** Why deletion is suspended. */
export type HoldGround = 'legal-dispute' | 'tax-assessment-open' | 'authority-order';

/** All legal facts about a person that stand now. */
export interface LegalFacts {
  readonly consents: Readonly<Record<string, ConsentState>>;
  /** Ids of the purposes the person objected to. */
  readonly objections: readonly string[];
  readonly restrictions: readonly RestrictionGround[];
  readonly holds: readonly HoldGround[];
}

/** A consent's history as ISO/IEC TS 27560 records. */
export interface ConsentRecord {
  readonly consent: string;
  readonly event: 'given' | 'withdrawn';
  readonly at: number;
  readonly recordedAt: number;
  readonly channel: string;
  readonly wordingVersion: string;
  readonly recordedBy: string;
  readonly paper: FileId | null;
  readonly entry: number;
}

/** Reads legal facts. They are pseudonymous, so reading them is no access to personal data. */
export interface FactsView {
  of(person: PersonId): Promise<LegalFacts>;
  /** For lists: the same for many persons in one query. */
  ofMany(persons: readonly PersonId[]): Promise<ReadonlyMap<PersonId, LegalFacts>>;
  history(person: PersonId): Promise<readonly ConsentRecord[]>;
  /** Persons for whom a consent stands now. */
  consenting(consent: string, limit: number, afterPerson?: PersonId): Promise<readonly PersonId[]>;
}
