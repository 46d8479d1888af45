import type { Actor, AnyKind, Engine, Language, PersonId, Register, SealedField } from '@redlich/engine';
import { addressLines, type CustomerFields, customer, nameOf } from '../../customers/index.ts';
import { answering } from '../declaration.ts';
import type { Hits } from '../schemas.ts';

type Hit = Hits['hits'][number];

/** Records shown of each kind at most. */
const mostOfAKind = 10;

const fieldsOf = (kind: AnyKind) => Object.entries(kind.sealed as Readonly<Record<string, SealedField>>);
const isName = ({ category, search }: SealedField): boolean =>
  category === 'dpv-pd:Name' && search === 'words';

/**
 * Kinds whose records know a person by name: the customer file first, then every other that some module declares (contacts of
 * enquiries, accounts, partners of contracts). Whoever is in one of them can ask what is stored.
 */
const namedKinds = ({ kinds }: Register): readonly AnyKind[] =>
  [...kinds.values()]
    .filter((kind) => fieldsOf(kind).some(([, field]) => isName(field)))
    .toSorted((a, b) => Number(b.id === customer.id) - Number(a.id === customer.id));

/** Persons who may be meant, each once, with what they are known as; opened for answering and for nothing else. */
export async function findPersons(
  engine: Engine,
  actor: Actor,
  query: string,
  language: Language,
): Promise<Hit[]> {
  const hits = new Map<string, Hit>();
  for (const kind of namedKinds(engine.register)) {
    const ids = await engine.search(kind, query, mostOfAKind);
    for (const each of await engine.openMany(actor, kind, ids, answering)) {
      if (each.outcome !== 'opened' || each.row.person_id === null) continue;
      const person = String(each.row.person_id);
      const before = hits.get(person);
      const knownAs = [...new Set([...(before?.knownAs ?? []), kind.title[language]])];
      const { number = '' } = each.row as { readonly number?: string };
      hits.set(person, {
        ...(before ?? { person, number: String(number), ...whoIs(kind, each.sealed) }),
        knownAs,
      });
    }
  }
  return [...hits.values()];
}

/** Name and address as they stand in a record; of contacts there is an e-mail address at most. */
function whoIs(kind: AnyKind, sealed: object): Pick<Hit, 'name' | 'address'> {
  if (kind.id === customer.id) {
    const file = sealed as CustomerFields;
    return { name: nameOf(file), address: addressLines(file, 'de').slice(1).join(', ') };
  }
  const values = sealed as Readonly<Record<string, unknown>>;
  const textOf = (wanted: (field: SealedField) => boolean) =>
    fieldsOf(kind)
      .filter(([id, field]) => wanted(field) && field.derived !== true && typeof values[id] === 'string')
      .map(([id]) => String(values[id]))
      .join(' ');
  return { name: textOf(isName), address: textOf(({ category }) => category === 'dpv-pd:EmailAddress') };
}

/** Whether somebody can be found, and so be meant by a request. */
export async function isFindable(engine: Engine, db: Engine['db'], person: PersonId): Promise<boolean> {
  for (const kind of namedKinds(engine.register)) {
    const found = await db
      .selectFrom(`records.${kind.id}`)
      .select('id')
      .where('person_id', '=', person)
      .limit(1)
      .executeTakeFirst();
    if (found !== undefined) return true;
  }
  return false;
}
