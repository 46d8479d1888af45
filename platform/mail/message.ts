import type { PersonId } from '@redlich/engine';
import { isHeaderText, mailAddress } from './address.ts';

/** Somebody who writes or is written to. The name may be empty. */
export interface Correspondent {
  readonly name: string;
  readonly address: string;
}

/**
 * How a person gets off a mailing list (RFC 2369). A `https` address is asked to work with one click and no login (RFC 8058),
 * as large receivers demand.
 */
export interface Unsubscribe {
  /** `mailto:` with an address of the company, and a subject that says which person and mailing it is about, by id. */
  readonly mailto: { readonly address: string; readonly subject: string };
  readonly oneClick?: `https://${string}`;
}

/** A mail to one person. */
export interface MailMessage {
  /**
   * The id of the record it is sent for. Sent again after an unclear end, the mail has the same Message-ID, by which the
   * receiver's program recognises the double.
   */
  readonly id: string;
  /** The person it is about; the ledger keeps that their data was disclosed to the provider. */
  readonly person: PersonId | null;
  readonly to: Correspondent;
  readonly subject: string;
  /** Plain text, lines of any length. */
  readonly text: string;
  readonly unsubscribe?: Unsubscribe;
  /** Who reads along; sees and is seen by the others. */
  readonly cc?: readonly Correspondent[];
  readonly files?: readonly MailFile[];
  /** Set for a mail that belongs to a matter in which mails go to and fro. */
  readonly conversation?: Conversation;
}

/** A file that goes with a mail. */
export interface MailFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** How a mail stands among the others of its matter. */
export interface Conversation {
  /** Stands in the Message-ID, so that the answer names its matter (see `threadTokens`). */
  readonly token: string;
  /** Message-IDs it answers to, the nearest first, without angle brackets. */
  readonly answersTo: readonly string[];
  /** Where answers go; the usual address when left out. */
  readonly replyTo?: string;
  /** Whether a person wrote it. Other programs answer only those (RFC 3834). */
  readonly writtenBy: 'person' | 'program';
}

/** A message that can be sent: every address valid, every header one line. */
export interface Letter {
  readonly from: Correspondent;
  readonly replyTo: string | null;
  readonly to: Correspondent;
  readonly cc: readonly Correspondent[];
  readonly subject: string;
  readonly text: string;
  readonly files: readonly MailFile[];
  readonly messageId: string;
  /** With angle brackets, the nearest first. */
  readonly answersTo: readonly string[];
  readonly writtenBy: Conversation['writtenBy'];
  readonly sentAt: number;
  readonly unsubscribe: { readonly mailto: string; readonly oneClick: string | null } | null;
}

/** Checks a message. What is refused here would be refused at every attempt. */
export function letterOf(
  message: MailMessage,
  sender: { readonly from: Correspondent; readonly replyTo: string | null },
  sentAt: number,
): Letter | 'invalid-address' | 'invalid-text' {
  if (!/^[A-Za-z0-9-]{1,64}$/.test(message.id))
    throw new TypeError('a message is sent for a record with an id');
  const [to, ...cc] = [message.to, ...(message.cc ?? [])].map(({ name, address }) => ({
    name,
    address: mailAddress(address),
  }));
  if (to === undefined || !isReachable(to) || !cc.every(isReachable)) return 'invalid-address';
  const names = [to, ...cc].map(({ name }) => name);
  const files = message.files ?? [];
  const oneLine = [...names, message.subject, ...files.map(({ name }) => name)];
  if (!oneLine.every((text) => isHeaderText(text, 500))) return 'invalid-text';
  const { conversation } = message;
  const replyTo = conversation?.replyTo === undefined ? sender.replyTo : mailAddress(conversation.replyTo);
  const unsubscribe = message.unsubscribe ? unsubscribeOf(message.unsubscribe) : null;
  if (unsubscribe === 'invalid-address') return unsubscribe;
  const { subject, text } = message;
  const domain = sender.from.address.slice(sender.from.address.lastIndexOf('@') + 1);
  return {
    from: sender.from,
    replyTo,
    to,
    cc,
    subject,
    text,
    files,
    messageId: `<${conversation ? `${conversation.token}.` : ''}${message.id}@${domain}>`,
    answersTo: (conversation?.answersTo ?? []).filter(isMessageId).map((id) => `<${id}>`),
    writtenBy: conversation?.writtenBy ?? 'program',
    sentAt,
    unsubscribe,
  };
}

const isReachable = (one: { readonly name: string; readonly address: string | null }): one is Correspondent =>
  one.address !== null;

/** Whatever a foreign mail called itself: only what cannot add a header goes back. */
const isMessageId = (id: string): boolean => /^[!-;=?-~]{3,400}$/.test(id);

function unsubscribeOf({ mailto, oneClick }: Unsubscribe): Letter['unsubscribe'] | 'invalid-address' {
  const address = mailAddress(mailto.address);
  if (address === null) return 'invalid-address';
  const link = oneClick === undefined ? null : URL.parse(oneClick);
  if (oneClick !== undefined && link?.protocol !== 'https:') return 'invalid-address';
  // Percent-encoding leaves neither line breaks nor the `>` that would end the entry.
  return {
    mailto: `mailto:${address}?subject=${encodeURIComponent(mailto.subject)}`,
    oneClick: link?.href ?? null,
  };
}
