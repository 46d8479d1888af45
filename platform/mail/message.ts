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
}

/** A message that can be sent: every address valid, every header one line. */
export interface Letter {
  readonly from: Correspondent;
  readonly replyTo: string | null;
  readonly to: Correspondent;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
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
  const address = mailAddress(message.to.address);
  if (address === null) return 'invalid-address';
  if (![message.to.name, message.subject].every((text) => isHeaderText(text, 500))) return 'invalid-text';
  const unsubscribe = message.unsubscribe ? unsubscribeOf(message.unsubscribe) : null;
  if (unsubscribe === 'invalid-address') return unsubscribe;
  const { subject, text } = message;
  const domain = sender.from.address.slice(sender.from.address.lastIndexOf('@') + 1);
  return {
    ...sender,
    to: { name: message.to.name, address },
    subject,
    text,
    messageId: `<${message.id}@${domain}>`,
    sentAt,
    unsubscribe,
  };
}

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
