import { copyQuorum } from '../custody/copy-ledger.ts';
import type { KitContent } from '../custody/kit-objects.ts';
import type { CopiedRow, CopiedStream } from '../custody/ledger-format.ts';
import { type LedgerHead, ledgerHeadName, openLedgerHead, openLedgerRows } from '../custody/ledger-format.ts';
import { readObject } from '../custody/objects.ts';
import { type Place, PlaceFault } from '../place.ts';
import { firstWhole } from './collect-custody.ts';

/** A copy of the ledger at a place. */
interface Copy {
  readonly place: Place;
  readonly head: LedgerHead;
}

/** The copies that were found, the highest first. */
export interface LedgerFound {
  readonly copies: readonly Copy[];
  /** Places that keep copies by what any of them says; how many must answer follows from their number. */
  readonly places: number;
}

/** Looks for copies of the ledger. Places that fail, or whose head is damaged, are passed over. */
export async function findLedger(places: readonly Place[], kit: KitContent): Promise<LedgerFound> {
  const copies: Copy[] = [];
  for (const place of places) {
    try {
      const sealed = await readObject(place, ledgerHeadName(kit.tenant));
      const head = sealed === null ? null : openLedgerHead(kit.archiveKey, kit.tenant, sealed);
      if (head !== null) copies.push({ place, head });
    } catch (error) {
      if (!(error instanceof PlaceFault)) throw error;
    }
  }
  copies.sort((a, b) => b.head.fact.number - a.head.fact.number || b.head.at - a.head.at);
  return { copies, places: Math.max(0, ...copies.map(({ head }) => head.places.length)) };
}

/**
 * Whether the newest copy that counted must be among those found: it was confirmed by more than half of the places, so one of them has
 * it when as many answer as leave less than that out.
 */
export const isSure = ({ copies, places }: LedgerFound): boolean =>
  copies.length > 0 && copies.length >= places - copyQuorum(places) + 1;

/** The rows of a stream of a copy, portion by portion; from any place that has a portion whole. */
export async function* rowsOf(
  kit: KitContent,
  head: LedgerHead,
  places: readonly Place[],
  stream: CopiedStream,
): AsyncGenerator<readonly CopiedRow[]> {
  for (const segment of head.segments.filter((each) => each.stream === stream)) {
    const sealed = await firstWhole(places, segment.name, segment.digest);
    yield openLedgerRows(kit.archiveKey, kit.tenant, segment, sealed);
  }
}
