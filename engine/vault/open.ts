import type { Actor } from '../actor.ts';
import { personsOf } from '../clock/carry-out.ts';
import type { AnyKind, Purpose } from '../declare/index.ts';
import type { Opened } from '../engine.ts';
import { EngineFault, type Refused, refused } from '../errors.ts';
import { decide } from '../facts/decide.ts';
import { noFacts, readFacts } from '../facts/projection.ts';
import type { RecordId } from '../ids.ts';
import type { Session } from '../session.ts';
import { decodeSealed, type KindRow, statementsOf } from './records.ts';
import { withoutSecrets } from './secrets.ts';

/**
 * The only door to sealed fields. Decides for each record by declaration and facts, writes one access entry for all that is
 * handed out (refused ones are in it by number), and only then opens the seals. The answer has the order of `ids`.
 */
export async function openRecords(
  session: Session,
  actor: Actor,
  kind: AnyKind,
  ids: readonly RecordId[],
  purpose: Purpose,
): Promise<readonly (Opened<AnyKind> | Refused)[]> {
  if (ids.length === 0) return [];
  const answers = session.register.answering === purpose;
  if (!answers && !kind.purposes.includes(purpose))
    return ids.map(() => refused('purpose-undeclared', purpose.id));
  const rows = new Map<RecordId, KindRow>();
  for (const row of await statementsOf(kind).byId.run(session.connection, ids)) rows.set(row.id, row);
  const allowed = await decideAll(session, actor, purpose, [...rows.values()]);
  const granted = [...rows.values()].filter((row) => allowed.get(row.id) === null);
  if (granted.length > 0)
    await noteAccess(session, actor, kind, purpose, granted, ids.length - granted.length);
  const keys = await session.keyring.findMany(granted.map((row) => row.key_group ?? ''));
  return ids.map((id) => {
    const row = rows.get(id);
    if (row === undefined) return refused('unknown');
    const refusal = allowed.get(id);
    if (refusal) return refusal;
    const key = keys.get(row.key_group ?? '');
    if (key === undefined) throw new EngineFault('key-lost', `no key for record ${id} of ${kind.id}`);
    return {
      outcome: 'opened',
      row: row as unknown as Opened<AnyKind>['row'],
      sealed: answers
        ? withoutSecrets(kind, decodeSealed(session, kind, row, key))
        : decodeSealed(session, kind, row, key),
    };
  });
}

async function decideAll(
  session: Session,
  actor: Actor,
  purpose: Purpose,
  rows: readonly KindRow[],
): Promise<ReadonlyMap<RecordId, Refused | null>> {
  const facts = await readFacts(session.connection, personsOf(rows));
  const decisions = new Map<RecordId, Refused | null>();
  for (const row of rows) {
    const standing = (row.person_id && facts.get(row.person_id)) || noFacts;
    // Answering opens what belongs to a person; what belongs to nobody (the company's own keys) is no answer to anybody.
    if (row.person_id === null && session.register.answering === purpose) {
      decisions.set(row.id, refused('purpose-undeclared', purpose.id));
      continue;
    }
    const decision = decide(purpose, { state: row.life, facts: standing, roles: actor.roles });
    decisions.set(row.id, decision && refused(decision.reason, decision.about));
  }
  return decisions;
}

async function noteAccess(
  session: Session,
  actor: Actor,
  kind: AnyKind,
  purpose: Purpose,
  rows: readonly KindRow[],
  refusals: number,
): Promise<void> {
  // A record that will be anonymous must not stay tied to its person by the ledger; its own row says whose it is until then.
  const persons = kind.deletion.how === 'anonymise' ? [] : personsOf(rows);
  await session.ledger.append('access', {
    at: session.now(),
    type: 'opened',
    actor: actor.id,
    person: persons.length === 1 ? (persons[0] ?? null) : null,
    body: {
      kind: kind.id,
      purpose: purpose.id,
      records: rows.map((row) => row.id),
      ...(refusals > 0 ? { refused: refusals } : {}),
    },
  });
}
