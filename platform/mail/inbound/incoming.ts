import type { Correspondent } from '../message.ts';

/** A part of a mail that is no text of it: an attached file, a picture within the text, a forwarded mail. */
export interface IncomingFile {
  /** As the sender calls it, without folders and control characters; never empty. */
  readonly name: string;
  /** As the sender says; what it really is, is for the reader to check. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/**
 * Why no person wrote a mail, if so. `bounce`: a report that a mail of ours did not arrive. `automatic`: an answer of a program
 * (RFC 3834). `bulk`: a list or a mass mailing. `own`: sent by ourselves. To none of them a program may answer.
 */
export type Automatism = 'bounce' | 'automatic' | 'bulk' | 'own';

/** A mail as it came, taken apart. Every text is plain text; nothing in it is active. */
export interface IncomingMail {
  readonly outcome: 'read';
  /** Without angle brackets; empty where the mail names none. */
  readonly messageId: string;
  /** Message-IDs it answers to, the nearest first, without angle brackets. */
  readonly answersTo: readonly string[];
  /** Who it claims to be from; the address is valid. `null` where it names no usable one. */
  readonly from: Correspondent | null;
  /** Where it asks answers to go, if elsewhere. */
  readonly replyTo: Correspondent | null;
  readonly to: readonly Correspondent[];
  readonly cc: readonly Correspondent[];
  /** Every address the mail was brought to: To, Cc, Delivered-To, X-Original-To. In lower case. */
  readonly broughtTo: readonly string[];
  readonly subject: string;
  /** When the sender says it was sent; `null` where that is no time. */
  readonly sentAt: number | null;
  readonly text: string;
  readonly files: readonly IncomingFile[];
  readonly automatism: Automatism | null;
  /** Whether the provider's filter marked it as unwanted. */
  readonly isMarkedSpam: boolean;
}

/** A mail that could not be taken apart; its bytes have to be kept as they are. */
export interface UnreadableMail {
  readonly outcome: 'unreadable';
  readonly because: 'empty' | 'too-deep' | 'broken';
}
