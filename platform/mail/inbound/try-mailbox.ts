import type { Tenant } from '../../tenant.ts';
import { type MailboxTrouble, openMailbox } from './open-mailbox.ts';

/** What came of a trial. */
export type MailboxTried =
  | { readonly outcome: 'open'; readonly waiting: number; readonly folders: readonly string[] }
  | { readonly outcome: 'shut'; readonly reason: MailboxTrouble };

/** Opens the mailbox, counts what waits in its folder and names its folders. Nothing is fetched, marked or taken away. */
export async function tryMailbox(tenant: Tenant): Promise<MailboxTried> {
  const opened = await openMailbox(tenant);
  if (opened.outcome === 'shut') return opened;
  const { client } = opened;
  try {
    const waiting = client.mailbox === false ? 0 : client.mailbox.exists;
    const folders = (await client.list()).map(({ path }) => path);
    return { outcome: 'open', waiting, folders };
  } catch {
    return { outcome: 'shut', reason: 'unreachable' };
  } finally {
    await client.logout().catch(() => client.close());
  }
}
