import { openGenerations } from '../generations.ts';
import type { Sighting } from './sighting.ts';

/** Who is at the other side of a connection, where a server says so in another line than the attack. In memory only, and bounded. */
export interface Sessions {
  peerOf(session: string): Sighting['peer'] | undefined;
  /** Learns who is there. @returns what was seen in this session before it was known who did it */
  know(session: string, peer: Sighting['peer']): readonly PendingSighting[];
  /** Keeps what was seen until it is known who did it. */
  hold(session: string, sighting: PendingSighting): void;
}

/** Something seen of somebody unknown. */
export type PendingSighting = Omit<Sighting, 'peer'>;

interface Session {
  readonly since: number;
  peer: Sighting['peer'] | undefined;
  readonly pending: PendingSighting[];
}

const mostPending = 8;
/** The number of a process or a connection is given to somebody else sooner or later. */
const longestMs = 10 * 60_000;

/** @param now in milliseconds; what is older than ten minutes says nothing any more */
export function openSessions(now: () => number, most = 8192): Sessions {
  const sessions = openGenerations<Session>(most);
  const current = (name: string): Session | undefined => {
    const session = sessions.get(name);
    return session === undefined || now() - session.since > longestMs ? undefined : session;
  };
  const ensure = (name: string): Session => {
    const known = current(name);
    if (known !== undefined) return known;
    const session: Session = { since: now(), peer: undefined, pending: [] };
    sessions.set(name, session);
    return session;
  };
  return {
    peerOf: (name) => current(name)?.peer,
    know(name, peer) {
      const session = ensure(name);
      session.peer = peer;
      return session.pending.splice(0);
    },
    hold(name, sighting) {
      const { pending } = ensure(name);
      if (pending.length < mostPending) pending.push(sighting);
    },
  };
}
