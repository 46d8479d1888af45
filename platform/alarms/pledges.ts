import { broken, type Engine, kept, notYetProvable, pledge, type Verdict } from '@redlich/engine';
import { declaredDoors } from '../egress/index.ts';
import { bilingual } from '../i18n/translate.ts';
import { mailProvider } from '../mail/recipient.ts';
import type { RaisedAlarm } from './alarm.ts';
import { standingAlarms } from './open-alarms.ts';
import { alarmWebhook } from './recipient.ts';
import { alarmTexts as texts } from './texts.ts';
import { lastLook } from './watch.ts';

/** A watch that did not look for so long stands still. */
const patienceMs = 5 * 60_000;

const availability = pledge({
  id: 'availability.watched',
  sentence: bilingual(texts, 'pledges.availability'),
  check: async (engine) => watched(engine, (each) => !attacks.includes(each.alarm)),
});

const servers = pledge({
  id: 'servers.watched',
  sentence: bilingual(texts, 'pledges.servers'),
  check: async (engine) => watched(engine, (each) => attacks.includes(each.alarm)),
});

const attacks: readonly string[] = ['password-guessing', 'probing', 'socket-past-door', 'door-violation'];

/** Kept while somebody looks. An alarm that stands is no broken promise but the promise at work. */
async function watched(engine: Engine, concerns: (each: RaisedAlarm) => boolean): Promise<Verdict> {
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
  const standing = (await standingAlarms(engine)).filter(concerns);
  const told = (await declaredDoors(engine)).some(
    ({ door, on }) => on && (door === alarmWebhook.id || door === mailProvider.id),
  );
  const seconds = Math.round(agoMs / 1_000);
  return kept(
    `${look.checks} Prüfungen, zuletzt vor ${seconds} Sekunden; ${standing.length} Alarme stehen. ${told ? 'Gemeldet wird auf dem Bildschirm und nach außen.' : 'Gemeldet wird auf dem Bildschirm.'}`,
    `${look.checks} checks, last ${seconds} seconds ago; ${standing.length} alarms stand. ${told ? 'They are told on screen and outside.' : 'They are told on screen.'}`,
  );
}

/** What the watch promises. */
export const alarmPledges = [availability, servers] as const;
