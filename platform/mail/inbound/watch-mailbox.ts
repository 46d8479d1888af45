import type { ImapFlow } from 'imapflow';
import type { Tenant } from '../../tenant.ts';
import { type Emptied, emptyMailbox, type TakeMail } from './empty-mailbox.ts';
import { type MailboxTrouble, mailboxPlace, openMailbox } from './open-mailbox.ts';

/** How long a watch goes on without being asked for again: longer than two runs of the job that asks. */
const patienceMs = 150_000;

/** What came of a look into the mailbox. */
export type MailboxLook =
  | ({ readonly outcome: 'emptied' } & Emptied)
  | { readonly outcome: 'shut'; readonly reason: MailboxTrouble }
  | { readonly outcome: 'lost' };

interface Watch {
  readonly client: ImapFlow;
  /** What the mailbox was opened by; another one is opened when the owner changes it. */
  readonly place: string;
  /** Work on the one connection goes one after the other. */
  queue: Promise<unknown>;
  lastAskedAt: number;
}

const watches = new WeakMap<Tenant, Watch>();

/**
 * Empties the mailbox of a tenant now and keeps the connection, on which the server tells of new mail at once (IDLE, RFC 2177; where
 * it cannot, the next call looks again). Call it every minute; a watch nobody asks for ends by itself, and so does every one when the
 * recipient is switched off.
 */
export async function watchMailbox(tenant: Tenant, secret: Uint8Array, take: TakeMail): Promise<MailboxLook> {
  const place = await mailboxPlace(tenant);
  if (watches.has(tenant) && watches.get(tenant)?.place !== place) await endMailboxWatch(tenant);
  const standing = watches.get(tenant);
  if (standing?.client.usable) {
    standing.lastAskedAt = performance.now();
    return look(standing, secret, take);
  }
  const opened = await openMailbox(tenant);
  if (opened.outcome === 'shut') return opened;
  const { client } = opened;
  const watch: Watch = { client, place, queue: Promise.resolve(), lastAskedAt: performance.now() };
  watches.set(tenant, watch);
  client.on('exists', () => void look(watch, secret, take).catch(() => {}));
  const first = await look(watch, secret, take);
  if (first.outcome === 'lost') watches.delete(tenant);
  return first;
}

/** Ends the watch over a tenant's mailbox, if there is one. */
export async function endMailboxWatch(tenant: Tenant): Promise<void> {
  const watch = watches.get(tenant);
  watches.delete(tenant);
  await watch?.queue.catch(() => {});
  await watch?.client.logout().catch(() => watch.client.close());
}

function look(watch: Watch, secret: Uint8Array, take: TakeMail): Promise<MailboxLook> {
  const { client } = watch;
  const turn = watch.queue.then(async (): Promise<MailboxLook> => {
    if (!client.usable) return { outcome: 'lost' };
    if (performance.now() - watch.lastAskedAt > patienceMs) {
      await client.logout();
      return { outcome: 'lost' };
    }
    // A fault of `take` is the caller's: the mail could not be stored. The connection is given up, the mail is still there.
    let failedToTake: { readonly error: unknown } | null = null;
    try {
      const emptied = await emptyMailbox(client, secret, async (mail) => {
        try {
          await take(mail);
        } catch (error) {
          failedToTake = { error };
          throw error;
        }
      });
      void client.idle().catch(() => {});
      return { outcome: 'emptied', ...emptied };
    } catch {
      client.close();
      if (failedToTake !== null) throw (failedToTake as { readonly error: unknown }).error;
      return { outcome: 'lost' };
    }
  });
  watch.queue = turn.catch(() => {});
  return turn;
}
