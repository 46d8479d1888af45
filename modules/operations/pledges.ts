import {
  broken,
  type Engine,
  erasureBackups,
  kept,
  notYetProvable,
  pledge,
  type Verdict,
} from '@redlich/engine';
import type { PlaceRow, PlaceStateRow } from './operation.tables.ts';
import { keepsDeleted, oldAfterMs } from './service/board.ts';
import { lastDrills, lastPassedAt } from './service/drill-rows.ts';
import { placeRows, stateRows } from './service/place-rows.ts';
import { lastBackups } from './service/run-backup.ts';

interface Look {
  readonly on: readonly PlaceRow[];
  /** Places on, apart from the data's disk, whose last good copy is of the last day. */
  readonly fresh: readonly { readonly row: PlaceRow; readonly state: PlaceStateRow }[];
}

async function look(engine: Engine): Promise<Look> {
  const states = new Map((await stateRows(engine.db)).map((state) => [state.place, state]));
  const on = (await placeRows(engine.db)).filter((row) => Number(row.is_on) === 1);
  const fresh = on.flatMap((row) => {
    const state = states.get(row.id);
    const goodAt = state?.good_at == null ? Number.NEGATIVE_INFINITY : Number(state.good_at);
    const isFresh = engine.now() - goodAt <= oldAfterMs && Number(row.beside_data) === 0;
    return isFresh && state !== undefined ? [{ row, state }] : [];
  });
  return { on, fresh };
}

const daily = pledge({
  id: 'backup.daily',
  sentence: {
    de: 'Alle Daten werden mindestens einmal täglich an einem vom Server getrennten Ort gesichert und mindestens sechs Wochen aufbewahrt.',
    en: 'All data is backed up at least once a day to a place apart from the server, and kept at least six weeks.',
  },
  async check(engine): Promise<Verdict> {
    if ((await engine.custody.kit()) === null) return withoutKit();
    const { on, fresh } = await look(engine);
    const [last] = await lastBackups({ engine }, 1);
    if (on.length === 0 || last === undefined)
      return notYetProvable('Es ist noch keine Ablage eingerichtet.', 'No place for copies is set up yet.');
    if (fresh.length === 0)
      return broken(
        'Keine Ablage hat eine gute Sicherung vom letzten Tag getrennt vom Server.',
        'No place has a good copy of the last day apart from the server.',
      );
    const [drill] = await lastDrills({ engine }, 1);
    if (drill?.outcome === 'fail')
      return broken(
        `Die Probe vom ${engine.calendar.dayOf(Number(drill.began_at))} hat die Daten nicht zurückgebracht, wie sie sein sollten.`,
        `The rehearsal of ${engine.calendar.dayOf(Number(drill.began_at))} did not bring the data back as it should be.`,
      );
    const { rows } = last;
    const [rehearsed, rehearsedEn] = await passedDrill(engine);
    return kept(
      `Die letzte Sicherung mit ${Number(rows)} Zeilen wurde an ${fresh.length} von ${on.length} Ablagen zurückgelesen und ist gut; jede bleibt mindestens 42 Tage.${rehearsed}`,
      `The last backup with ${Number(rows)} rows was read back at ${fresh.length} of ${on.length} places and is good; each stays at least 42 days.${rehearsedEn}`,
    );
  },
});

/** Said before anything else, because nothing is backed up without it. */
const withoutKit = (): Verdict =>
  notYetProvable(
    'Es gibt noch keinen Wiederherstellungsbogen, deshalb wird nichts gesichert: Geht dieser Rechner verloren, sind alle Daten verloren.',
    'There is no recovery kit yet, so nothing is backed up: if this computer is lost, all data is lost.',
  );

/** When a restore was rehearsed with success, for the evidence. */
async function passedDrill(engine: Engine): Promise<readonly [string, string]> {
  const at = await lastPassedAt({ engine });
  if (at === null)
    return [' Eine Wiederherstellung ist noch nicht geprobt.', ' A restore was not rehearsed yet.'];
  const day = engine.calendar.dayOf(at);
  return [
    ` Eine Wiederherstellung wurde zuletzt am ${day} mit Erfolg geprobt.`,
    ` A restore was last rehearsed with success on ${day}.`,
  ];
}

/** How many places there should be, in different cities. */
const wanted = 3;

/** So many places that keep what is deleted could open an old custody (threat model). */
const fewestKeepers = 2;

function undoneByKeepers(on: readonly PlaceRow[]): Verdict | null {
  const keepers = on.filter((row) => keepsDeleted(row) !== 'nothing').length;
  if (keepers < fewestKeepers) return null;
  return broken(
    `${keepers} Ablagen behalten, was gelöscht wird (Versionen, Sperre). Zusammen könnten sie Löschungen rückgängig machen; höchstens eine darf das.`,
    `${keepers} places keep what is deleted (versions, lock). Together they could undo deletions; at most one may.`,
  );
}

/** The engine's proof of deletions holds as long as no more than one place keeps what it confirmed as removed. */
const erasures = pledge({
  ...erasureBackups,
  async check(engine): Promise<Verdict> {
    return undoneByKeepers((await look(engine)).on) ?? erasureBackups.check(engine);
  },
});

const places = pledge({
  id: 'backup.places',
  sentence: {
    de: 'Verschlüsselte Sicherungen liegen mindestens täglich an mindestens drei Orten in verschiedenen Städten.',
    en: 'Encrypted backups are kept, at least daily, in at least three places in different cities.',
  },
  async check(engine): Promise<Verdict> {
    const { on, fresh } = await look(engine);
    if (on.length === 0)
      return notYetProvable('Es ist noch keine Ablage eingerichtet.', 'No place for copies is set up yet.');
    const cities = new Set(fresh.map(({ row }) => row.city.trim().toLowerCase())).size;
    const undoing = undoneByKeepers(on);
    if (undoing !== null) return undoing;
    const found = [
      `Eine gute Sicherung vom letzten Tag liegt an ${fresh.length} Ablagen in ${cities} Städten.`,
      `A good copy of the last day lies at ${fresh.length} places in ${cities} cities.`,
    ] as const;
    return fresh.length >= wanted && cities >= wanted ? kept(...found) : broken(...found);
  },
});

/** The pledges this module keeps. */
export const operationPledges = [daily, places, erasures] as const;
