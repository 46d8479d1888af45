import { type Actor, type Engine, type RecordId, type Refused, refused } from '@redlich/engine';
import { enquiryBilling, ticketWork } from '../declaration.ts';
import { helpdeskTables } from '../tables.ts';
import { countTimes } from './join-tickets.ts';
import { noteEvent, ticketRow } from './load-ticket.ts';
import { eventsOf, settleTicket } from './settle-ticket.ts';

/** Time spent on an enquiry. */
export interface WorkDraft {
  readonly text: string;
  /** `YYYY-MM-DD`. */
  readonly workedOn: string;
  readonly minutes: number;
  /** Whether it is invoiced. Then the enquiry is kept as a voucher. */
  readonly billing: 'billable' | 'free';
}

/** Notes time. Under a company the entry belongs to nobody, because it must outlive the person who asked. */
export function addWork(
  engine: Engine,
  actor: Actor,
  id: RecordId,
  { text, workedOn, minutes, billing }: WorkDraft,
): Promise<{ readonly outcome: 'added'; readonly id: RecordId } | Refused> {
  return engine.write(actor, async (unit) => {
    const row = await ticketRow(unit.db, id);
    if (row === undefined) return refused('unknown');
    if (row.life === 'restricted') return refused('restricted');
    const work = await unit.insert(ticketWork, {
      person: row.company_id === null ? row.person_id : null,
      sealed: { text },
      plain: {
        ...{ ticket_id: id, author: actor.id, worked_on: workedOn, minutes },
        billable: billing === 'billable' ? 1 : 0,
      },
      events: eventsOf(row),
    });
    await countTimes(unit, id);
    await noteEvent(unit, id, 'work', String(minutes));
    await settleTicket(unit, id);
    return { outcome: 'added', id: work.id };
  });
}

/** Takes an entry back. */
export function removeWork(
  engine: Engine,
  actor: Actor,
  id: RecordId,
  work: RecordId,
): Promise<{ readonly outcome: 'erased' } | Refused> {
  return engine.write(actor, async (unit) => {
    const row = await helpdeskTables(unit.db)
      .selectFrom('records.ticket_work')
      .select('ticket_id')
      .where('id', '=', work)
      .executeTakeFirst();
    if (row?.ticket_id !== id) return refused('unknown');
    const erased = await unit.erase(ticketWork, work, 'mistake');
    if (erased.outcome === 'refused') return erased;
    await countTimes(unit, id);
    await settleTicket(unit, id);
    return erased;
  });
}

/** Time that is invoiced, as the books need it: by day, company and contract, without who asked. */
export interface BilledWork {
  readonly id: string;
  readonly ticket: string;
  readonly number: string;
  readonly workedOn: string;
  readonly minutes: number;
  readonly text: string;
  readonly companyId: string | null;
  readonly contractId: string | null;
  readonly author: string;
}

/** Which billable time: between two days, of one company or one contract when they are named. */
export interface BilledSpan {
  readonly from: string;
  readonly until: string;
  readonly companyId?: string | undefined;
  readonly contractId?: string | undefined;
}

/** Billable time, for those who do the books. */
export async function billableWork(
  engine: Engine,
  actor: Actor,
  { from, until, companyId, contractId }: BilledSpan,
): Promise<readonly BilledWork[]> {
  const rows = await helpdeskTables(engine.db)
    .selectFrom('records.ticket_work as work')
    .innerJoin('records.ticket as head', 'head.id', 'work.ticket_id')
    .select(['work.id', 'head.number', 'head.company_id', 'head.contract_id'])
    .where('work.billable', '=', 1)
    .where('work.worked_on', '>=', from)
    .where('work.worked_on', '<=', until)
    .$if(companyId !== undefined, (query) => query.where('head.company_id', '=', companyId ?? ''))
    .$if(contractId !== undefined, (query) => query.where('head.contract_id', '=', contractId ?? ''))
    .orderBy('work.worked_on')
    .orderBy('work.id')
    .limit(5_000)
    .execute();
  const opened = await engine.openMany(
    actor,
    ticketWork,
    rows.map(({ id }) => id),
    enquiryBilling,
  );
  return opened.flatMap((each, i) => {
    const head = rows[i];
    if (each.outcome === 'refused' || head === undefined) return [];
    const { row, sealed } = each;
    return [
      {
        id: row.id,
        ticket: row.ticket_id,
        number: head.number,
        workedOn: row.worked_on,
        minutes: row.minutes,
        text: sealed.text,
        companyId: head.company_id,
        contractId: head.contract_id,
        author: row.author,
      },
    ];
  });
}
