import type { Socket } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import type { Actor, Recipient } from '@redlich/engine';
import type { Addressee, Instance } from './addressee.ts';
import type { Budget, Spent } from './budget.ts';
import type { Answer, HttpRefused, HttpRequest } from './http/http-request.ts';
import type { DoorShut } from './shut.ts';

/** How TLS is to be spoken, in the words of `node:tls`. */
export type TlsDemand = ConnectionOptions;

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

/** What the owner decides about a recipient. Switching off keeps destination and budget for the next time. */
export type RecipientSwitch =
  | { readonly to: 'off' }
  | ({ readonly to: 'on'; readonly budget?: Budget } & Destination);

/**
 * What is connected to. `implicit`: TLS from the first byte, verified. `none`: plain; a protocol that upgrades in the middle
 * (STARTTLS) does so with `tlsFor`. `none-in-own-network`: plain, and only to an address of the own network.
 */
export interface Target {
  readonly host: string;
  readonly port: number;
  readonly tls: 'implicit' | 'none' | 'none-in-own-network';
}

/** What came of switching. */
export type Switched =
  | { readonly outcome: 'switched'; readonly revision: number }
  | { readonly outcome: 'conflict'; readonly revision: number }
  | { readonly outcome: 'no-host' };

/** A recipient, or one of its instances, as the owner sees it. */
export interface ShownRecipient {
  readonly recipient: Recipient;
  /** The id of this door: of the recipient, or `recipient/instance`. */
  readonly door: string;
  /** What the owner calls this instance; `null` for the recipient itself. */
  readonly instance: { readonly name: string; readonly label: string } | null;
  readonly on: boolean;
  /** What was entered last; `null` before. */
  readonly destination: Destination | null;
  /** Connections made so far, when the last one was made (instant) and how many are open in this process. */
  readonly uses: number;
  readonly lastUsedAt: number | null;
  readonly openNow: number;
  /** Bytes so far, with what TLS adds. */
  readonly sent: number;
  readonly received: number;
  readonly budget: Budget;
  readonly spent: Spent;
  readonly revision: number;
}

/**
 * The one way out (pledges egress.closed and egress.declared). Every call names a declared recipient which the owner has
 * switched on; the host must be the one the owner entered for it. Nothing is on by default.
 */
export interface Egress {
  /** All recipients any module declares. */
  readonly recipients: readonly Recipient[];
  /** Connects to an addressee, at the host and port entered for it. Never call it inside a unit. */
  connect(addressee: Addressee, target: Target): Promise<Passage | DoorShut>;
  /**
   * Says one HTTP request over the door, to the host and port entered for the addressee, and settles when the head of the answer
   * is there. Over TLS unless `plain` is asked, and that only in the own network. Never call it inside a unit.
   *
   * @example
   * const answer = await egress.request(place, { method: 'GET', path: '/copies/a', maxBytes: 1e9 });
   * if (answer.outcome === 'answered') for await (const piece of answer.body) …
   */
  request(addressee: Addressee, request: HttpRequest): Promise<Answer | HttpRefused>;
  /** How TLS has to be spoken to a host: version 1.2 or later, certificate and name verified. */
  tlsFor(host: string): TlsDemand;
  isOn(addressee: Addressee): Promise<boolean>;
  /** Where an addressee that is on is reached; `null` while it is off. */
  destination(addressee: Addressee): Promise<Destination | null>;
  /** Switches an addressee. Open connections to it end before this settles. `seen`: the revision the changer has seen. */
  switch(actor: Actor, addressee: Addressee, decision: RecipientSwitch, seen?: number): Promise<Switched>;
  /** Takes an instance out: it is off, its connections end, and the page and the papers list it no more. */
  remove(actor: Actor, instance: Instance): Promise<void>;
  /** Every declared recipient, each followed by its instances. */
  shown(): Promise<readonly ShownRecipient[]>;
  /** Ends all connections, when the program stops. */
  close(): void;
}
