import { createHash } from 'node:crypto';
import { ImapFlow } from 'imapflow';
import type { Tenant } from '../../tenant.ts';
import { mailboxPassword, mailboxProvider, mailboxSetting } from './mailbox.ts';

/** Why the mailbox could not be opened. */
export type MailboxTrouble =
  | 'switched-off'
  | 'not-configured'
  | 'private-address'
  | 'unreachable'
  | 'tls-failed'
  | 'login-failed'
  | 'no-folder';

/** An opened mailbox, or why it is not. */
export type OpenedMailbox =
  | { readonly outcome: 'open'; readonly client: ImapFlow }
  | { readonly outcome: 'shut'; readonly reason: MailboxTrouble };

/** Larger mails stay where they are and are told of. */
export const largestMail = 60 * 1024 * 1024;

const shut = (reason: MailboxTrouble): OpenedMailbox => ({ outcome: 'shut', reason });

/** What a mailbox is opened by, as a hash: server, user, password and folder. */
export async function mailboxPlace({ egress, settings }: Tenant): Promise<string> {
  const parts = [
    await egress.destination(mailboxProvider),
    await settings.get(mailboxSetting),
    await settings.get(mailboxPassword),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/**
 * Logs in to the mailbox of a tenant through the door and selects its folder (IMAP4rev1, RFC 3501). imapflow gets the door's
 * verified TLS socket and opens none of its own.
 */
export async function openMailbox(tenant: Tenant): Promise<OpenedMailbox> {
  const destination = await tenant.egress.destination(mailboxProvider);
  if (destination === null) return shut('switched-off');
  const { user, folder } = await tenant.settings.get(mailboxSetting);
  const pass = await tenant.settings.get(mailboxPassword);
  if (user === '' || pass === '') return shut('not-configured');
  const passage = await tenant.egress.connect(mailboxProvider, { ...destination, tls: 'implicit' });
  if (passage.outcome === 'shut') {
    const { reason } = passage;
    if (reason === 'private-address' || reason === 'tls-failed' || reason === 'unreachable')
      return shut(reason);
    return shut('switched-off');
  }
  const { socket } = passage;
  const client = new ImapFlow({
    host: destination.host,
    port: destination.port,
    secure: true,
    auth: { user, pass },
    logger: false,
    disableCompression: true,
    disableAutoIdle: true,
    clientInfo: { name: 'Redlich' },
    greetingTimeout: 20_000,
    socketTimeout: 10 * 60_000,
    maxLiteralSize: largestMail + 1_000_000,
    transport: {
      connect(_options, connected) {
        queueMicrotask(connected);
        return socket;
      },
    },
  });
  // A broken line ends whatever waits for it with an error of its own; this listener only keeps it from ending the program.
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    socket.destroy();
    return shut(
      (error as { readonly authenticationFailed?: boolean }).authenticationFailed
        ? 'login-failed'
        : 'unreachable',
    );
  }
  try {
    await client.mailboxOpen(folder);
  } catch {
    client.close();
    return shut('no-folder');
  }
  return { outcome: 'open', client };
}
