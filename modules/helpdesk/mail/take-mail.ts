import type { PersonId, RecordId } from '@redlich/engine';
import { translate } from '../../../platform/i18n/translate.ts';
import {
  type IncomingMail,
  mailboxSetting,
  mailSetting,
  readIncoming,
  type ThreadTokens,
} from '../../../platform/mail/index.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import { attachFile, type IncomingFile, mostFiles } from '../service/attachments.ts';
import { appendInbound, link, partyByAddress } from '../service/converse.ts';
import { clerk, type Desk, deskOf } from '../service/desk.ts';
import { personByEmail } from '../service/find-person.ts';
import { announceNews } from '../service/live.ts';
import { noteEvent, ticketRow } from '../service/load-ticket.ts';
import { openTicket } from '../service/open-ticket.ts';
import { filesOfMessage, messageByMail } from '../service/outbox.ts';
import { helpdeskTexts as texts } from '../texts.ts';
import { noteLeftOut } from './left-out.ts';
import { noteBounce } from './note-bounce.ts';
import { idOfReference, tokensOf } from './secret.ts';

/** Readers of the first mail who are asked in; a list of hundreds is no conversation. */
const mostReaders = 10;

/** A mail as the mailbox gave it. */
export interface RawMail {
  readonly raw: Buffer;
  /** The same whenever the same bytes come. */
  readonly digest: string;
}

/** What became of a mail. `ignored`: a copy of one of our own. */
export type Taken = 'opened' | 'appended' | 'bounce' | 'ignored' | 'again';

/**
 * Takes a mail over. When this settles it is stored whole: as an enquiry or a part of one, with its files; what could not be read is
 * an enquiry with the original attached. Coming again after a crash, it adds what was missing and nothing else.
 */
export async function takeMail(tenant: Tenant, mail: RawMail): Promise<Taken> {
  const { engine } = tenant;
  const own = await ownAddresses(tenant);
  const read = await readIncoming(mail.raw, own);
  const desk = await deskOf(tenant);
  const { files, leftOut } = read.outcome === 'read' ? filesOf(read, mail, desk) : whole(mail);
  const known = await messageByMail(engine.db, mail.digest);
  if (known !== undefined) {
    await attachMissing(tenant, known.id, files);
    return 'again';
  }
  const tokens = await tokensOf(engine);
  if (read.outcome === 'unreadable') return openUnreadable(tenant, mail, files);
  if (read.automatism === 'own' && tokens.referenceIn(read.messageId) !== null) return 'ignored';
  if (read.automatism === 'bounce' && (await noteBounce(tenant, tokens, mail.raw))) return 'bounce';
  const placed = await place(tenant, { desk, tokens, own }, read, mail.digest, leftOut);
  await attachMissing(tenant, placed.message, files);
  await announceNews(tenant, placed.ticket, placed.as === 'opened' ? 'opened' : 'inbound');
  return placed.as;
}

async function ownAddresses({ settings }: Tenant): Promise<readonly string[]> {
  const { fromAddress, replyTo } = await settings.get(mailSetting);
  const { user } = await settings.get(mailboxSetting);
  return [fromAddress, replyTo, user].filter((address) => address.includes('@'));
}

interface Reading {
  readonly desk: Desk;
  readonly tokens: ThreadTokens;
  readonly own: readonly string[];
}

interface Placed {
  readonly as: 'opened' | 'appended';
  readonly ticket: RecordId;
  readonly message: RecordId;
}

/**
 * Where a mail belongs: to the enquiry whose token it brings, if its sender takes part in that; to a new one otherwise. A token without
 * a party is a forwarded mail at best: a new enquiry, linked for those who handle both.
 */
async function place(
  { engine }: Tenant,
  { desk, tokens, own }: Reading,
  mail: IncomingMail,
  digest: string,
  files: IncomingMail['files'],
): Promise<Placed> {
  const leftOut = { files, megabytes: desk.settings.attachmentMegabytes };
  const from = mail.from ?? { name: '', address: '' };
  const message = {
    text: mail.text,
    authorName: from.name,
    authorEmail: from.address,
    recipients: mail.to.map(({ address }) => address).slice(0, 50),
    copies: mail.cc.map(({ address }) => address).slice(0, 50),
    channel: 'email',
    mailKey: digest,
    mailId: mail.messageId.slice(0, 400),
  } as const;
  const named = ticketNamed(tokens, mail);
  const known = await personByEmail(engine, clerk, from.address);
  return engine.write(clerk, async (unit): Promise<Placed> => {
    const row = named === null ? undefined : await ticketRow(unit.db, named);
    const person = row === undefined ? null : await partyByAddress(unit, row.id, from.address);
    if (row !== undefined && person !== null) {
      const appended = await appendInbound(unit, desk, { ticket: row.id, person, message });
      if (appended.outcome === 'appended') {
        await noteLeftOut(unit, { id: appended.id, person, isProven: true }, mail, leftOut);
        return { as: 'appended', ticket: appended.id, message: appended.message };
      }
    }
    const opened = await openTicket(unit, desk, {
      channel: 'email',
      contact: {
        person: known?.person ?? (null as PersonId | null),
        name: from.name || (known?.name ?? from.address),
        email: from.address,
        phone: known?.phone ?? '',
      },
      subject: mail.subject || translate(texts, 'de', 'mail.noSubject'),
      message,
      state: mail.isMarkedSpam ? 'spam' : 'new',
      collaborators: readersOf(mail, own),
    });
    if (opened.outcome !== 'opened') throw new Error('a mail names neither category nor contract');
    if (row !== undefined) await link(unit, row.id, opened.id, 'related');
    if (mail.automatism !== null) await noteEvent(unit, opened.id, 'automatic', mail.automatism);
    await noteLeftOut(unit, { id: opened.id, person: opened.person, isProven: false }, mail, leftOut);
    return { as: 'opened', ticket: opened.id, message: opened.message };
  });
}

function ticketNamed(tokens: ThreadTokens, mail: IncomingMail): RecordId | null {
  for (const text of [...mail.answersTo, ...mail.broughtTo]) {
    const reference = tokens.referenceIn(text);
    if (reference !== null) return idOfReference(reference);
  }
  return null;
}

function readersOf(mail: IncomingMail, own: readonly string[]) {
  const out = new Set([...own, mail.from?.address ?? ''].map((address) => address.toLowerCase()));
  const readers = mail.cc.filter(({ address }) => !out.has(address.toLowerCase()));
  return readers
    .slice(0, mostReaders)
    .map(({ name, address }) => ({ name: name || address, email: address }));
}

async function openUnreadable(
  tenant: Tenant,
  { digest }: RawMail,
  files: readonly IncomingFile[],
): Promise<Taken> {
  const desk = await deskOf(tenant);
  const opened = await tenant.engine.write(clerk, (unit) =>
    openTicket(unit, desk, {
      channel: 'email',
      contact: { person: null, name: translate(texts, 'de', 'mail.unknownSender'), email: '', phone: '' },
      subject: translate(texts, 'de', 'mail.unreadable'),
      message: { text: translate(texts, 'de', 'mail.unreadableText'), mailKey: digest, channel: 'email' },
    }),
  );
  if (opened.outcome !== 'opened') throw new Error('a mail names neither category nor contract');
  await attachMissing(tenant, opened.message, files);
  await announceNews(tenant, opened.id, 'opened');
  return 'opened';
}

const original = ({ raw }: RawMail): IncomingFile => ({ name: 'nachricht.eml', bytes: once(raw) });

interface FilesOfMail {
  readonly files: readonly IncomingFile[];
  /** Those larger than the company takes. */
  readonly leftOut: IncomingMail['files'];
}

/** What cannot be read is kept as it came, however large it is: nothing may be lost. */
const whole = (mail: RawMail): FilesOfMail => ({ files: [original(mail)], leftOut: [] });

/** More files than an enquiry takes stay together in the original. What is larger than the company takes is left out, and told of. */
function filesOf(read: IncomingMail, mail: RawMail, { settings }: Desk): FilesOfMail {
  if (read.files.length > mostFiles) return whole(mail);
  const mostBytes = settings.attachmentMegabytes * 1_048_576;
  const kept = read.files.filter(({ bytes }) => bytes.length <= mostBytes);
  return {
    files: kept.map(({ name, bytes }) => ({ name, bytes: once(bytes) })),
    leftOut: read.files.filter(({ bytes }) => bytes.length > mostBytes),
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Files go on one after the other, so what is missing after a crash are the last ones; an infected one is tried again. */
async function attachMissing(
  tenant: Tenant,
  message: RecordId,
  files: readonly IncomingFile[],
): Promise<void> {
  const there = await filesOfMessage(tenant.engine, message);
  for (const file of files.slice(there)) await attachFile(tenant, clerk, message, file, 'keep');
}
