import {
  type Actor,
  type Changed,
  type Engine,
  type PersonId,
  type RecordId,
  type Refused,
  refused,
  type Unit,
} from '@redlich/engine';
import { customerNote } from '../declaration.ts';
import type { NoteReply } from '../replies.ts';
import { customerTables } from '../tables.ts';
import { eventsOf, type FileRow, fileOf, purposeOfFile, purposeToOpen, type WhyOpen } from './files.ts';

/** Notes shown at once; nobody reads more. */
const mostNotes = 100;

/** The notes about a customer, pinned ones first, then the newest. */
export function listNotes(
  engine: Engine,
  actor: Actor,
  person: PersonId,
): Promise<readonly NoteReply[] | Refused> {
  return engine.write(actor, async (unit) => {
    const file = await fileOf(unit.db, person);
    return file === undefined ? refused('unknown') : openNotes(unit, file, mostNotes);
  });
}

/** Opens the notes of a file, as `openFile` opens the file itself. */
export async function openNotes(
  unit: Unit,
  file: FileRow,
  limit: number,
  why: WhyOpen = 'service',
): Promise<readonly NoteReply[] | Refused> {
  const rows = await customerTables(unit.db)
    .selectFrom('records.customer_note')
    .select('id')
    .where('person_id', '=', file.person_id)
    .orderBy('pinned', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  const opened = await unit.openMany(
    customerNote,
    rows.map((row) => row.id),
    purposeToOpen(file, unit.now, why),
  );
  const notes: NoteReply[] = [];
  for (const each of opened) {
    if (each.outcome === 'refused') return each;
    const { id, pinned, author, created_at, updated_at, revision } = each.row;
    notes.push({
      id,
      text: each.sealed.text,
      pinned: pinned === 1,
      author,
      createdAt: created_at,
      updatedAt: updated_at,
      revision,
    });
  }
  return notes;
}

/** What a note says. */
export interface NoteDraft {
  readonly text: string;
  /** Shown at the counter. */
  readonly pinned: boolean;
}

/** Adds a note, which dies with the customer's file. `null`: there is no such customer. */
export function addNote(
  engine: Engine,
  actor: Actor,
  person: PersonId,
  draft: NoteDraft,
): Promise<RecordId | null> {
  return engine.write(actor, async (unit) => {
    const file = await fileOf(unit.db, person);
    return file === undefined ? null : insertNote(unit, file, draft);
  });
}

/** Adds a note within a unit. */
export async function insertNote(unit: Unit, file: FileRow, { text, pinned }: NoteDraft): Promise<RecordId> {
  const row = await unit.insert(customerNote, {
    person: file.person_id,
    sealed: { text },
    plain: { pinned: pinned ? 1 : 0, author: unit.actor.id },
    events: eventsOf(file),
  });
  return row.id;
}

/** Changes a note, if the changer saw its latest revision. */
export function changeNote(
  engine: Engine,
  actor: Actor,
  person: PersonId,
  id: RecordId,
  draft: NoteDraft & { readonly revision: number },
): Promise<Changed> {
  return engine.write(actor, async (unit): Promise<Changed> => {
    const file = await fileOf(unit.db, person);
    if (file === undefined || !(await isNoteOf(unit, person, id))) return refused('unknown');
    const change = {
      revision: draft.revision,
      sealed: { text: draft.text },
      plain: { pinned: draft.pinned ? 1 : 0 },
    };
    return unit.change(customerNote, id, purposeOfFile(file, unit.now), change);
  });
}

/** Erases a note at once. Refused under a hold. */
export function eraseNote(
  engine: Engine,
  actor: Actor,
  person: PersonId,
  id: RecordId,
): Promise<{ readonly outcome: 'erased' } | Refused> {
  return engine.write(actor, async (unit) =>
    (await isNoteOf(unit, person, id)) ? unit.erase(customerNote, id, 'mistake') : refused('unknown'),
  );
}

async function isNoteOf(unit: Unit, person: PersonId, id: RecordId): Promise<boolean> {
  const row = await customerTables(unit.db)
    .selectFrom('records.customer_note')
    .select('person_id')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.person_id === person;
}
