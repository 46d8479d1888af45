import type { AmountUnit, LawReference, Text } from '../declare/index.ts';
import type { Refused } from '../errors.ts';
import type { ConsentRecord, LegalFacts } from '../facts/view.ts';
import type { FileId, PersonId, RecordId } from '../ids.ts';

/** One field of a record as its person may read it. */
export interface CopiedField {
  readonly id: string;
  readonly title: Text;
  /** DPV class of a sealed field; `null` for plain columns. */
  readonly category: string | null;
  readonly value: unknown;
  /** What the value means, where it is a code of the program. */
  readonly meaning: Text | null;
  /** What the value counts, where it is an amount. */
  readonly unit: AmountUnit | null;
  /** Whether the program made it of other fields, to search by, say: nothing new, and shown in full to machines only. */
  readonly derived: boolean;
  /**
   * Why the value is not in the copy: it lets somebody in (passwords and keys, Art. 32), or it is about somebody else and was
   * blacked out (Art. 15 (4)). The field itself is always named. `null`: the value is there.
   */
  readonly withheld: 'secret' | 'blacked-out' | null;
  /** Set when words of the value were blacked out because they are about somebody else (Art. 15 (4)). */
  readonly partly?: true;
}

/** Rows that belong to a record. */
export interface CopiedDetail {
  readonly id: string;
  readonly title: Text;
  readonly columns: readonly {
    readonly id: string;
    readonly title: Text;
    readonly unit: AmountUnit | null;
  }[];
  readonly rows: readonly (readonly unknown[])[];
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
  /** Rows of plain tables that belong to the record (lines of an order), named and in the order of their columns. */
  readonly details: readonly CopiedDetail[];
  /** When the clock acts on it next, and how. */
  readonly dueAt: number | null;
  readonly dueAction: 'restrict' | 'erase' | 'anonymise' | null;
  /** When it is gone, if that is known already (Art. 15 (1) d); the rule in words is always there. */
  readonly diesAt: number | null;
  readonly rule: Text;
  /** Set when a reviewer blacked out the record as a whole because it is about somebody else (Art. 15 (4)). */
  readonly blackedOut?: true;
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

/** A change of a record, by the ids of its fields: the ledger keeps no content. */
export interface FieldChange {
  readonly kind: string;
  readonly record: RecordId;
  readonly fields: readonly string[];
  readonly at: number;
  readonly entry: number;
}

/** A copy of all there is about a person. Records come one by one, so that memory stays flat. */
export interface PersonCopy {
  readonly person: PersonId;
  /** Id of the person's category (customers, staff). */
  readonly category: string;
  /** In which days are told (IANA). */
  readonly timeZone: string;
  readonly facts: LegalFacts;
  readonly consents: readonly ConsentRecord[];
  readonly disclosures: readonly Disclosure[];
  /** Which fields were changed and when (Art. 16), newest first. */
  readonly changes: readonly FieldChange[];
  readonly records: AsyncIterable<CopiedRecord>;
  /** The records of one kind only, in the same way. */
  readonly recordsOf: (kind: string) => AsyncIterable<CopiedRecord>;
  /** Opens a file of a copied record as a stream. */
  readonly openFile: (record: Pick<CopiedRecord, 'kind'>, file: FileId) => Promise<OpenedFile | Refused>;
}

/** A file of a person, to be read once. `size` in bytes. */
export interface OpenedFile {
  readonly outcome: 'opened';
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * A recipient to be told of a rectification, erasure or restriction (Art. 19). `toldAt`: when that was ticked off last; `excusedAt`:
 * when somebody decided last that telling is impossible or takes disproportionate effort.
 */
export interface ToTell {
  readonly recipient: string;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly times: number;
  readonly toldAt: number | null;
  readonly excusedAt: number | null;
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
