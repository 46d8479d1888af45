import { createHmac } from 'node:crypto';
import type { ImapFlow } from 'imapflow';
import { largestMail } from './open-mailbox.ts';

/**
 * Takes a mail over. Once this settles the mail is safely stored, and it leaves the mailbox. `digest` is the same whenever the
 * same bytes come again, so a mail that was stored but not yet deleted when the power went is not stored twice.
 */
export type TakeMail = (mail: { readonly raw: Buffer; readonly digest: string }) => Promise<void>;

/** What came of emptying. `left`: mails too large to take over; they stay in the mailbox. */
export interface Emptied {
  readonly taken: number;
  readonly left: number;
}

/**
 * Takes over every mail of the selected folder, oldest first, one at a time: a mail is deleted there only after it is stored here.
 * A fault of `take` ends it; that mail and all later ones are still there for the next time.
 * @param secret of the tenant, for the digests
 */
export async function emptyMailbox(client: ImapFlow, secret: Uint8Array, take: TakeMail): Promise<Emptied> {
  const found = await client.search({ all: true }, { uid: true });
  const uids = (found || []).toSorted((a, b) => a - b);
  let taken = 0;
  let left = 0;
  for (const uid of uids) {
    const size = await client.fetchOne(String(uid), { size: true }, { uid: true });
    if (size === false) continue;
    if ((size.size ?? 0) > largestMail) {
      left++;
      continue;
    }
    const mail = await client.fetchOne(String(uid), { source: true }, { uid: true });
    if (mail === false || mail.source === undefined) continue;
    await take({ raw: mail.source, digest: digestOf(secret, mail.source) });
    await client.messageDelete(String(uid), { uid: true });
    taken++;
  }
  return { taken, left };
}

/** Keyed, so that nobody who reads it can tell whether a mail they know is meant. */
const digestOf = (secret: Uint8Array, raw: Uint8Array): string =>
  createHmac('sha256', secret).update('mail|').update(raw).digest('base64url');
