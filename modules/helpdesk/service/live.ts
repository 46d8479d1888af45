import type { Actor } from '@redlich/engine';
import { namesOfUsers } from '../../../platform/login/index.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import { ticketRow } from './load-ticket.ts';

/** What agents' screens are told: that an enquiry moved, or who is at it. Ids only; whoever may look asks for the rest. */
export type LiveNews =
  | { readonly type: 'ticket'; readonly ticket: string; readonly what: 'changed' }
  | {
      readonly type: 'ticket';
      readonly ticket: string;
      readonly what: 'opened' | 'inbound';
      readonly number: string;
      /** Whose it is, by user id; nobody's yet. */
      readonly assignee: string | null;
    }
  | { readonly type: 'presence'; readonly ticket: string };

type Listener = (news: LiveNews) => void;

interface Presence {
  readonly doing: 'reading' | 'writing';
  readonly until: number;
}

/** Who listens and who is at which enquiry, by tenant. In memory: it is about now and nothing else. */
const listeners = new Map<string, Set<Listener>>();
const presence = new Map<string, Map<string, Map<string, Presence>>>();

/** How long somebody counts as being at an enquiry without saying so again. */
const presenceMs = 45_000;

/** Tells the screens of a tenant's agents. */
export function announce(tenant: string, news: LiveNews): void {
  for (const listener of listeners.get(tenant) ?? []) listener(news);
}

/** Tells the screens of something new from outside. */
export async function announceNews(
  { id, engine }: Tenant,
  ticket: string,
  what: 'opened' | 'inbound',
): Promise<void> {
  const row = await ticketRow(engine.db, ticket);
  if (row === undefined || row.state === 'spam')
    return announce(id, { type: 'ticket', ticket, what: 'changed' });
  announce(id, { type: 'ticket', ticket, what, number: row.number, assignee: row.assignee });
}

/** Listens until the returned function is called. */
export function listen(tenant: string, listener: Listener): () => void {
  const all = listeners.get(tenant) ?? new Set<Listener>();
  listeners.set(tenant, all.add(listener));
  return () => all.delete(listener);
}

/** Notes that somebody reads or writes at an enquiry, or has left it. Tells the others when that is new. */
export function notePresence(
  tenant: Tenant,
  actor: Actor,
  ticket: string,
  doing: 'reading' | 'writing' | 'gone',
): void {
  const tickets = presence.get(tenant.id) ?? new Map<string, Map<string, Presence>>();
  presence.set(tenant.id, tickets);
  const people = tickets.get(ticket) ?? new Map<string, Presence>();
  const before = people.get(actor.id)?.doing;
  if (doing === 'gone') people.delete(actor.id);
  else people.set(actor.id, { doing, until: tenant.engine.now() + presenceMs });
  if (people.size === 0) tickets.delete(ticket);
  else tickets.set(ticket, people);
  if (before !== doing) announce(tenant.id, { type: 'presence', ticket });
}

/** The others who are at an enquiry now, by name. */
export async function othersAt(
  { id, engine }: Tenant,
  actor: Actor,
  ticket: string,
): Promise<readonly { readonly name: string; readonly doing: 'reading' | 'writing' }[]> {
  const people = [...(presence.get(id)?.get(ticket) ?? [])].filter(
    ([user, { until }]) => user !== actor.id && until > engine.now(),
  );
  const names = await namesOfUsers(
    engine,
    actor,
    people.map(([user]) => user),
  );
  return people.map(([user, { doing }]) => ({ name: names.get(user) ?? '', doing }));
}

/** A stream is renewed after so long, and its reader's session looked at again. */
const streamMs = 240_000;
const beatMs = 20_000;

/** News as server-sent events (WHATWG HTML, 9.2), until the reader leaves or the time is over; a browser comes back by itself. */
export function newsStream(tenant: string): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop = () => {};
  return new ReadableStream({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const silence = listen(tenant, (news) => send(`data: ${JSON.stringify(news)}\n\n`));
      const beat = setInterval(() => send(': beat\n\n'), beatMs);
      const end = setTimeout(() => {
        stop();
        controller.close();
      }, streamMs);
      beat.unref();
      end.unref();
      stop = () => {
        silence();
        clearInterval(beat);
        clearTimeout(end);
      };
      send('retry: 2000\n\n');
    },
    cancel: () => stop(),
  });
}
