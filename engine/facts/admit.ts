import type { AnyKind, Purpose } from '../declare/index.ts';
import { EngineFault } from '../errors.ts';
import type { PersonId } from '../ids.ts';
import type { Connection } from '../store/connection.ts';
import { listStatement } from '../store/list-statement.ts';
import { consentIn } from './projection.ts';
import type { LegalFacts } from './view.ts';

const present = listStatement<{ id: PersonId }>((db, list) =>
  db.selectFrom('records.person').select('id').where('id', 'in', list),
);

/**
 * Nothing is written about somebody who is forgotten: two requests may cross, one that erases a person and one that still knows
 * them, and the second must not bring the pseudonym back.
 * @throws {EngineFault} `unknown-person`
 */
export async function requirePersons(connection: Connection, persons: readonly PersonId[]): Promise<void> {
  if (persons.length === 0) return;
  const found = new Set((await present.run(connection, persons)).map((row) => row.id));
  for (const person of persons)
    if (!found.has(person)) throw new EngineFault('unknown-person', `there is no person ${person}`);
}

/**
 * What rests on consents alone is not stored before one of them was given (Art. 6 (1) a GDPR, pledge basis.always). Records with
 * another basis are stored for that one; their other purposes are refused when they are opened for.
 * @throws {EngineFault} `no-basis`
 */
export function requireBasis(kind: AnyKind, facts: LegalFacts): void {
  const purposes = kind.purposes as readonly Purpose[];
  const based = purposes.some(
    ({ basis }) => basis.article !== '6-1-a' || consentIn(facts, basis.consent.id).state === 'given',
  );
  if (!based) throw new EngineFault('no-basis', `no consent carries a record of ${kind.id}`);
}
