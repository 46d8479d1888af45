import { upkeep } from '../../vault/records.ts';
import { fillRandom, forget, randomKey } from '../../vault/seal.ts';
import type { Place } from '../place.ts';
import { copyLedger } from './copy-ledger.ts';
import { custodyFolder, type HeldKey } from './custody-format.ts';
import { custodyRows, type HeldRow, heldRows, type KitRow, kitRows } from './custody-rows.ts';
import type { AwayPolicy, CustodyChange, CustodyTrouble, PlaceCustody } from './custody-view.ts';
import { removeFormerKits } from './kit-objects.ts';
import { sealedAnewSince } from './sealed-anew.ts';
import { splitKey, thresholdOf } from './shares.ts';
import { type Remembered, type Survey, surveyPlace } from './survey.ts';
import { archiveKeyOf, type CustodyTools, custodyGroup, staysOnServer } from './tools.ts';
import { type NewCustody, removeFolder, troubleOf, type Written, writeCustody } from './write-custody.ts';

/** Keys read in one unit; the counter waits no longer than this many take. */
const portion = 4_000;

/** How custody is to be renewed. */
export interface RenewOptions {
  readonly policy: AwayPolicy;
  /** The last fact that stood in the ledger when the newest good snapshot was begun. */
  readonly snapshotBegan?: number;
}

/** Reads what is remembered. Within a unit or not. */
export async function recall({ session }: CustodyTools): Promise<Remembered> {
  const { reader } = session.store;
  const [kit] = await kitRows.read.run(reader, {});
  return {
    custodies: await custodyRows.all.run(reader, {}),
    held: await heldRows.all.run(reader, {}),
    writer: kit?.writer ?? '',
  };
}

/**
 * A new custody in two steps. First it is written *beside* the old at every place and read back. Only when enough places hold it does
 * the old go, at those places alone, and then its key here. Wherever it is broken off, either the old or the new can be opened by a
 * quorum; the next run clears away what is left.
 */
export async function renewCustody(
  tools: CustodyTools,
  places: readonly Place[],
  options: RenewOptions,
): Promise<CustodyChange> {
  const { session, runUnit } = tools;
  const [kit] = await kitRows.read.run(session.store.reader, {});
  if (kit === undefined || places.length === 0) return nothing('no-kit');
  const surveys = await surveyAll(tools, places);
  const eligible = places.filter((place) => {
    const trouble = surveys.get(place)?.trouble;
    return trouble === null || trouble === 'rolled-back';
  });
  const custody = await begin(tools, kit, places, eligible, surveys);
  try {
    // Before any place shows the new custody, the copies of the ledger reach as far as it does: a restore would miss what lies between.
    await copyLedger(tools, eligible, custody.places);
    const result = await writeCustody(custody, livingKeys(tools), eligible);
    await runUnit(() => noteWritten(tools, custody.generation, result));
    const confirmed = result.written.filter((each) => 'digest' in each).map(({ place }) => place);
    const outcome = await decide(tools, custody, confirmed, places.length, options);
    if (outcome === 'final' || outcome === 'quorum')
      await putInForce(tools, custody, confirmed, places, surveys);
    return {
      outcome,
      generation: custody.generation,
      keys: result.keys,
      threshold: custody.threshold,
      mayLose: confirmed.length - custody.threshold,
      places: places.map((place) => outcomeAt(place, result.written, surveys)),
    };
  } finally {
    for (const secret of [custody.key, custody.archiveKey, ...custody.shares.values()]) forget(secret);
  }
}

const nothing = (outcome: 'no-kit'): CustodyChange => ({
  outcome,
  generation: 0,
  keys: 0,
  threshold: 0,
  mayLose: 0,
  places: [],
});

async function surveyAll(tools: CustodyTools, places: readonly Place[]): Promise<ReadonlyMap<Place, Survey>> {
  const remembered = await recall(tools);
  const surveys = new Map<Place, Survey>();
  await Promise.all(
    places.map(async (place) => {
      try {
        surveys.set(place, await surveyPlace(tools.session.tenant, place, remembered));
      } catch (error) {
        surveys.set(place, { trouble: troubleOf(error), highest: 0, own: [] });
      }
    }),
  );
  return surveys;
}

/** Makes the key and its shares and writes down, before any place is asked, which places may hold one from now on. */
async function begin(
  tools: CustodyTools,
  kit: KitRow,
  places: readonly Place[],
  eligible: readonly Place[],
  surveys: ReadonlyMap<Place, Survey>,
): Promise<NewCustody> {
  const { session, runUnit } = tools;
  const archiveKey = await archiveKeyOf(tools);
  const key = randomKey();
  const threshold = thresholdOf(places.length);
  const split = await splitKey(key, places.length, threshold);
  const shares = new Map(places.map((place, i) => [place.id, split[i] ?? Buffer.alloc(0)]));
  return runUnit(async () => {
    const { connection, keyring } = session;
    const own = (await custodyRows.all.run(connection, {})).map((row) => row.generation);
    const generation = 1 + Math.max(0, ...own, ...[...surveys.values()].map((survey) => survey.highest));
    const { fact } = session.ledger.heads();
    const at = session.now();
    await keyring.keep(custodyGroup(generation), key);
    const row = { generation, writer: kit.writer, begun_at: at, seen: fact.number, threshold };
    await custodyRows.insert.run(connection, { ...row, keys: 0, bytes: 0, in_force_at: null });
    for (const place of eligible) {
      const trouble = surveys.get(place)?.trouble ?? null;
      await noteWhatCameBack(tools, place, surveys.get(place)?.own ?? []);
      const held: HeldRow = {
        generation,
        place: place.id,
        tried_at: at,
        confirmed_at: null,
        removed_at: null,
        digest: null,
        trouble,
      };
      await heldRows.insert.run(connection, { ...held });
    }
    const { tenant } = session;
    const publicKey = Buffer.from(kit.public_key);
    const ids = places.map((place) => place.id);
    return { ...row, tenant, at, fact, places: ids, key, shares, publicKey, archiveKey };
  });
}

/** A custody that was removed and is there again counts as held again. Within a unit. */
async function noteWhatCameBack(
  { session: { connection } }: CustodyTools,
  place: Place,
  there: readonly number[],
): Promise<void> {
  const gone = (await heldRows.all.run(connection, {})).filter(
    (row) => row.place === place.id && row.removed_at !== null && there.includes(row.generation),
  );
  for (const row of gone) await heldRows.noteRemoved.run(connection, { ...row, at: null });
}

/** Every living key that belongs into custody, portion by portion, each in a unit of its own. */
async function* livingKeys({ session, runUnit }: CustodyTools): AsyncGenerator<readonly HeldKey[]> {
  let after = '';
  for (;;) {
    const page = await runUnit(() => session.keyring.page(after, portion));
    const kept = page.filter(({ group }) => !staysOnServer(group));
    for (const { group, key } of page) if (staysOnServer(group)) forget(key);
    if (kept.length > 0) yield kept;
    const last = page.at(-1);
    if (last === undefined || page.length < portion) return;
    after = last.group;
  }
}

async function noteWritten(
  { session }: CustodyTools,
  generation: number,
  { written, keys, bytes }: Awaited<ReturnType<typeof writeCustody>>,
): Promise<void> {
  const { connection } = session;
  const at = session.now();
  await custodyRows.noteSize.run(connection, { generation, keys, bytes });
  for (const each of written) {
    const where = { generation, place: each.place.id };
    if ('digest' in each) await heldRows.noteConfirmed.run(connection, { ...where, at, digest: each.digest });
    else await heldRows.noteTrouble.run(connection, { ...where, trouble: each.trouble });
  }
}

async function decide(
  { session }: CustodyTools,
  { threshold }: NewCustody,
  confirmed: readonly Place[],
  wanted: number,
  { policy, snapshotBegan }: RenewOptions,
): Promise<CustodyChange['outcome']> {
  if (confirmed.length < threshold) return 'waiting';
  if (confirmed.length < wanted && policy === 'wait-for-all') return 'waiting';
  if (snapshotBegan !== undefined && (await sealedAnewSince(session, snapshotBegan)))
    return 'snapshot-behind';
  return confirmed.length === wanted ? 'final' : 'quorum';
}

/** The second step: the old custody goes from the places that hold the new one, then every older key goes from here. */
async function putInForce(
  tools: CustodyTools,
  { generation, publicKey }: NewCustody,
  confirmed: readonly Place[],
  places: readonly Place[],
  surveys: ReadonlyMap<Place, Survey>,
): Promise<void> {
  const { session, runUnit } = tools;
  const { custodies, held } = await recall(tools);
  const writers = new Map(custodies.map((row) => [row.generation, row.writer]));
  const removed: HeldRow[] = [];
  const inTime = new Set<Place>();
  await Promise.all(
    confirmed.map(async (place) => {
      const there = new Set(surveys.get(place)?.own);
      const old = held.filter(
        (row) =>
          row.place === place.id &&
          row.generation < generation &&
          (row.removed_at === null || there.has(row.generation)),
      );
      try {
        for (const row of old) {
          await removeFolder(
            place,
            custodyFolder(session.tenant, row.generation, writers.get(row.generation) ?? ''),
          );
          removed.push(row);
        }
        await removeFormerKits(place, session.tenant, publicKey);
        inTime.add(place);
      } catch (error) {
        troubleOf(error);
      }
    }),
  );
  await runUnit(async () => {
    const { connection, keyring } = session;
    const at = session.now();
    for (const row of removed) await heldRows.noteRemoved.run(connection, { ...row, at });
    await keyring.dropMany(
      custodies.filter((row) => row.generation < generation).map((row) => custodyGroup(row.generation)),
    );
    session.after.unscrubbed = true;
    await custodyRows.noteInForce.run(connection, { generation, at });
    const behind = places.filter((place) => !inTime.has(place)).map((place) => place.id);
    await session.ledger.append('fact', {
      at,
      type: 'custody-renewed',
      actor: upkeep.id,
      person: null,
      body: { generation, places: [...inTime].map((place) => place.id), behind },
    });
  });
}

function outcomeAt(
  place: Place,
  written: readonly Written[],
  surveys: ReadonlyMap<Place, Survey>,
): PlaceCustody {
  const result = written.find((each) => each.place === place);
  const seen: CustodyTrouble | null = surveys.get(place)?.trouble ?? null;
  if (result === undefined) return { place: place.id, confirmed: false, trouble: seen, bytes: 0 };
  if ('digest' in result) return { place: place.id, confirmed: true, trouble: seen, bytes: result.bytes };
  return { place: place.id, confirmed: false, trouble: result.trouble, bytes: 0 };
}

/** A random name for a server among those that may write to the same places. */
export function newWriterName(): string {
  const bytes = Buffer.alloc(8);
  fillRandom(bytes);
  return bytes.toString('hex');
}
