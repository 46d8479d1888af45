import type { Register } from '../declare/index.ts';
import type { PersonId } from '../ids.ts';
import type { Session } from '../session.ts';
import { type ListStatement, listStatement } from '../store/list-statement.ts';

const emptyPersons = new WeakMap<Register, ListStatement<{ id: PersonId }>>();
const removeFacts = listStatement<never>((db, list) =>
  db.deleteFrom('records.fact').where('person_id', 'in', list),
);
const removePersons = listStatement<never>((db, list) =>
  db.deleteFrom('records.person').where('id', 'in', list),
);

/**
 * Forgets persons of whom no record is left: their pseudonym and the present state of their facts. What the ledger says about
 * the pseudonym stays, and belongs to nobody any more.
 */
export async function forgetEmptyPersons(session: Session, persons: readonly PersonId[]): Promise<void> {
  if (persons.length === 0) return;
  let empty = emptyPersons.get(session.register);
  if (empty === undefined) {
    const kinds = [...session.register.kinds.keys()];
    empty = listStatement<{ id: PersonId }>((db, list) =>
      kinds.reduce(
        (query, kind) =>
          query.where((eb) =>
            eb.not(
              eb.exists(
                eb
                  .selectFrom(`records.${kind}`)
                  .select(`records.${kind}.id`)
                  .whereRef(`records.${kind}.person_id`, '=', 'p.id'),
              ),
            ),
          ),
        db.selectFrom('records.person as p').select('p.id').where('p.id', 'in', list),
      ),
    );
    emptyPersons.set(session.register, empty);
  }
  const gone = (await empty.run(session.connection, persons)).map((row) => row.id);
  if (gone.length === 0) return;
  await removeFacts.run(session.connection, gone);
  await removePersons.run(session.connection, gone);
}
