import type { Actor, Engine, PersonId, RecordId, Refused } from '@redlich/engine';
import { customer, fileAccuracy } from '../declaration.ts';
import { labelOf } from '../label.ts';
import { emailWordOf, type MatchReason, matchesOf } from '../match-customers.ts';
import type { CustomerFields } from '../person-name.ts';
import type { CustomerHit, PairReply } from '../replies.ts';
import type { CustomerDraft } from '../schemas.ts';
import { customerTables } from '../tables.ts';
import { asCustomer, type FileRow, filesByIds, type OpenFile, openFiles, personOf } from './files.ts';
import { asHits } from './find-customers.ts';

/** Candidates looked at for one customer and one word. */
const mostCandidates = 20;

type Sought = Pick<CustomerFields, 'firstName' | 'lastName' | 'company' | 'phones' | 'email'>;

/** Records that the blind index finds by a customer's own words: name, each phone number, e-mail address. No seal is opened for it. */
async function candidatesFor(
  engine: Engine,
  { firstName, lastName, company, phones, email }: Sought,
): Promise<ReadonlySet<RecordId>> {
  const name = lastName === '' ? company : `${lastName} ${firstName}`;
  const found = new Set<RecordId>();
  for (const words of [name, ...phones, emailWordOf(email)]) {
    if (words.trim() === '') continue;
    for (const id of await engine.search(customer, words, mostCandidates)) found.add(id);
  }
  return found;
}

/** A customer that looks like another, and why. */
export type SimilarHit = CustomerHit & { because: MatchReason[] };

/** Customers that look like somebody about to be filed, so that no second file is made. */
export async function findSimilar(
  engine: Engine,
  actor: Actor,
  draft: CustomerDraft,
  except?: PersonId,
): Promise<readonly SimilarHit[]> {
  const candidates = await candidatesFor(engine, draft);
  const files = await engine.write(actor, async (unit) =>
    openFiles(unit, await filesByIds(unit.db, [...candidates])),
  );
  const similar = files.flatMap((file) => {
    if (personOf(file.row) === except || file.opened.outcome === 'refused') return [];
    const because = matchesOf(draft, file.opened.sealed);
    return because.length === 0 ? [] : [{ file, because }];
  });
  const hits = await asHits(
    engine,
    similar.map(({ file }) => file),
  );
  return hits.map((hit, i) => ({ ...hit, because: [...(similar[i]?.because ?? [])] }));
}

/** Files looked at for one page of the search for duplicates. */
const lookedAtOnce = 100;

/** A page of pairs. `next` is where to go on, `looked` how many files were compared. */
export interface PairPage {
  readonly rows: readonly PairReply[];
  readonly next: string | null;
  readonly looked: number;
}

/**
 * Looks for files of one person, newest first, page by page. Each file is opened once and compared with older ones that the blind
 * index names; the rest of the store stays sealed.
 */
export async function findDuplicates(engine: Engine, actor: Actor, after: string | null): Promise<PairPage> {
  let query = customerTables(engine.db)
    .selectFrom('records.customer')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(lookedAtOnce);
  if (after !== null) query = query.where('id', '<', after as RecordId);
  const rows = await query.execute();
  const own = await openForAccuracy(engine, actor, rows);
  const wanted = new Map<RecordId, ReadonlySet<RecordId>>();
  for (const [id, opened] of own) wanted.set(id, await candidatesFor(engine, opened.sealed));
  const others = [...new Set([...wanted.values()].flatMap((ids) => [...ids]))].filter((id) => !own.has(id));
  const opened = new Map([
    ...own,
    ...(await openForAccuracy(engine, actor, await filesByIds(engine.db, others))),
  ]);
  const pairs = [...wanted].flatMap(([id, candidates]) => pairsOf(id, candidates, opened));
  return {
    rows: await withLabels(engine, pairs),
    next: rows.length < lookedAtOnce ? null : (rows.at(-1)?.id ?? null),
    looked: rows.length,
  };
}

/** Opens files for the purpose of a correct file; who is restricted or objected is left out. */
async function openForAccuracy(
  engine: Engine,
  actor: Actor,
  rows: readonly FileRow[],
): Promise<ReadonlyMap<RecordId, OpenFile>> {
  const ids = rows.map((row) => row.id);
  const opened: readonly (OpenFile | Refused)[] =
    ids.length === 0 ? [] : await engine.openMany(actor, customer, ids, fileAccuracy);
  return new Map(opened.flatMap((each) => (each.outcome === 'opened' ? [[each.row.id, each] as const] : [])));
}

interface Pair {
  readonly newer: OpenFile;
  readonly older: OpenFile;
  readonly because: readonly MatchReason[];
}

/** Each pair once: seen from the newer of the two. */
function pairsOf(
  id: RecordId,
  candidates: ReadonlySet<RecordId>,
  opened: ReadonlyMap<RecordId, OpenFile>,
): readonly Pair[] {
  const newer = opened.get(id);
  if (newer === undefined) return [];
  return [...candidates].flatMap((other) => {
    const older = opened.get(other);
    if (older === undefined || other >= id) return [];
    const because = matchesOf(newer.sealed, older.sealed);
    return because.length === 0 ? [] : [{ newer, older, because }];
  });
}

async function withLabels(engine: Engine, pairs: readonly Pair[]): Promise<readonly PairReply[]> {
  const facts = await engine.facts.ofMany(
    pairs.flatMap(({ newer, older }) => [personOf(newer.row), personOf(older.row)]),
  );
  const side = ({ row, sealed }: OpenFile) => {
    const standing = facts.get(personOf(row));
    return {
      ...asCustomer(row, sealed),
      label: standing === undefined ? { state: 'none' as const, given: [] } : labelOf(standing),
    };
  };
  return pairs.map(({ newer, older, because }) => ({
    left: side(older),
    right: side(newer),
    because: [...because],
  }));
}
