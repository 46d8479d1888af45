import type { RecordId } from '@redlich/engine';
import type { Clock } from '../clock.ts';

/** A sign-in that is half done, or a ceremony that waits for an answer. Kept in memory only; a restart means starting over. */
export interface Pending {
  readonly tenant: string;
  /** Whose password was right already; `null` while a passkey is to say who it is. */
  readonly accountId: RecordId | null;
  /** The WebAuthn challenge that was given out. */
  readonly challenge: string | null;
  /** A TOTP secret that is not confirmed yet. */
  readonly totpSecret: string | null;
}

const waitsMs = 5 * 60_000;
const waitingAtMost = 5_000;

/** Things that wait a few minutes for the rest, by the hash of the session id the browser was given for it. */
export function pendingShelf(clock: Clock) {
  const shelf = new Map<string, Pending & { readonly until: number }>();
  return {
    /** Puts something there, in place of what was there before. */
    put(tokenHash: string, pending: Pending): void {
      shelf.delete(tokenHash);
      shelf.set(tokenHash, { ...pending, until: clock.now() + waitsMs });
      const [oldest] = shelf.keys();
      if (shelf.size > waitingAtMost && oldest !== undefined) shelf.delete(oldest);
    },
    get(tokenHash: string | null): Pending | null {
      const found = tokenHash === null ? undefined : shelf.get(tokenHash);
      return found !== undefined && found.until > clock.now() ? found : null;
    },
    /** Takes it away: a challenge is answered once. */
    take(tokenHash: string | null): Pending | null {
      const found = this.get(tokenHash);
      if (tokenHash !== null) shelf.delete(tokenHash);
      return found;
    },
  };
}

/** The shelf of one server. */
export type PendingShelf = ReturnType<typeof pendingShelf>;
