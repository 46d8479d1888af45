import type { RecordId } from '@redlich/engine';
import { attachFile, countFiles, forgetForeignId, ownIdOf } from '../../helpdesk/index.ts';
import type { ForeignTicket } from '../read/foreign-ticket.ts';
import type { Source } from '../read/source.ts';
import type { Tally } from '../report.ts';
import type { OsticketPlace } from './place.ts';

/**
 * Seals the files of an enquiry that was written. An entry whose files are all there is crossed off, so that a run that broke off goes on
 * with the one it stopped at.
 */
export async function attachFiles(
  { tenant, actor }: OsticketPlace,
  { rows }: Source,
  source: string,
  found: ForeignTicket,
  tally: Tally,
): Promise<void> {
  const { engine } = tenant;
  for (const entry of found.entries) {
    const files = entry.files.filter(({ where }) => where === 'database');
    if (files.length === 0) continue;
    const foreign = { source, sort: 'entry', foreign_id: entry.id } as const;
    const part = (await ownIdOf(engine.db, foreign)) as RecordId | null;
    if (part === null) continue;
    for (const file of files.slice(await countFiles(engine, part))) {
      const content = { name: file.name, bytes: chunksOf(rows.chunks(file.id)) };
      const done = await attachFile(tenant, actor, part, content, 'keep');
      if (done.outcome === 'attached') {
        tally.counts.files++;
        tally.bytes += file.size;
      } else tally.filesRefused++;
    }
    await engine.write(actor, (unit) => forgetForeignId(unit, foreign));
  }
}

async function* chunksOf(chunks: Iterable<Buffer>): AsyncGenerator<Uint8Array> {
  yield* chunks;
}
