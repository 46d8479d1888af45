import type { LineObserver } from '../../lines/split-lines.ts';
import { cleanMessage } from '../clean-message.ts';
import type { Extent } from '../deframe.ts';
import type { MessageSink } from '../keep/batch-writer.ts';

/** What came in, as numbers. */
export interface IntakeStatus {
  readonly messages: number;
  /** Datagrams that came while there was no room: a sender of datagrams cannot be made to wait. */
  readonly dropped: number;
  /** Messages too long, of which the beginning was kept. */
  readonly cut: number;
  /** Connections that were not taken, because there were too many. */
  readonly refused: number;
  /** Connections and datagrams of senders that are not on the list. */
  readonly strangers: number;
}

/** Filters what is received and hands it on. */
export interface Intake {
  message(raw: Uint8Array, extent: Extent): void;
  datagram(raw: Uint8Array): void;
  refuse(): void;
  /** Somebody who is not on the list was turned away. */
  turnAway(): void;
  hasRoom(): boolean;
  room(): Promise<void>;
  written(): Promise<void>;
  status(): IntakeStatus;
}

/** What an intake needs. */
export interface IntakeOptions {
  readonly sinks: readonly MessageSink[];
  /** Sees each message as it came, before it is filtered: the recognition of attacks. */
  readonly onLine?: LineObserver;
  readonly now?: () => number;
  /** A message that could not be filtered was not kept. */
  readonly onFault: (error: unknown) => void;
}

/** Opens an intake. What cannot be filtered is kept nowhere. */
export function openIntake({ sinks, onLine, now = Date.now, onFault }: IntakeOptions): Intake {
  const counts = { messages: 0, dropped: 0, cut: 0, refused: 0, strangers: 0 };
  const hasRoom = (): boolean => sinks.every((sink) => sink.hasRoom());
  const message = (raw: Uint8Array, extent: Extent): void => {
    try {
      onLine?.(raw);
      const clean = cleanMessage(raw, extent);
      if (clean.length === 0) return;
      const at = now();
      for (const sink of sinks) sink.take(clean, at);
      counts.messages++;
      if (extent === 'cut') counts.cut++;
    } catch (error) {
      onFault(error);
    }
  };
  return {
    message,
    datagram(raw) {
      if (hasRoom()) message(raw, 'whole');
      else counts.dropped++;
    },
    refuse() {
      counts.refused++;
    },
    turnAway() {
      counts.strangers++;
    },
    hasRoom,
    async room() {
      while (!hasRoom()) await Promise.all(sinks.map((sink) => sink.room()));
    },
    async written() {
      await Promise.all(sinks.map((sink) => sink.written()));
    },
    status: () => ({ ...counts }),
  };
}
