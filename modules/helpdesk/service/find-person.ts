import { type Actor, type Engine, foldText, type PersonId, type RecordId } from '@redlich/engine';
import { customer, customerService, nameOf } from '../../customers/index.ts';
import { correspondence, ticket, ticketCollaborator } from '../declaration.ts';

/** An e-mail address as one word, as the index has it. */
export const emailWordOf = (email: string): string => foldText(email).replace(/[^\p{L}\p{N}]+/gu, '');

/** Whether two addresses are one mailbox, as mail servers see it in practice. */
export const isSameAddress = (one: string, other: string): boolean =>
  one !== '' && one.trim().toLowerCase() === other.trim().toLowerCase();

/** Records looked at for one address. */
const most = 20;

/** Somebody known: as a customer, or from an earlier enquiry. */
export interface KnownPerson {
  readonly person: PersonId;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

/**
 * Who is known under a mail address: the customer file first, then whoever asked before. `null`: nobody, or somebody whose data may not
 * be opened. Knowing an address is no proof of being its owner: what somebody learns needs more than this.
 */
export async function personByEmail(
  engine: Engine,
  actor: Actor,
  email: string,
): Promise<KnownPerson | null> {
  if (email.trim() === '') return null;
  const word = emailWordOf(email);
  const customers = await opened(engine, actor, word);
  const found = customers.find((each) => isSameAddress(each.email, email));
  if (found !== undefined) return found;
  const tickets = await engine.search(ticket, word, most);
  for (const each of await engine.openMany(actor, ticket, tickets, correspondence)) {
    if (each.outcome === 'refused' || each.row.person_id === null) continue;
    const { contactName, contactEmail, contactPhone } = each.sealed;
    if (isSameAddress(contactEmail, email))
      return { person: each.row.person_id, name: contactName, email: contactEmail, phone: contactPhone };
  }
  return involvedByEmail(engine, actor, word, email);
}

async function opened(engine: Engine, actor: Actor, word: string): Promise<readonly KnownPerson[]> {
  const ids = await engine.search(customer, word, most);
  const files = ids.length === 0 ? [] : await engine.openMany(actor, customer, ids, customerService);
  return files.flatMap((each) =>
    each.outcome === 'opened' && each.row.person_id !== null
      ? [
          {
            person: each.row.person_id,
            name: nameOf(each.sealed),
            email: each.sealed.email,
            phone: each.sealed.phones[0] ?? '',
          },
        ]
      : [],
  );
}

async function involvedByEmail(
  engine: Engine,
  actor: Actor,
  word: string,
  email: string,
): Promise<KnownPerson | null> {
  const ids: readonly RecordId[] = await engine.search(ticketCollaborator, word, most);
  for (const each of await engine.openMany(actor, ticketCollaborator, ids, correspondence)) {
    if (each.outcome === 'refused' || each.row.person_id === null) continue;
    if (isSameAddress(each.sealed.email, email))
      return { person: each.row.person_id, name: each.sealed.name, email: each.sealed.email, phone: '' };
  }
  return null;
}
