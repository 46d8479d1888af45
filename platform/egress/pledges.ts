import { broken, type Engine, kept, notYetProvable, pledge } from '@redlich/engine';
import { standingAlarms } from '../alarms/open-alarms.ts';
import { isGuarded } from './guard/index.ts';
import { declaredDoors } from './shown-doors.ts';
import { switchRows } from './switches.ts';

const closed = pledge({
  id: 'egress.closed',
  sentence: {
    de: 'Im Auslieferungszustand baut das System keine einzige Verbindung nach außen auf.',
    en: 'Out of the box the system opens no outbound connection at all.',
  },
  async check(engine) {
    if (!isGuarded())
      return notYetProvable(
        'In diesem Prozess steht keine Wache vor dem Netz.',
        'No guard stands before the network in this process.',
      );
    const switches = await engine.ledger.page({ types: ['recipient-switched'], limit: 1_000 });
    const opened = new Set(switches.filter(({ body }) => body.to === 'on').map(({ body }) => body.recipient));
    const open = (await declaredDoors(engine)).filter(({ on }) => on);
    const byNobody = open.filter(({ door }) => !opened.has(door));
    if (byNobody.length > 0)
      return broken(
        `${byNobody.length} von ${open.length} offenen Türen hat niemand geöffnet.`,
        `${byNobody.length} of ${open.length} open doors were opened by nobody.`,
      );
    return kept(
      `Vor dem Netz steht die Wache. ${open.length} Türen sind offen, jede im Nachweis als geöffnet vermerkt.`,
      `The guard stands before the network. ${open.length} doors are open, the opening of each is in the ledger.`,
    );
  },
});

const declared = pledge({
  id: 'egress.declared',
  sentence: {
    de: 'Jeder Dienst nach außen ist freiwillig, anfangs aus, einzeln eingeschaltet, in Hinweisen und Verzeichnis genannt und mit dem Ausschalten getrennt. Kein Programmteil kommt an dieser Tür vorbei.',
    en: 'Every outbound service is optional, off at first, switched on one by one, named in notice and record, and cut when switched off. No part of the program gets around this door.',
  },
  async check(engine) {
    const doors = await declaredDoors(engine);
    const known = new Set(doors.map(({ door }) => door));
    const rows = await switchRows(engine);
    const unknown = rows.filter((row) => Number(row.switched_on) === 1 && !known.has(row.id)).length;
    const past = (await standing(engine)).filter(({ alarm }) => alarm === 'socket-past-door').length;
    if (unknown + past > 0)
      return broken(
        `${unknown} offene Türen nennt kein Programmteil; ${past} Versuche an der Tür vorbei sind nicht abgelegt.`,
        `${unknown} open doors are declared by nobody; ${past} attempts around the door are not put away.`,
      );
    const open = doors.filter(({ on }) => on).length;
    return kept(
      `${doors.length} Empfänger sind erklärt, ${open} eingeschaltet; nichts wollte an der Tür vorbei.`,
      `${doors.length} recipients are declared, ${open} switched on; nothing wanted around the door.`,
    );
  },
});

/** Where alarms are kept; elsewhere none stand. */
const standing = (engine: Engine) => standingAlarms(engine).catch(() => []);

/** What the door promises. */
export const egressPledges = [closed, declared] as const;
