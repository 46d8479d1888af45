import type { Actor, Engine, LegalFacts, PersonId } from '@redlich/engine';
import { customer } from '../declaration.ts';
import { labelOf } from '../label.ts';
import { emailWordOf } from '../match-customers.ts';
import { nameOf } from '../person-name.ts';
import type { CustomerHit } from '../replies.ts';
import { type FileOpened, filesByIds, matterOf, openFiles, personOf } from './files.ts';

/** Hits of one search. Whoever is not among them needs one more letter. */
const mostHits = 20;

/**
 * Finds customers by the beginning of name, company, number, phone number or e-mail address, newest first. Opens each hit for the
 * purpose its file stands under; where that is refused, the hit has a number and a reason but no name.
 */
export async function findCustomers(
  engine: Engine,
  actor: Actor,
  query: string,
): Promise<readonly CustomerHit[]> {
  const ids = await engine.search(customer, query.includes('@') ? emailWordOf(query) : query, mostHits);
  if (ids.length === 0) return [];
  const files = await engine.write(actor, async (unit) => openFiles(unit, await filesByIds(unit.db, ids)));
  return asHits(engine, files);
}

/** Files as rows of a list, each with its label. */
export async function asHits(engine: Engine, files: readonly FileOpened[]): Promise<readonly CustomerHit[]> {
  const facts = await engine.facts.ofMany(files.map(({ row }) => personOf(row)));
  return files.map((file) => asHit(file, facts));
}

function asHit({ row, opened }: FileOpened, facts: ReadonlyMap<PersonId, LegalFacts>): CustomerHit {
  const person = personOf(row);
  return {
    id: person,
    number: row.number,
    refused: opened.outcome === 'refused' ? opened.reason : null,
    person: opened.outcome === 'refused' ? null : inBrief(opened.sealed),
    label: labelOf(facts.get(person) ?? noFacts),
    createdAt: row.created_at,
    dueAt: row.due_at,
    matter: matterOf(row),
  };
}

const noFacts: LegalFacts = { consents: {}, objections: [], restrictions: [], holds: [] };

type Sealed = Extract<FileOpened['opened'], { outcome: 'opened' }>['sealed'];

const inBrief = (sealed: Sealed): NonNullable<CustomerHit['person']> => ({
  name: nameOf(sealed),
  company: sealed.company,
  street: sealed.street,
  postcode: sealed.postcode,
  city: sealed.city,
  phone: sealed.phones[0] ?? '',
  email: sealed.email,
});
