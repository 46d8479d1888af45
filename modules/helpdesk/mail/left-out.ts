import type { PersonId, RecordId, Unit } from '@redlich/engine';
import { formatNumber } from '../../../platform/i18n/format.ts';
import { translate } from '../../../platform/i18n/translate.ts';
import type { IncomingMail } from '../../../platform/mail/index.ts';
import { happenedSince, noteEvent, ticketRow } from '../service/load-ticket.ts';
import { insertMessage, insertNote } from '../service/messages.ts';
import { helpdeskTexts as texts } from '../texts.ts';

/** What a mail brought and the company does not take. */
export interface LeftOut {
  readonly files: IncomingMail['files'];
  /** The company's limit. */
  readonly megabytes: number;
}

const dayMs = 86_400_000;

/**
 * Tells of attachments that were too large. Those who handle the enquiry find name and size in a note. The sender gets a mail of the program
 * (RFC 3834: none to a program, none to unwanted mail, one a day and enquiry): at once if the mail proved to be theirs by our token; a
 * first mail may be forged, so there the words lie ready until an agent sends them. No file's name goes back out.
 */
export async function noteLeftOut(
  unit: Unit,
  {
    id,
    person,
    isProven,
  }: { readonly id: RecordId; readonly person: PersonId | null; readonly isProven: boolean },
  mail: IncomingMail,
  { files, megabytes }: LeftOut,
): Promise<void> {
  const row = files.length === 0 ? undefined : await ticketRow(unit.db, id);
  if (row === undefined) return;
  const wasTold = await happenedSince(unit.db, row.id, 'files-too-large', unit.now - dayMs);
  await noteEvent(unit, row.id, 'files-too-large', String(files.length));
  const names = files.map(
    ({ name, bytes }) => `${name} (${formatNumber(Math.ceil(bytes.length / 1_048_576), 'de')} MB)`,
  );
  await insertNote(unit, row, translate(texts, 'de', 'mail.leftOut', { names: names.join(', '), megabytes }));
  const isAnswered = mail.from !== null && mail.automatism === null && row.state !== 'spam' && !wasTold;
  if (!isAnswered || mail.from === null) return;
  const text = (['de', 'en'] as const).map((each) =>
    translate(texts, each, 'mail.tooLarge', { count: files.length, megabytes }),
  );
  await insertMessage(unit, row, person, {
    ...{ text: text.join('\n\n---\n\n'), recipients: [mail.from.address], direction: 'out' },
    delivery: isProven ? 'waiting' : 'held',
  });
}
