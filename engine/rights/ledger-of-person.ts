import type { Engine } from '../engine.ts';
import type { LedgerEntry } from '../facts/ledger-view.ts';
import type { ConsentRecord } from '../facts/view.ts';
import type { PersonId, RecordId } from '../ids.ts';
import type { Disclosure, FieldChange, ToTell } from './view.ts';

const pageSize = 500;

/** All entries of some types about a person, newest first. */
async function entriesOf(engine: Engine, person: PersonId, types: readonly string[]): Promise<LedgerEntry[]> {
  const found: LedgerEntry[] = [];
  for (let before: number | undefined; ; ) {
    const page = await engine.ledger.page({
      types,
      person,
      limit: pageSize,
      ...(before === undefined ? {} : { before }),
    });
    found.push(...page);
    before = page.at(-1)?.number;
    if (page.length < pageSize || before === undefined) return found;
  }
}

/**
 * The pseudonyms a person had: the present one, and those of files merged into it. What was noted about a merged file is about the
 * same human being.
 */
export async function pseudonymsOf(engine: Engine, person: PersonId): Promise<readonly PersonId[]> {
  const known: PersonId[] = [person];
  for (const each of known) {
    for (const { body } of await entriesOf(engine, each, ['persons-merged'])) {
      const from = body.from as PersonId;
      if (body.into === each && !known.includes(from)) known.push(from);
    }
  }
  return known;
}

async function entriesOfAll(
  engine: Engine,
  persons: readonly PersonId[],
  types: readonly string[],
): Promise<readonly LedgerEntry[]> {
  const lists = await Promise.all(persons.map((person) => entriesOf(engine, person, types)));
  return lists.flat().toSorted((a, b) => b.number - a.number);
}

/** To whom something about a person was disclosed (Art. 15 (1) c GDPR), newest first. */
export async function disclosuresOf(
  engine: Engine,
  persons: readonly PersonId[],
): Promise<readonly Disclosure[]> {
  const entries = await entriesOfAll(engine, persons, ['disclosed']);
  return entries.map(({ body, at, number }) => ({ recipient: String(body.recipient), at, entry: number }));
}

/** Which fields of a person's records were changed (Art. 16), newest first. */
export async function changesOf(
  engine: Engine,
  persons: readonly PersonId[],
): Promise<readonly FieldChange[]> {
  const entries = await entriesOfAll(engine, persons, ['changed']);
  return entries.map(({ body, at, number }) => ({
    kind: String(body.kind),
    record: body.record as RecordId,
    fields: body.fields as readonly string[],
    at,
    entry: number,
  }));
}

/** The consents of all of a person's pseudonyms, given and withdrawn, oldest first. */
export async function consentsOfAll(
  engine: Engine,
  persons: readonly PersonId[],
): Promise<readonly ConsentRecord[]> {
  const lists = await Promise.all(persons.map((person) => engine.facts.history(person)));
  return lists.flat().toSorted((a, b) => a.entry - b.entry);
}

/**
 * Who has to be told that data of a person was rectified, erased or restricted (Art. 19 GDPR): everybody it was disclosed to, and
 * when they were told last. Works after an erasure too, because the ledger keeps the pseudonym. Whether telling is possible without
 * disproportionate effort is for people to decide; that they decided is noted, their reason belongs into the answer.
 */
export async function recipientsToTell(engine: Engine, person: PersonId): Promise<readonly ToTell[]> {
  const persons = await pseudonymsOf(engine, person);
  const disclosed = await disclosuresOf(engine, persons);
  const noted = await entriesOfAll(engine, persons, ['recipient-told', 'recipient-excused']);
  const lastOf = (type: string, recipient: string) =>
    noted.find((each) => each.type === type && each.body.recipient === recipient)?.at ?? null;
  return [...new Set(disclosed.map(({ recipient }) => recipient))].map((recipient) => {
    const times = disclosed.filter((each) => each.recipient === recipient).map(({ at }) => at);
    return {
      recipient,
      firstAt: Math.min(...times),
      lastAt: Math.max(...times),
      times: times.length,
      toldAt: lastOf('recipient-told', recipient),
      excusedAt: lastOf('recipient-excused', recipient),
    };
  });
}
