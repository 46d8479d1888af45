import type { Engine } from '../engine.ts';
import { broken, kept, notYetProvable, pledge, type Verdict } from '../pledges/pledge.ts';
import { heldRows } from './custody/custody-rows.ts';
import { toolsOf } from './custody/tools.ts';

/** A deletion reaches the copies with the next night; later than the morning after it is late. */
const patienceMs = 26 * 3_600_000;

/** A drill is held each month. */
const drillMs = 35 * 86_400_000;

/** Deletions looked at by the check. */
const looked = 500;

/**
 * What is deleted can be opened from no copy, not even with everything one place ever held. Whoever knows the places adds what they are
 * known to keep.
 */
export const erasureBackups = pledge({
  id: 'erasure.backups',
  sentence: {
    de: 'Eine Löschung erreicht auch Sicherungen und Archive, spätestens mit der nächsten Nacht, und keine Wiederherstellung macht sie rückgängig.',
    en: 'A deletion reaches backups and archives too, with the next night at the latest, and no restore undoes it.',
  },
  check: deletionsReachCopies,
});

async function deletionsReachCopies(engine: Engine): Promise<Verdict> {
  const held = await heldRows.all.run(toolsOf(engine).session.store.reader, {});
  const newest = held.at(-1)?.generation;
  const places = held.filter((row) => row.generation === newest).map((row) => row.place);
  const state = await engine.custody.state(places);
  if (state.generation === 0)
    return notYetProvable('Es gibt noch keine Sicherungsorte.', 'There are no backup places yet.');
  if (state.threshold < 2) {
    return notYetProvable(
      `Mit ${places.length} Orten ist es nicht beweisbar: Ein Ort, der nichts vergisst, könnte Löschungen rückgängig machen. Ab drei Orten kann er es nicht.`,
      `With ${places.length} places it cannot be proven: a place that never forgets could undo deletions. With three places it cannot.`,
    );
  }
  const receipts = await engine.custody.receipts({ limit: looked });
  const late = receipts.filter(
    ({ at, outOfReachSince }) => outOfReachSince === null && at < engine.now() - patienceMs,
  );
  if (late.length > 0) {
    const away = [
      ...new Set(late.flatMap((each) => each.places.filter((one) => one.confirmedAt === null))),
    ].map(({ place }) => place);
    const named = [...new Set(away)].join(', ');
    return broken(
      `${late.length} Löschungen sind noch nicht überall bestätigt. Es fehlt: ${named}.`,
      `${late.length} deletions are not confirmed everywhere yet. Missing: ${named}.`,
    );
  }
  return drillProves(engine, receipts.length);
}

async function drillProves(engine: Engine, deletions: number): Promise<Verdict> {
  const [last] = await engine.ledger.page({ types: ['drilled'], limit: 1 });
  if (last === undefined)
    return notYetProvable(
      'Noch wurde keine Wiederherstellung geprobt.',
      'No restore has been rehearsed yet.',
    );
  const day = engine.calendar.dayOf(last.at);
  if (last.body.outcome === 'fail')
    return broken(`Die Probe vom ${day} ist gescheitert.`, `The drill of ${day} failed.`);
  if (last.body.outcome !== 'pass' || last.at < engine.now() - drillMs) {
    return notYetProvable(
      `Die letzte Probe (${day}) beweist nichts mehr oder konnte nichts beweisen.`,
      `The last drill (${day}) proves nothing any more, or could not.`,
    );
  }
  return kept(
    `${deletions} Löschungen geprüft: jede ist an genug Orten bestätigt. Probe vom ${day}: ${last.body.deletions} Löschungen blieben zu.`,
    `${deletions} deletions checked: each is confirmed at enough places. Drill of ${day}: ${last.body.deletions} deletions stayed shut.`,
  );
}
