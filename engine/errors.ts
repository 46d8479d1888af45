/** Why a request to the engine was refused. Refusals are expected outcomes: they are returned, never thrown. */
export type RefusalReason =
  | 'unknown' // no such record, or not in this tenant
  | 'erased' // its personal data is gone
  | 'purpose-undeclared' // the kind does not name this purpose (a gap in the declaration)
  | 'role' // the purpose is not open to this actor's roles
  | 'consent-missing'
  | 'consent-withdrawn'
  | 'objection'
  | 'restricted'
  | 'held' // a hold forbids the deletion
  | 'plan-changed'; // an erasure would no longer do what was shown before

/** A refusal with its reason. Carries no personal data. */
export interface Refused {
  readonly outcome: 'refused';
  readonly reason: RefusalReason;
  /** The consent or purpose it is about, when there is one. */
  readonly about?: string;
}

/** Makes a refusal. */
export const refused = (reason: RefusalReason, about?: string): Refused =>
  about === undefined ? { outcome: 'refused', reason } : { outcome: 'refused', reason, about };

/** Stable ids of the engine's faults. */
export type FaultId =
  | 'ledger-broken'
  | 'seal-broken'
  | 'key-lost'
  | 'epoch-missing'
  | 'store-newer'
  | 'restore-unfinished'
  | 'store-locked'
  | 'store-lost'
  | 'store-full'
  | 'unknown-person'
  | 'no-basis'
  | 'not-declared'
  | 'invalid-value';

/**
 * Something that must not happen: damage, a lost key, a programming error. The message names ids and kinds, never content.
 * `ours` tells whether the program is at fault (true) or its surroundings are (false).
 */
export class EngineFault extends Error {
  readonly id: FaultId;
  readonly ours: boolean;
  constructor(id: FaultId, message: string, ours = false) {
    super(message);
    this.name = 'EngineFault';
    this.id = id;
    this.ours = ours;
  }
}
