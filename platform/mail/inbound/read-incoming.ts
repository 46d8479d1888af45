import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import { safeFileName } from '../../documents/safe-file-name.ts';
import { mailAddress } from '../address.ts';
import type { Correspondent } from '../message.ts';
import { automatismOf } from './automatism.ts';
import type { IncomingFile, IncomingMail, UnreadableMail } from './incoming.ts';
import { textOfHtml } from './text-of-html.ts';

/** Longer texts go on in the original; no person reads them and no search needs them. */
const longestText = 200_000;
const longestSubject = 300;
const mostFiles = 100;

/**
 * Takes a mail apart (RFC 5322, MIME), however badly it is made. HTML becomes plain text, so nothing in it can run, load or track.
 * What makes no sense becomes `unreadable`; nothing is thrown for anything a sender can write.
 * @param own our own addresses, by which a mail of our own is recognised
 */
export async function readIncoming(
  raw: Uint8Array,
  own: readonly string[],
): Promise<IncomingMail | UnreadableMail> {
  if (raw.length === 0 || raw.every((byte) => byte <= 32)) return { outcome: 'unreadable', because: 'empty' };
  let mail: Email;
  try {
    mail = await PostalMime.parse(raw, {
      // A forwarded mail stays a file of its own: its text is not what the sender says.
      forceRfc822Attachments: true,
      attachmentEncoding: 'arraybuffer',
      maxNestingDepth: 64,
      maxHeadersSize: 1_000_000,
    });
  } catch (error) {
    const tooDeep = error instanceof Error && /nesting|depth/i.test(error.message);
    return { outcome: 'unreadable', because: tooDeep ? 'too-deep' : 'broken' };
  }
  const isMail = mail.headers.some(({ key }) =>
    ['from', 'to', 'date', 'subject', 'message-id'].includes(key),
  );
  return isMail ? asIncoming(mail, own) : { outcome: 'unreadable', because: 'broken' };
}

function asIncoming(mail: Email, own: readonly string[]): IncomingMail {
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value ?? '';
  const [from = null] = correspondents(mail.from ?? mail.sender);
  const to = correspondents(mail.to);
  const cc = correspondents(mail.cc);
  const type = header('content-type').toLowerCase();
  return {
    outcome: 'read',
    messageId: messageIds(mail.messageId)[0] ?? '',
    answersTo: [...new Set([...messageIds(mail.inReplyTo), ...messageIds(mail.references).reverse()])],
    from,
    replyTo: correspondents(mail.replyTo)[0] ?? null,
    to,
    cc,
    broughtTo: broughtTo(mail, [...to, ...cc]),
    subject: oneLine(mail.subject ?? '').slice(0, longestSubject),
    sentAt: instantOf(mail.date),
    text: textOf(mail),
    files: mail.attachments.slice(0, mostFiles).map(fileOf),
    isMarkedSpam: /^yes\b/i.test(header('x-spam-flag') || header('x-spam-status')),
    automatism: automatismOf({
      header,
      isDeliveryReport: type.includes('multipart/report') || type.includes('delivery-status'),
      from: from?.address ?? addressIn(header('from')),
      own: own.map((address) => address.toLowerCase()),
    }),
  };
}

function textOf(mail: Email): string {
  const text = mail.text?.trim() ? mail.text : textOfHtml(mail.html ?? '');
  return tidy(text).slice(0, longestText);
}

/** Line ends as `\n`, no control characters but tabs, nothing that writes backwards. */
const tidy = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\n{4,}/g, '\n\n\n')
    .trim();

const oneLine = (text: string): string => tidy(text).replace(/\s+/g, ' ');

function fileOf(file: Attachment, index: number): IncomingFile {
  const bytes =
    typeof file.content === 'string' ? Buffer.from(file.content, 'utf8') : new Uint8Array(file.content);
  const mediaType = /^[\w.+-]+\/[\w.+-]+$/.test(file.mimeType)
    ? file.mimeType.toLowerCase()
    : 'application/octet-stream';
  const ending = mediaType === 'message/rfc822' ? 'eml' : 'bin';
  return { name: safeFileName(file.filename, `anhang-${index + 1}.${ending}`), mediaType, bytes };
}

/** Valid addresses only, groups taken apart; a name is one line and never longer than a name is. */
function correspondents(addresses: Address | readonly Address[] | undefined): readonly Correspondent[] {
  const list = addresses === undefined ? [] : Array.isArray(addresses) ? addresses : [addresses as Address];
  return list
    .flatMap((entry: Address) => entry.group ?? [entry])
    .flatMap(({ name, address }: { name: string; address?: string | undefined }) => {
      const valid = mailAddress(address ?? '');
      return valid === null ? [] : [{ name: oneLine(name).slice(0, 200), address: valid }];
    });
}

function broughtTo(mail: Email, named: readonly Correspondent[]): readonly string[] {
  const delivered = mail.headers
    .filter(({ key }) => ['delivered-to', 'x-original-to', 'envelope-to'].includes(key))
    .map(({ value }) => addressIn(value));
  const all = [...named.map(({ address }) => address), ...delivered];
  return [...new Set(all.map((address) => address.toLowerCase()).filter((address) => address !== ''))];
}

const addressIn = (value: string): string => /[^\s<>"',;]{1,64}@[^\s<>"',;]{1,253}/.exec(value)?.[0] ?? '';

/** Message-IDs as `left@right`; whatever else stands there is none. At most 50, so that a made-up list costs nothing. */
const messageIds = (value: string | undefined): string[] =>
  [...(value ?? '').slice(0, 20_000).matchAll(/<([^<>\s]{1,500})>/g)]
    .slice(-50)
    .map((found) => found[1] ?? '');

function instantOf(date: string | undefined): number | null {
  const at = Date.parse(date ?? '');
  return Number.isNaN(at) ? null : at;
}
