import { linkImported, ownIdOf } from '../../helpdesk/index.ts';
import type { Rows } from '../read/book.ts';
import type { OsticketPlace } from './place.ts';

/** FLAG_COMBINE_THREADS and FLAG_SEPARATE_THREADS of osTicket: merged; without them only linked. */
const mergedFlags = 1 | 2;

/**
 * Links what osTicket merged or linked, once all of it is here. Each stays an enquiry of its own: what became one there may be of several
 * persons, and whoever sees one merged enquiry sees all of it (decision 70).
 * @returns how many were, or would be, linked
 */
export async function linkMerged(
  { tenant: { engine }, actor }: OsticketPlace,
  { mode }: { readonly mode: 'dry-run' | 'import' },
  {
    rows,
    source,
    isTaken,
  }: { readonly rows: Rows; readonly source: string; readonly isTaken: (id: number) => boolean },
): Promise<number> {
  let linked = 0;
  for (const [id, { ticket_pid, flags }] of rows.all('ticket')) {
    const parent = Number(ticket_pid ?? 0);
    if (parent === 0 || parent === id) continue;
    if (mode === 'dry-run') {
      if (isTaken(id) && isTaken(parent)) linked++;
      continue;
    }
    const [one, other] = await Promise.all(
      [parent, id].map((foreign_id) => ownIdOf(engine.db, { source, sort: 'ticket', foreign_id })),
    );
    if (one == null || other == null) continue;
    const as = (Number(flags) & mergedFlags) === 0 ? 'related' : 'merged';
    if (await engine.write(actor, (unit) => linkImported(unit, one, other, as))) linked++;
  }
  return linked;
}
