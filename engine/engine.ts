import type { Kysely } from 'kysely';
import type { Actor } from './actor.ts';
import type { Backup } from './backup/archive/view.ts';
import type { CustodyView } from './backup/custody/custody-view.ts';
import type { Calendar } from './clock/calendar.ts';
import type { ClockView } from './clock/view.ts';
import type {
  AnsweringPurpose,
  AnyKind,
  ConsentKind,
  EventOf,
  Period,
  PersonCategory,
  PlainOf,
  PurposeOf,
  Register,
  SealedOf,
  Statute,
  Text,
} from './declare/index.ts';
import type { Refused } from './errors.ts';
import type { LedgerView } from './facts/ledger-view.ts';
import type { FactsView, HoldGround, LegalFacts, RestrictionGround } from './facts/view.ts';
import type { FileId, PersonId, RecordId } from './ids.ts';
import type { ErasurePlan } from './rights/view.ts';
import type { FileStore } from './vault/files-view.ts';

/** The columns the engine keeps beside a record's own plain columns. Instants are milliseconds since 1970. */
export interface RecordHead {
  readonly id: RecordId;
  readonly person_id: PersonId | null;
  readonly life: 'active' | 'restricted' | 'anonymous';
  readonly due_at: number | null;
  readonly due_action: 'restrict' | 'erase' | 'anonymise' | null;
  readonly created_at: number;
  readonly updated_at: number;
  /** Grows by one with every change; two people changing the same record are told apart by it. */
  readonly revision: number;
}

declare const sealedBytes: unique symbol;

/** The row of a kind's table as plain queries see it: everything but what is sealed. */
export type RowOf<K extends AnyKind> = RecordHead &
  PlainOf<K> & { readonly [E in EventOf<K> as `${E}_at`]: number | null } & {
    readonly key_group: string | null;
    readonly sealed: { readonly [sealedBytes]: true } | null;
    readonly sealed_version: number;
  };

/** A record whose seal was opened for a purpose. Opened for answering, it lacks the fields that let somebody in. */
export interface Opened<K extends AnyKind> {
  readonly outcome: 'opened';
  readonly row: RowOf<K>;
  readonly sealed: SealedOf<K>;
}

/** What a new record consists of. */
export interface NewRecord<K extends AnyKind> {
  readonly person: PersonId | null;
  readonly sealed: SealedOf<K>;
  readonly plain: PlainOf<K>;
  readonly events?: { readonly [E in EventOf<K>]?: number | null };
  /** When it was collected; now, unless it comes from an older system. */
  readonly createdAt?: number;
}

/** A change of a record. `revision` is the one the changer has seen. */
export interface RecordChange<K extends AnyKind> {
  readonly revision: number | 'any';
  readonly sealed?: Partial<SealedOf<K>>;
  readonly plain?: Partial<PlainOf<K>>;
}

/** Somebody else changed the record first. */
export interface Conflict {
  readonly outcome: 'conflict';
  readonly revision: number;
}

/** What came of a change. */
export type Changed = { readonly outcome: 'changed'; readonly revision: number } | Conflict | Refused;

/** How and by whom a consent was recorded (ISO/IEC TS 27560, section 6). */
export interface ConsentEvidence {
  readonly channel: 'counter' | 'paper' | 'phone' | 'letter' | 'e-mail' | 'online' | 'import';
  readonly wordingVersion: string;
  /** When it was given or withdrawn, if earlier than now. */
  readonly at?: number;
  /** The scan of the signed paper. */
  readonly paper?: FileId;
}

/**
 * One indivisible piece of work. All of it happens or nothing; what it returned to its caller is on the disk. Inside, nothing
 * but the engine may be awaited: other work of the tenant waits meanwhile.
 */
export interface Unit {
  readonly actor: Actor;
  readonly now: number;
  /** Plain columns and tables without personal data. Table names carry their schema: `records.customer`. */
  // biome-ignore lint/suspicious/noExplicitAny: each module narrows this to its own tables
  readonly db: Kysely<any>;
  newPerson(category: PersonCategory): Promise<PersonId>;
  insert<K extends AnyKind>(kind: K, record: NewRecord<K>): Promise<RowOf<K>>;
  insertMany<K extends AnyKind>(kind: K, records: readonly NewRecord<K>[]): Promise<readonly RecordId[]>;
  /** Changes fields; sealed fields are read for `purpose` first, under the same rules as `open`. */
  change<K extends AnyKind>(
    kind: K,
    id: RecordId,
    purpose: PurposeOf<K>,
    change: RecordChange<K>,
  ): Promise<Changed>;
  /** Sets (or with `at: null` clears) an event of a record and of all that dies with it; what is due by it dies now. */
  mark<K extends AnyKind>(kind: K, id: RecordId, event: EventOf<K>, at?: number | null): Promise<void>;
  open<K extends AnyKind>(
    kind: K,
    id: RecordId,
    purpose: PurposeOf<K> | AnsweringPurpose,
  ): Promise<Opened<K> | Refused>;
  openMany<K extends AnyKind>(
    kind: K,
    ids: readonly RecordId[],
    purpose: PurposeOf<K> | AnsweringPurpose,
  ): Promise<readonly (Opened<K> | Refused)[]>;
  /** Whether this house keeps such records. For modules that follow others, which may run without them. */
  declares(kind: AnyKind): boolean;
  /** The legal facts that stand now, those of this very unit among them. `FactsView` reads committed ones only. */
  facts(person: PersonId): Promise<LegalFacts>;
  /** Moves a record to another person (merging duplicates), re-sealed under that person's key. */
  reassign<K extends AnyKind>(kind: K, id: RecordId, to: PersonId): Promise<void>;
  giveConsent(person: PersonId, consent: ConsentKind, evidence: ConsentEvidence): Promise<void>;
  withdrawConsent(
    person: PersonId,
    consent: ConsentKind,
    evidence: Omit<ConsentEvidence, 'paper'>,
  ): Promise<void>;
  object(person: PersonId, purpose: string, about: 'raised' | 'lifted'): Promise<void>;
  restrict(person: PersonId, ground: RestrictionGround, about: 'set' | 'lifted'): Promise<void>;
  hold(person: PersonId, ground: HoldGround, about: 'set' | 'lifted'): Promise<void>;
  /**
   * Sets a period in place of a law's (`null`: back to the law). Holds from this unit on: new dates are computed with it, those of
   * the records there are follow with the next sweep, and nothing dies by the former period meanwhile.
   */
  setPeriod(statute: Statute, period: Period | null): Promise<void>;
  /** Erases one record at once, whatever its clock says. Refused under a hold. */
  erase<K extends AnyKind>(
    kind: K,
    id: RecordId,
    reason: ErasureReason,
  ): Promise<{ readonly outcome: 'erased' } | Refused>;
  /**
   * Erases all of a person, exactly as `planErasure` says; what a law still demands is restricted until its own clock ends. For the
   * reason `request` all consents end with it. Refused under a hold, and as `plan-changed` when it would no longer do what was shown.
   */
  erasePerson(
    person: PersonId,
    reason: ErasureReason,
    wanted?: ErasureRequest,
  ): Promise<PersonErasure | Refused>;
  /** Writes a fact of the business into the ledger (a changed rule, an export, a disclosure). Ids only, no content. */
  note(
    type: LedgerNote,
    body: Readonly<Record<string, string | number | readonly string[]>>,
    person?: PersonId,
  ): Promise<void>;
}

/** What a module may write into the ledger by itself. */
export type LedgerNote =
  | 'rule-changed'
  | 'exported'
  | 'disclosed'
  | 'operator-access'
  | 'recipient-switched'
  | 'imported'
  | 'user-changed'
  | 'wording-changed'
  | 'persons-merged'
  | 'recipient-told'
  | 'recipient-excused'
  | 'objection-decided'
  | 'lifting-announced'
  | 'paper-published'
  | 'recipient-entered'
  | 'measure-answered'
  | 'measures-reviewed'
  | 'pledge-changed';

/** Why something was erased before its time or at it. */
export type ErasureReason = 'due' | 'request' | 'withdrawal' | 'merged' | 'mistake';

/** How an erasure was asked for. */
export interface ErasureRequest {
  /** On which way the request came, for the consents it withdraws; the counter, when left out. */
  readonly channel?: ConsentEvidence['channel'];
  /** The plan that was shown before. */
  readonly seen?: ErasurePlan;
}

/** What came of erasing a person. */
export interface PersonErasure {
  readonly outcome: 'erased';
  readonly erased: number;
  readonly anonymised: number;
  readonly restricted: number;
  /** The plan that was carried out. */
  readonly plan: ErasurePlan;
}

/** One tenant's engine. The only way to personal data of that tenant. */
export interface Engine {
  readonly tenant: string;
  readonly register: Register;
  now(): number;
  /** Runs a unit. Units of a tenant run one after the other and share their disk writes (group commit). */
  write<Result>(actor: Actor, work: (unit: Unit) => Promise<Result>): Promise<Result>;
  /** Plain queries on committed data. */
  // biome-ignore lint/suspicious/noExplicitAny: each module narrows this to its own tables
  readonly db: Kysely<any>;
  open<K extends AnyKind>(
    actor: Actor,
    kind: K,
    id: RecordId,
    purpose: PurposeOf<K> | AnsweringPurpose,
  ): Promise<Opened<K> | Refused>;
  openMany<K extends AnyKind>(
    actor: Actor,
    kind: K,
    ids: readonly RecordId[],
    purpose: PurposeOf<K> | AnsweringPurpose,
  ): Promise<readonly (Opened<K> | Refused)[]>;
  /** Ids of records whose indexed fields have, for each word of the query, a word that begins with it. Newest first. */
  search(kind: AnyKind, query: string, limit: number): Promise<readonly RecordId[]>;
  readonly files: FileStore;
  readonly facts: FactsView;
  readonly ledger: LedgerView;
  readonly clock: ClockView;
  /** Copies of keys and ledger at the places, split so that a quorum of places and the recovery kit open them. */
  readonly custody: CustodyView;
  /** Local days of the tenant's time zone, as all its periods are counted. */
  readonly calendar: Calendar;
  /** A new epoch: re-wraps the surviving keys, makes a new search key where something was erased, destroys the old ones. */
  rotate(): Promise<{ readonly epoch: number; readonly rewrapped: number; readonly reindexed: number }>;
  readonly backup: Backup;
  /** Looks for damage: ledger chain, keys without records, records without keys, stale index. */
  verify(): Promise<readonly Damage[]>;
  close(): Promise<void>;
}

/** One fault found by `verify`. */
export interface Damage {
  readonly where: 'ledger' | 'keys' | 'records' | 'index' | 'schema';
  readonly what: Text;
  readonly id: string;
}
