import type { LawReference, Text } from '../declare/index.ts';
import type { ConsentRecord, LegalFacts } from '../facts/view.ts';
import type { FileId, PersonId, RecordId } from '../ids.ts';

/** One field of a record as its person may read it. */
export interface CopiedField {
  readonly id: string;
  readonly title: Text;
  /** DPV class of a sealed field; `null` for plain columns. */
  readonly category: string | null;
  readonly value: unknown;
}

/** One record of a person, whole (Art. 15 (3) GDPR): what is stored, why, since when, until when. */
export interface CopiedRecord {
  readonly kind: string;
  readonly id: RecordId;
  readonly title: Text;
  readonly origin: Text;
  readonly createdAt: number;
  readonly life: 'active' | 'restricted';
  readonly fields: readonly CopiedField[];
  readonly events: readonly { readonly id: string; readonly title: Text; readonly at: number }[];
  /** When it is deleted, if that is known already (Art. 15 (1) d); the rule in words is always there. */
  readonly dueAt: number | null;
  readonly dueAction: 'restrict' | 'erase' | 'anonymise' | null;
  readonly rule: Text;
  readonly files: readonly {
    readonly id: FileId;
    readonly name: string;
    readonly mediaType: string;
    readonly size: number;
  }[];
}

/** To whom something of a person was disclosed (Art. 15 (1) c, Art. 19), from the ledger. */
export interface Disclosure {
  readonly recipient: string;
  readonly at: number;
  readonly entry: number;
}

/** A copy of all there is about a person. Records come one by one, so that memory stays flat. */
export interface PersonCopy {
  readonly person: PersonId;
  readonly facts: LegalFacts;
  readonly consents: readonly ConsentRecord[];
  readonly disclosures: readonly Disclosure[];
  readonly records: AsyncIterable<CopiedRecord>;
}

/** What an erasure (Art. 17) will do to one record. */
export interface PlannedFate {
  readonly kind: string;
  readonly title: Text;
  readonly id: RecordId;
  readonly fate: 'erased' | 'anonymised' | 'restricted';
  /** For restricted ones: when they die by their own clock, if known, and the law that keeps them. */
  readonly until: number | null;
  readonly law: LawReference | null;
}

/** What an erasure will do, record by record, and the consents it ends. Exactly this then happens. */
export interface ErasurePlan {
  readonly person: PersonId;
  readonly fates: readonly PlannedFate[];
  /** Ids of the consents it ends. */
  readonly consents: readonly string[];
  /** A hold forbids it all for now. */
  readonly held: boolean;
}
