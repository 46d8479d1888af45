import type { RecordId } from '@redlich/engine';
import type { ThreadTokens } from '../../../platform/mail/index.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import { clerk } from '../service/desk.ts';
import { noteEvent, ticketRow } from '../service/load-ticket.ts';
import { noteDelivery } from '../service/outbox.ts';
import { idOfReference } from './secret.ts';

/** A report quotes the head of the mail it is about; beyond this it quotes its text. */
const searchedBytes = 200_000;
const ourMessageId = /r[a-z0-9]{32}\.[a-z2-7]{20}\.([0-9a-f]{8}-[0-9a-f-]{27})@/gi;

/**
 * Notes that an answer of ours did not arrive, where a report quotes its Message-ID (RFC 3464). The token in it proves that the mail was
 * ours. @returns whether the report was about one
 */
export async function noteBounce(tenant: Tenant, tokens: ThreadTokens, raw: Buffer): Promise<boolean> {
  const text = raw.toString('latin1', 0, searchedBytes);
  for (const found of text.matchAll(ourMessageId)) {
    const reference = tokens.referenceIn(found[0]);
    const message = found[1]?.toLowerCase() as RecordId | undefined;
    if (reference === null || message === undefined) continue;
    const row = await ticketRow(tenant.engine.db, idOfReference(reference));
    if (row === undefined) continue;
    await noteDelivery(tenant.engine, message, { state: 'failed', fault: 'bounced' });
    await tenant.engine.write(clerk, (unit) => noteEvent(unit, row.id, 'bounced'));
    return true;
  }
  return false;
}
