import { broken, type Engine, kept, notYetProvable, pledge, type Verdict } from '@redlich/engine';
import { declaredDoors } from '../egress/index.ts';
import { bilingual } from '../i18n/translate.ts';
import { isAway, logServerState } from '../logging/log-server/index.ts';
import { mailProvider } from '../mail/recipient.ts';
import { standingAlarms } from './open-alarms.ts';
import { recognisesAttacks } from './probing/watch-requests.ts';
import { alarmWebhook } from './recipient.ts';
import { brokenWay } from './tell-alarms.ts';
import { alarmTexts as texts } from './texts.ts';
import { type Look, lastLook } from './watch.ts';

/** A watch that did not look for so long stands still. */
const patienceMs = 5 * 60_000;

/** What the sentence names, by the checks that look at it; wrong passwords are noticed where they are entered. */
const wanted: readonly string[] = ['store', 'disk', 'clock', 'backup-age', 'backup-drill'];

const availability = pledge({
  id: 'availability.watched',
  sentence: bilingual(texts, 'pledges.availability'),
  check: (engine) =>
    watched(engine, ({ answered }) => {
      const missing = wanted.filter((id) => !answered.has(id)).join(', ');
      if (missing === '') return null;
      return broken(
        `Nicht überwacht wird: ${missing}. Die Prüfung fehlt oder kam zu keinem Ende.`,
        `Not watched: ${missing}. The check is missing or came to no end.`,
      );
    }),
});

const servers = pledge({
  id: 'servers.watched',
  sentence: bilingual(texts, 'pledges.servers'),
  check: (engine) =>
    watched(engine, () => {
      if (!recognisesAttacks())
        return broken(
          'Ein gestellter Angriff wurde nicht erkannt.',
          'An attack that was staged was not recognised.',
        );
      const apart = logServerState(engine);
      if (apart === null || !isAway(apart)) return null;
      return broken(
        'Der Protokollserver ist eingeschaltet, bestätigt aber seit über zehn Minuten nichts.',
        'The log server is switched on but has confirmed nothing for more than ten minutes.',
      );
    }),
});

/** Kept while somebody looks and is heard. An alarm that stands is no broken promise but the promise at work. */
async function watched(engine: Engine, flaw: (look: Look) => Verdict | null): Promise<Verdict> {
  const look = lastLook(engine);
  if (look === null)
    return notYetProvable(
      'In diesem Prozess läuft keine Überwachung; sie läuft im Server.',
      'No watch runs in this process; it runs in the server.',
    );
  const agoMs = performance.now() - look.at;
  if (agoMs > patienceMs)
    return broken(
      `Die Überwachung hat seit ${Math.round(agoMs / 60_000)} Minuten nicht nachgesehen.`,
      `The watch has not looked for ${Math.round(agoMs / 60_000)} minutes.`,
    );
  const way = await brokenWay(engine);
  if (way !== null)
    return broken(
      `Alarme kommen nicht an: ${way === 'mail' ? 'E-Mail' : 'Webhook'} ist mehrmals nacheinander gescheitert.`,
      `Alarms do not arrive: ${way} has failed several times in a row.`,
    );
  return flaw(look) ?? keptBy(engine, look, Math.round(agoMs / 1_000));
}

async function keptBy(engine: Engine, { checks, answered }: Look, seconds: number): Promise<Verdict> {
  const standing = (await standingAlarms(engine)).length;
  const told = (await declaredDoors(engine)).some(
    ({ door, on }) => on && (door === alarmWebhook.id || door === mailProvider.id),
  );
  const drillAge = answered.get('backup-drill-age')?.value ?? null;
  const drilled =
    drillAge === null
      ? (['', ''] as const)
      : ([
          ` Eine Wiederherstellung wurde vor ${drillAge} Tagen mit Erfolg geprobt.`,
          ` A restore was rehearsed with success ${drillAge} days ago.`,
        ] as const);
  const apart = apartWords(engine);
  return kept(
    `${checks} Prüfungen, zuletzt vor ${seconds} Sekunden; ${standing} Alarme stehen. ${told ? 'Gemeldet wird auf dem Bildschirm und nach außen.' : 'Gemeldet wird auf dem Bildschirm.'}${drilled[0]}${apart[0]}`,
    `${checks} checks, last ${seconds} seconds ago; ${standing} alarms stand. ${told ? 'They are told on screen and outside.' : 'They are told on screen.'}${drilled[1]}${apart[1]}`,
  );
}

function apartWords(engine: Engine): readonly [de: string, en: string] {
  const state = logServerState(engine);
  if (state === null)
    return [
      ' Das Protokoll liegt nur auf diesem Server; ein getrennter ist nicht eingeschaltet.',
      ' The log is on this server only; a separate one is not switched on.',
    ];
  return state.reached
    ? [' Der getrennte Protokollserver hat das Protokoll.', ' The separate log server has the log.']
    : [
        ' Das Protokoll wartet auf den getrennten Protokollserver.',
        ' The log waits for the separate log server.',
      ];
}

/** What the watch promises. */
export const alarmPledges = [availability, servers] as const;
