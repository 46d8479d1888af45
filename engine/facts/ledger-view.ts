import type { PersonId } from '../ids.ts';

/** Facts are kept; accesses die by a rule of their own, with a signed checkpoint left in their place. */
export type Stream = 'fact' | 'access';

/** One entry of the ledger. `body` holds ids and counts, never content. */
export interface LedgerEntry {
  readonly stream: Stream;
  readonly number: number;
  readonly at: number;
  readonly type: string;
  readonly actor: string;
  readonly person: PersonId | null;
  readonly body: Readonly<Record<string, unknown>>;
  /** Lower-case hex of the chain's BLAKE2b-256 up to and including this entry. */
  readonly hash: string;
}

/** The answer of `verify`. */
export type LedgerVerdict =
  | { readonly intact: true; readonly facts: number; readonly accesses: number; readonly checkpoints: number }
  | {
      readonly intact: false;
      readonly stream: Stream;
      readonly number: number;
      readonly fault: 'hash' | 'gap' | 'signature' | 'checkpoint';
    };

/** Reads the ledger. */
export interface LedgerView {
  page(options: {
    readonly stream?: Stream;
    readonly types?: readonly string[];
    readonly person?: PersonId;
    readonly before?: number;
    readonly limit: number;
  }): Promise<readonly LedgerEntry[]>;
  /** Walks the whole chain and checks every hash and signature; names the first broken entry. */
  verify(progress?: (done: number, total: number) => void): Promise<LedgerVerdict>;
  /** Signs the present heads. */
  checkpoint(): Promise<{ readonly facts: number; readonly accesses: number }>;
}
