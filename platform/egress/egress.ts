import type { Duplex } from 'node:stream';
import type { Recipient } from '@redlich/engine';

/** Why the door stayed shut. */
export interface DoorShut {
  readonly outcome: 'shut';
  readonly reason: 'switched-off' | 'host-not-allowed' | 'private-address' | 'unreachable' | 'tls-failed';
}

/** A connection through the door. Closed by the door when its recipient is switched off. */
export interface Passage {
  readonly outcome: 'open';
  readonly socket: Duplex;
}

/**
 * The one way out. Every call names a declared recipient which the owner has switched on; the host must be the one the owner
 * entered for it. Nothing is on by default.
 */
export interface Egress {
  connect(
    recipient: Recipient,
    target: { readonly host: string; readonly port: number; readonly tls: 'implicit' | 'none' },
  ): Promise<Passage | DoorShut>;
  isOn(recipient: Recipient): Promise<boolean>;
}
