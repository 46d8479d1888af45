import type { CustodyState, PlaceState } from '@redlich/engine';
import { doorId } from '../../../platform/egress/index.ts';
import { bilingual } from '../../../platform/i18n/translate.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import { namedProviders, type Provider } from '../../recipients/index.ts';
import type { PlaceRow, PlaceStateRow } from '../operation.tables.ts';
import type { Board, BoardPlace, Receipts } from '../schemas.ts';
import { backupSetting } from '../settings.ts';
import { operationTexts as texts } from '../texts.ts';
import { doorOf } from './place-address.ts';
import { placeRows, stateRows } from './place-rows.ts';
import { readDrills } from './read-drills.ts';
import { lastBackups, runningBackup } from './run-backup.ts';
import { nextBackup } from './schedule.ts';

/** A copy older than this is no copy of yesterday any more. */
export const oldAfterMs = 26 * 3_600_000;

/** Everything the screen shows. */
export async function readBoard(tenant: Tenant): Promise<Board> {
  const { engine } = tenant;
  const rows = await placeRows(engine.db);
  const states = new Map((await stateRows(engine.db)).map((row) => [row.place, row]));
  const custody = await engine.custody.state(rows.filter(isOn).map(({ id }) => id));
  const providers = await namedProviders(engine);
  const { generation, threshold, mayLose, keys, finalUpTo, kit } = custody;
  const places = rows.map((row) =>
    placeShown(row, states.get(row.id), custodyOf(custody, row.id), {
      now: engine.now(),
      provider: providers.get(doorId(doorOf(row))),
    }),
  );
  const runs = await lastBackups(tenant, 14);
  return {
    places,
    cities: goodCities(places).size,
    nextAt: await nextBackup(tenant),
    running: runningBackup(tenant),
    custody: { generation, threshold, mayLose, keys, finalUpTo },
    kit,
    runs: runs.map((run) => ({
      id: run.id,
      beganAt: Number(run.began_at),
      endedAt: Number(run.ended_at),
      cause: run.cause,
      outcome: run.outcome,
      placesGood: Number(run.places_good),
      placesAll: Number(run.places_all),
      rows: Number(run.rows),
      sentBytes: Number(run.sent_bytes),
    })),
    plan: await readPlan(tenant),
    drill: await readDrills(tenant),
  };
}

async function readPlan({ settings }: Tenant): Promise<Board['plan']> {
  const stored = (await settings.shown()).find(({ setting }) => setting.id === backupSetting.id);
  const { revision = 0, chosen = false } = stored ?? {};
  return { ...(await settings.get(backupSetting)), revision, isChosen: chosen };
}

const isOn = (row: PlaceRow): boolean => Number(row.is_on) === 1;
const custodyOf = ({ places }: CustodyState, id: string): PlaceState | undefined =>
  places.find(({ place }) => place === id);

/** Cities in which a good and fresh copy lies apart from the data. */
export const goodCities = (places: readonly BoardPlace[]): ReadonlySet<string> =>
  new Set(
    places
      .filter(({ state, besideData }) => state === 'good' && !besideData)
      .map(({ city }) => city.trim().toLowerCase()),
  );

function placeShown(
  row: PlaceRow,
  state: PlaceStateRow | undefined,
  custody: PlaceState | undefined,
  { now, provider }: { readonly now: number; readonly provider: Provider | undefined },
): BoardPlace {
  const goodAt = state?.good_at == null ? null : Number(state.good_at);
  const trouble = state?.trouble ?? custody?.trouble ?? null;
  return {
    ...{ id: row.id, sort: row.sort, title: row.title, city: row.city, provider: row.provider },
    ...{ folder: row.folder, host: row.host, port: Number(row.port), user: row.user_name, login: row.login },
    hostKey: row.sort === 'sftp' ? row.proof : '',
    ownNetwork: Number(row.own_network) === 1,
    plain: Number(row.plain) === 1,
    ...{ bucket: row.bucket, bucketIn: row.bucket_in, region: row.region },
    keepsDeleted: keepsDeleted(row),
    providerCountry: provider?.companyCountry ?? '',
    thirdCountry: provider?.thirdCountry ?? '',
    safeguard: provider?.safeguard ?? '',
    agreementOn: provider?.agreementOn ?? null,
    besideData: Number(row.beside_data) === 1,
    on: isOn(row),
    revision: Number(row.revision),
    state: stateOf(row, state, goodAt, now),
    goodAt,
    failingSince: state?.failing_since == null ? null : Number(state.failing_since),
    trouble: trouble === null ? null : bilingual(texts, `reason.${trouble as 'away'}`),
    bytes: Number(state?.bytes ?? 0),
    growth: Number(state?.bytes_before ?? 0) === 0 ? 0 : Number(state?.bytes) - Number(state?.bytes_before),
    generation: custody?.generation ?? 0,
    pendingSince: custody?.pendingSince ?? null,
    ledgerAt: custody?.ledgerAt ?? null,
  };
}

/** What a place does with what is deleted, as far as it tells. */
export const keepsDeleted = ({
  sort,
  proof,
}: Pick<PlaceRow, 'sort' | 'proof'>): BoardPlace['keepsDeleted'] =>
  sort === 's3' && (proof === 'versions' || proof === 'locked') ? proof : 'nothing';

function stateOf(
  row: PlaceRow,
  state: PlaceStateRow | undefined,
  goodAt: number | null,
  now: number,
): BoardPlace['state'] {
  if (!isOn(row)) return 'off';
  if (state?.failing_since != null) return 'failing';
  if (goodAt === null) return 'waiting';
  return now - goodAt > oldAfterMs ? 'old' : 'good';
}

/** Deletions and when each place confirmed them, newest first. */
export async function readReceipts({ engine }: Tenant, limit: number): Promise<Receipts> {
  const titles = new Map((await placeRows(engine.db)).map(({ id, title }) => [id, title]));
  const receipts = await engine.custody.receipts({ limit });
  return {
    receipts: receipts.map(({ kind, places, entry, at, how, reason, records, outOfReachSince }) => ({
      ...{ entry, at, how, reason, records, outOfReachSince },
      kind: engine.register.kinds.get(kind)?.title ?? { de: kind, en: kind },
      places: places.map(({ place, confirmedAt }) => ({ title: titles.get(place) ?? place, confirmedAt })),
    })),
  };
}
