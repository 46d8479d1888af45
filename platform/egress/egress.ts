import type { Socket } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import type { Actor, Recipient } from '@redlich/engine';

/** How TLS is to be spoken, in the words of `node:tls`. */
export type TlsDemand = ConnectionOptions;

/** Why the door stayed shut. `undeclared`: no module names this recipient; everything else is said by its name. */
export type ShutReason =
  | 'undeclared'
  | 'switched-off'
  | 'host-not-allowed'
  | 'private-address'
  | 'unreachable'
  | 'tls-failed';

/** The door stayed shut. */
export interface DoorShut {
  readonly outcome: 'shut';
  readonly reason: ShutReason;
}

/** The socket of a passage; with implicit TLS already a verified TLS socket. */
export type PassageSocket = Socket;

/** A connection through the door. Closed by the door when its recipient is switched off. */
export interface Passage {
  readonly outcome: 'open';
  readonly socket: PassageSocket;
}

/** The only place a recipient is reached at, as the owner entered it. */
export interface Destination {
  readonly host: string;
  readonly port: number;
  /** The owner ticked that it stands in the own network; otherwise private and local addresses are refused. */
  readonly ownNetwork: boolean;
}

/** What the owner decides about a recipient. Switching off keeps the destination for the next time. */
export type RecipientSwitch = { readonly to: 'off' } | ({ readonly to: 'on' } & Destination);

/** What came of switching. */
export type Switched =
  | { readonly outcome: 'switched'; readonly revision: number }
  | { readonly outcome: 'conflict'; readonly revision: number }
  | { readonly outcome: 'no-host' };

/** A recipient as the owner sees it. */
export interface ShownRecipient {
  readonly recipient: Recipient;
  readonly on: boolean;
  /** What was entered last; `null` before. */
  readonly destination: Destination | null;
  /** Connections made so far, when the last one was made (instant) and how many are open in this process. */
  readonly uses: number;
  readonly lastUsedAt: number | null;
  readonly openNow: number;
  readonly revision: number;
}

/**
 * The one way out (pledges egress.closed and egress.declared). Every call names a declared recipient which the owner has
 * switched on; the host must be the one the owner entered for it. Nothing is on by default.
 */
export interface Egress {
  /** All recipients any module declares. */
  readonly recipients: readonly Recipient[];
  /**
   * Connects to a recipient. `implicit`: TLS from the first byte, already verified. `none`: plain; a protocol that upgrades in
   * the middle (STARTTLS) does so with `tlsFor`. Never call it inside a unit.
   */
  connect(
    recipient: Recipient,
    target: { readonly host: string; readonly port: number; readonly tls: 'implicit' | 'none' },
  ): Promise<Passage | DoorShut>;
  /** How TLS has to be spoken to a host: version 1.2 or later, certificate and name verified. */
  tlsFor(host: string): TlsDemand;
  isOn(recipient: Recipient): Promise<boolean>;
  /** Where a recipient that is on is reached; `null` while it is off. */
  destination(recipient: Recipient): Promise<Destination | null>;
  /** Switches a recipient. Open connections to it end before this settles. `seen`: the revision the changer has seen. */
  switch(actor: Actor, recipient: Recipient, decision: RecipientSwitch, seen?: number): Promise<Switched>;
  shown(): Promise<readonly ShownRecipient[]>;
  /** Ends all connections, when the program stops. */
  close(): void;
}
