import type { ForeignEvent, ForeignTicket } from './foreign-ticket.ts';
import { instantIn } from './local-time.ts';
import type { Source } from './source.ts';

/** What is taken into the story. Everything else is machinery, or tells who of the staff looked at what and when. */
const taken: Readonly<Record<string, Pick<ForeignEvent, 'what' | 'value'>>> = {
  closed: { what: 'state', value: 'closed' },
  reopened: { what: 'state', value: 'open' },
  assigned: { what: 'assignee', value: '' },
  released: { what: 'assignee', value: '' },
  collab: { what: 'collaborator-added', value: '' },
  transferred: { what: 'other', value: '' },
  edited: { what: 'other', value: '' },
};

/** What happened to an enquiry, and how many events stay out. */
export function eventsOf(
  { rows, book, zone }: Source,
  threads: readonly number[],
): Pick<ForeignTicket, 'events' | 'eventsLeft'> {
  const all = threads.flatMap((thread) => rows.under('thread_event', thread));
  const events = all.flatMap(({ event_id, state, timestamp }): ForeignEvent[] => {
    const as = taken[book.events.get(Number(event_id))?.name ?? state ?? ''];
    const at = instantIn(timestamp, zone);
    return as === undefined || at === null ? [] : [{ ...as, at }];
  });
  return { events: events.toSorted((a, b) => a.at - b.at), eventsLeft: all.length - events.length };
}
