import { type Actor, type Engine, type PersonId, type Refused, refused } from '@redlich/engine';
import { labelOf } from '../label.ts';
import type { CardReply } from '../replies.ts';
import { factsShown, standingOf } from './consent-standing.ts';
import { openContacts } from './contacts.ts';
import { asCustomer, fileOf, matterOf, openFile, type WhyOpen } from './files.ts';
import { openNotes } from './notes.ts';

/** Notes on a card: the pinned ones and the newest. */
const notesOnCard = 5;

/** Everything the counter needs about a customer in one call: file, label, consents, notes, the last contact, when it dies. */
export function customerCard(
  engine: Engine,
  actor: Actor,
  person: PersonId,
  why: WhyOpen = 'service',
): Promise<CardReply | Refused> {
  return engine.write(actor, async (unit): Promise<CardReply | Refused> => {
    const row = await fileOf(unit.db, person);
    if (row === undefined) return refused('unknown');
    const opened = await openFile(unit, row, why);
    if (opened.outcome === 'refused') return opened;
    const notes = await openNotes(unit, row, notesOnCard, why);
    if ('outcome' in notes) return notes;
    const contacts = await openContacts(unit, row, { limit: 1, why });
    if ('outcome' in contacts) return contacts;
    const facts = await unit.facts(person);
    const consents = [...engine.register.consents.values()];
    return {
      customer: asCustomer(row, opened.sealed),
      label: labelOf(facts, consents),
      consents: consents.map((consent) => standingOf(facts, consent)),
      facts: factsShown(facts),
      notes: [...notes],
      lastContact: contacts[0] ?? null,
      matter: matterOf(row),
      dueAt: row.due_at,
    };
  });
}
