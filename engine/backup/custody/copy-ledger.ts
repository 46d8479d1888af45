import { EngineFault } from '../../errors.ts';
import type { Connection } from '../../store/connection.ts';
import type { Place } from '../place.ts';
import { copyRows, custodyRows, kitRows } from './custody-rows.ts';
import type { LedgerCopies, PlaceCustody } from './custody-view.ts';
import {
  type CopiedStream,
  type LedgerHead,
  type LedgerSegment,
  ledgerHeadName,
  ledgerPrefix,
  openLedgerHead,
  sealLedgerHead,
  sealLedgerRows,
  segmentName,
} from './ledger-format.ts';
import { type Extent, fullSegment, ledgerSource } from './ledger-source.ts';
import { confirmObject, digestOf, namesAt, readObject, removeObjects, writeObject } from './objects.ts';
import { archiveKeyOf, type CustodyTools } from './tools.ts';
import { troubleOf } from './write-custody.ts';

const streams = ['fact', 'access', 'checkpoint'] as const;

/** So many segments that are not full are gathered into one. */
const mostLoose = 12;

/** Sealed segments held for the other places; a whole ledger sent for the first time is sealed once for each. */
const mostShared = 16;

/** How many places must have a copy before it counts: more than half, so that any more than half has one of them. */
export const copyQuorum = (places: number): number => Math.floor(places / 2) + 1;

/** A run of copying: what there is, and the segments sealed so far, because places mostly need the same. */
interface Run {
  readonly tenant: string;
  readonly connection: Connection;
  readonly archiveKey: Buffer;
  readonly writer: string;
  readonly writers: ReadonlySet<string>;
  readonly at: number;
  readonly places: readonly string[];
  readonly extents: Readonly<Record<CopiedStream, Extent>>;
  readonly fact: LedgerHead['fact'];
  readonly access: LedgerHead['access'];
  readonly sealed: Map<string, { readonly segment: LedgerSegment; readonly bytes: Buffer }>;
}

/**
 * Brings the copies of the ledger up to date. Facts that lie in full segments are never sent again; accesses that have died vanish from
 * the copies with the next run. Each place has the newest copy only: segments first, the head that names them last, then what it no
 * longer names goes.
 * @param ids of all places in use, where these are not all of them
 */
export async function copyLedger(
  tools: CustodyTools,
  places: readonly Place[],
  ids: readonly string[] = places.map((place) => place.id),
): Promise<LedgerCopies> {
  const { session, runUnit } = tools;
  const [kit] = await kitRows.read.run(session.store.reader, {});
  if (kit === undefined || places.length === 0) return { outcome: 'no-kit', fact: 0, places: [] };
  const archiveKey = await archiveKeyOf(tools);
  const custodies = await custodyRows.all.run(session.store.reader, {});
  const writers = new Set([kit.writer, ...custodies.map((row) => row.writer)]);
  const run = await beginRun(session.store.reader, {
    tenant: session.tenant,
    archiveKey,
    writer: kit.writer,
    writers,
    at: session.now(),
    places: ids,
  });
  const results: PlaceCustody[] = [];
  for (const place of places) {
    try {
      const { digest, bytes } = await copyTo(run, place);
      const copied = { place: place.id, fact: run.fact.number, at: run.at, digest };
      await runUnit(async () => copyRows.set.run(session.connection, copied));
      results.push({ place: place.id, confirmed: true, trouble: null, bytes });
    } catch (error) {
      const trouble = error instanceof OtherWriter ? 'other-writer' : troubleOf(error);
      results.push({ place: place.id, confirmed: false, trouble, bytes: 0 });
    }
  }
  const confirmed = results.filter((each) => each.confirmed).length;
  const outcome = confirmed >= copyQuorum(ids.length) ? 'copied' : 'too-few';
  return { outcome, fact: run.fact.number, places: results };
}

/**
 * Lays a copy of the ledger at a place that is none of the owner's and that nobody remembers: for a restore that replaces this very data.
 * @throws {EngineFault} `not-declared` before there is a kit
 */
export async function layLedger(tools: CustodyTools, place: Place): Promise<void> {
  const { session } = tools;
  const [kit] = await kitRows.read.run(session.store.reader, {});
  if (kit === undefined) throw new EngineFault('not-declared', 'there is no recovery kit');
  const known = { archiveKey: await archiveKeyOf(tools), writer: kit.writer, writers: new Set([kit.writer]) };
  const run = { tenant: session.tenant, ...known, at: session.now(), places: [place.id] };
  await copyTo(await beginRun(session.store.reader, run), place);
}

class OtherWriter extends Error {}

/** Reads the ends in an order in which none points beyond the others: checkpoints sign what must be there. */
async function beginRun(
  connection: Connection,
  known: Omit<Run, 'connection' | 'extents' | 'fact' | 'access' | 'sealed'>,
): Promise<Run> {
  const checkpoint = await ledgerSource.extent(connection, 'checkpoint');
  const access = await ledgerSource.extent(connection, 'access');
  const fact = await ledgerSource.extent(connection, 'fact');
  const end = async (stream: 'fact' | 'access', { last }: Extent) => ({
    number: last,
    hash: await ledgerSource.hash(connection, stream, last),
  });
  return {
    ...known,
    connection,
    extents: { fact, access, checkpoint },
    fact: await end('fact', fact),
    access: await end('access', access),
    sealed: new Map(),
  };
}

async function copyTo(run: Run, place: Place): Promise<{ digest: string; bytes: number }> {
  const { tenant } = run;
  const names = new Set(await namesAt(place, ledgerPrefix(tenant)));
  const kept = await keepable(run, place, names);
  const segments: LedgerSegment[] = [];
  let bytes = 0;
  for (const stream of streams) {
    const before = kept.filter((segment) => segment.stream === stream);
    segments.push(...before);
    const from = (before.at(-1)?.to ?? run.extents[stream].first - 1) + 1;
    for await (const { segment, bytes: sealed } of newSegments(run, stream, from)) {
      segments.push(segment);
      if (names.has(segment.name)) continue;
      await writeObject(place, segment.name, sealed);
      await confirmObject(place, segment.name, segment.digest);
      bytes += sealed.length;
    }
  }
  const head = sealLedgerHead(run.archiveKey, headOf(run, segments));
  const digest = digestOf(head);
  await writeObject(place, ledgerHeadName(tenant), head);
  await confirmObject(place, ledgerHeadName(tenant), digest);
  const named = new Set([ledgerHeadName(tenant), ...segments.map((segment) => segment.name)]);
  await removeObjects(
    place,
    [...names].filter((name) => !named.has(name)),
    ledgerPrefix(tenant),
  );
  return { digest, bytes: bytes + head.length };
}

function headOf(run: Run, segments: readonly LedgerSegment[]): LedgerHead {
  const { tenant, writer, at, fact, access, places } = run;
  const checkpoint = run.extents.checkpoint.last;
  return {
    format: 1,
    tenant,
    writer,
    at,
    fact,
    access,
    checkpoint,
    places: [...places],
    segments: [...segments],
  };
}

/** The segments at a place that can stay as they are. @throws {OtherWriter} when somebody else's ledger lies there */
async function keepable(
  run: Run,
  place: Place,
  names: ReadonlySet<string>,
): Promise<readonly LedgerSegment[]> {
  const sealed = await readObject(place, ledgerHeadName(run.tenant));
  const head = sealed === null ? null : openLedgerHead(run.archiveKey, run.tenant, sealed);
  if (head === null) return [];
  const own = await ledgerSource.hash(run.connection, 'fact', head.fact.number);
  if (!run.writers.has(head.writer) || (head.fact.number > 0 && own !== head.fact.hash))
    throw new OtherWriter(place.id);
  return streams.flatMap((stream) => {
    const { first } = run.extents[stream];
    const present = head.segments.filter((each) => each.stream === stream);
    // Where accesses died the first segment begins anew; what is damaged or gone is sent again from there on.
    const alive = present.filter((each) => each.from >= first);
    const whole = alive.findIndex((each) => !names.has(each.name));
    const kept = whole < 0 ? alive : alive.slice(0, whole);
    if (stream === 'access' && kept[0]?.from !== first) return [];
    return withoutLoose(kept);
  });
}

/** Many small segments at the end are gathered: they are sent again as one. */
function withoutLoose(segments: readonly LedgerSegment[]): readonly LedgerSegment[] {
  const isLoose = ({ from, to }: LedgerSegment): boolean => to - from + 1 < fullSegment;
  const loose = segments.filter(isLoose).length;
  if (loose < mostLoose) return segments;
  return segments.slice(0, segments.findIndex(isLoose));
}

async function* newSegments(run: Run, stream: CopiedStream, from: number) {
  const { last } = run.extents[stream];
  for (let next = from; next <= last; ) {
    const range = `${stream}/${next}`;
    let made = run.sealed.get(range);
    if (made === undefined) {
      const rows = await ledgerSource.rows(run.connection, stream, { from: next, to: last });
      const first = Number(rows[0]?.[0] ?? next);
      const to = Number(rows.at(-1)?.[0] ?? last);
      const bytes = sealLedgerRows(run.archiveKey, run.tenant, { stream, from: first, to }, rows);
      const bare = { stream, from: first, to, digest: digestOf(bytes) };
      made = { segment: { ...bare, name: segmentName(run.tenant, bare) }, bytes };
      if (run.sealed.size < mostShared) run.sealed.set(range, made);
    }
    yield made;
    next = made.segment.to + 1;
  }
}
