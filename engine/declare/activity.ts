import type { ConsentKind } from './consent.ts';
import type { AnyKind } from './kind.ts';
import type { AnsweringPurpose } from './purpose.ts';
import type { Recipient } from './recipient.ts';
import type { Role } from './role.ts';
import type { Text } from './text.ts';

/** Whether a person must provide the data of an activity, and what happens without it (Art. 13 (2) (e) GDPR). */
export interface Provision {
  /** `for-contract`: without it no contract can be concluded or carried out. */
  readonly required: 'no' | 'for-contract' | 'by-law';
  /** What happens if the person does not provide it, as whole sentences. */
  readonly without: Text;
}

/** A processing activity (Verarbeitungstätigkeit), the unit of the record of processing (Art. 30 (1)). */
export interface Activity<Id extends string = string> {
  readonly id: Id;
  readonly title: Text;
  readonly description: Text;
  readonly kinds: readonly [AnyKind, ...AnyKind[]];
  readonly recipients: readonly Recipient[];
  readonly provision: Provision;
  /** Decisions by machine alone with legal or similar effect (Art. 22 GDPR): `none`, or the logic, its scope and its effects in words. */
  readonly automatedDecision: 'none' | Text;
}

/** Declares an activity. Its purposes, persons and categories of data follow from its kinds. */
export function activity<const Id extends string>(declared: Activity<Id>): Activity<Id> {
  return Object.freeze(declared);
}

/** All that one module declares about personal data. */
export interface Declaration {
  readonly module: string;
  readonly activities: readonly Activity[];
  readonly consents: readonly ConsentKind[];
  readonly roles: readonly Role[];
  /** Why requests of persons are answered. One module of all declares it. */
  readonly answering?: AnsweringPurpose;
}

/** Collects a module's declarations. */
export function declare(declared: Declaration): Declaration {
  return Object.freeze(declared);
}
