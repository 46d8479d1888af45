import type { PersonId } from '../../ids.ts';
import { statement } from '../../store/statement.ts';
import { copyRows, type KitRow, kitRows } from './custody-rows.ts';
import type { CustodyState, ErasureReceipt, PlaceState, RecoveryKit } from './custody-view.ts';
import { finalUpTo, reachOf, tellReach } from './reach.ts';
import { fingerprintOf } from './recovery-key.ts';
import { recall } from './renew.ts';
import type { CustodyTools } from './tools.ts';

interface DeathRow {
  readonly number: number;
  readonly at: number;
  readonly type: 'erased' | 'anonymised';
  readonly person_id: PersonId | null;
  readonly body: string;
}

const deaths = statement<{ before: number; limit: number }, DeathRow>((db, slot) =>
  db
    .selectFrom('ledger.fact')
    .select(['number', 'at', 'type', 'person_id', 'body'])
    .where('type', 'in', ['erased', 'anonymised'])
    .where('number', '<', slot('before'))
    .orderBy('number', 'desc')
    .limit(slot('limit')),
);

/** Deletions and when each place confirmed them, newest first. */
export async function listReceipts(
  tools: CustodyTools,
  { before = Number.MAX_SAFE_INTEGER, limit }: { readonly before?: number; readonly limit: number },
): Promise<readonly ErasureReceipt[]> {
  const told = tellReach(await recall(tools));
  const rows = await deaths.run(tools.session.store.reader, { before, limit });
  return rows.map((row) => {
    const body = JSON.parse(row.body) as { kind: string; reason: string; records: readonly string[] };
    return {
      entry: row.number,
      at: row.at,
      how: row.type,
      kind: body.kind,
      reason: body.reason,
      records: body.records.length,
      ...reachOf(told, row.number),
    };
  });
}

/** The kit as it is shown. */
export const shownKit = (row: KitRow): RecoveryKit => ({
  fingerprint: fingerprintOf(row.public_key),
  madeAt: row.made_at,
  testedAt: row.tested_at,
});

/** Where custody stands at the places in use. */
export async function custodyState(tools: CustodyTools, places: readonly string[]): Promise<CustodyState> {
  const { reader } = tools.session.store;
  const [kit] = await kitRows.read.run(reader, {});
  const remembered = await recall(tools);
  const { custodies, held } = remembered;
  const copies = new Map((await copyRows.all.run(reader, {})).map((row) => [row.place, row]));
  const inForce = custodies.findLast((row) => row.in_force_at !== null);
  const generation = inForce?.generation ?? 0;
  const begun = new Map(custodies.map((row) => [row.generation, row.begun_at]));
  const states = places.map((place): PlaceState => {
    const here = held.filter((row) => row.place === place);
    const confirmed = here.findLast((row) => row.confirmed_at !== null);
    const oldest = here.find((row) => row.removed_at === null && row.generation < generation);
    return {
      place,
      generation: confirmed?.generation ?? 0,
      confirmedAt: confirmed?.confirmed_at ?? null,
      pendingSince: oldest === undefined ? null : (begun.get(oldest.generation) ?? null),
      trouble: here.at(-1)?.trouble ?? null,
      ledgerFact: copies.get(place)?.fact ?? 0,
      ledgerAt: copies.get(place)?.at ?? null,
    };
  });
  const holding = held.filter(
    (row) => row.generation === generation && row.confirmed_at !== null && row.removed_at === null,
  );
  return {
    kit: kit === undefined ? null : shownKit(kit),
    generation,
    threshold: inForce?.threshold ?? 0,
    mayLose: inForce === undefined ? 0 : holding.length - inForce.threshold,
    keys: inForce?.keys ?? 0,
    bytes: inForce?.bytes ?? 0,
    places: states,
    finalUpTo: finalUpTo(tellReach(remembered)),
  };
}
