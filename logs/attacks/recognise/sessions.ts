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
  peer: Sighting['peer'] | undefined;
  readonly pending: PendingSighting[];
}

const mostPending = 8;

/** @param most how many sessions are remembered; the one untouched longest is forgotten first */
export function openSessions(most = 4096): Sessions {
  const sessions = new Map<string, Session>();
  const touch = (name: string): Session => {
    const session = sessions.get(name) ?? { peer: undefined, pending: [] };
    sessions.delete(name);
    sessions.set(name, session);
    const oldest = sessions.size > most ? sessions.keys().next().value : undefined;
    if (oldest !== undefined) sessions.delete(oldest);
    return session;
  };
  return {
    peerOf: (name) => sessions.get(name)?.peer,
    know(name, peer) {
      const session = touch(name);
      session.peer = peer;
      return session.pending.splice(0);
    },
    hold(name, sighting) {
      const { pending } = touch(name);
      if (pending.length < mostPending) pending.push(sighting);
    },
  };
}
