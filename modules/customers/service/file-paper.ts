import type { Actor, ConsentKind, Engine, FileId, PersonId, RecordId, Unit } from '@redlich/engine';
import { consentPaper } from '../declaration.ts';
import { fileOf } from './files.ts';
import { type ConsentNotRecorded, recordConsentIn } from './record-consent.ts';

/** A signed sheet, scanned. */
export interface SignedPaper {
  readonly consents: readonly [ConsentKind, ...ConsentKind[]];
  /** When it was signed. */
  readonly signed: number;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** What came of filing a paper. */
export type PaperFiled =
  | { readonly outcome: 'filed'; readonly record: RecordId; readonly file: FileId }
  | ConsentNotRecorded;

/**
 * Files a signed sheet and records the consents on it, with the sheet as their evidence. Nothing of it stays when one of them
 * cannot be recorded.
 */
export async function filePaper(
  engine: Engine,
  actor: Actor,
  person: PersonId,
  paper: SignedPaper,
): Promise<PaperFiled> {
  const record = await engine.write(actor, (unit) => insertPaper(unit, person, paper));
  if (record === null) return { outcome: 'no-file' };
  try {
    const { name, mediaType, bytes } = paper;
    const file = await engine.files.put(actor, consentPaper, record, { name, mediaType, bytes });
    const fault = await engine.write(actor, (unit) => recordAll(unit, person, record, paper, file));
    if (fault === null) return { outcome: 'filed', record, file };
    await dropPaper(engine, actor, record);
    return fault;
  } catch (error) {
    await dropPaper(engine, actor, record);
    throw error;
  }
}

async function insertPaper(
  unit: Unit,
  person: PersonId,
  { consents, signed, name }: SignedPaper,
): Promise<RecordId | null> {
  if ((await fileOf(unit.db, person)) === undefined) return null;
  const plain = { consents: consents.map((consent) => consent.id).join(','), signed };
  // Ended until its consents are recorded: a sheet that a crash left half filed has an end of its own.
  return (
    await unit.insert(consentPaper, { person, sealed: { sheet: name }, plain, events: { ended: unit.now } })
  ).id;
}

type Fault = Exclude<PaperFiled, { outcome: 'filed' }>;

/** Records every consent of a sheet, or none: the faults are looked for before the first is written. */
async function recordAll(
  unit: Unit,
  person: PersonId,
  record: RecordId,
  { consents, signed }: SignedPaper,
  paper: FileId,
): Promise<Fault | null> {
  if (signed > unit.now) return { outcome: 'in-the-future' };
  const { consents: known } = await unit.facts(person);
  const isOlder = consents.some(({ id }) => {
    const standing = known[id] ?? { state: 'never' };
    return standing.state !== 'never' && signed < standing.since;
  });
  if (isOlder) return { outcome: 'older-than-known' };
  await unit.mark(consentPaper, record, 'ended', null);
  for (const consent of consents) {
    const recorded = await recordConsentIn(unit, person, consent, {
      event: 'given',
      channel: 'paper',
      at: signed,
      paper,
    });
    if (recorded.outcome !== 'recorded' && recorded.outcome !== 'unchanged') return recorded;
  }
  return null;
}

const dropPaper = (engine: Engine, actor: Actor, record: RecordId) =>
  engine.write(actor, (unit) => unit.erase(consentPaper, record, 'mistake'));
