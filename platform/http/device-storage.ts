import type { DeviceStorage } from '@redlich/engine';
import { type DeviceNoteId, deviceNotes, storageKey } from '../ui/device.ts';
import { cookieName } from './describe-route.ts';

/** The one cookie (pledge portal.cookie). */
const session: DeviceStorage = {
  id: 'session',
  form: 'cookie',
  name: cookieName,
  purpose: {
    de: 'hält die Anmeldung; enthält nur eine zufällige Nummer',
    en: 'keeps the user signed in; holds only a random number',
  },
  lifetime: {
    de: 'bis der Browser geschlossen wird oder zur Abmeldung, längstens 24 Stunden',
    en: 'until the browser is closed or the user signs out, 24 hours at most',
  },
};

/** Written by the router under a name of its own, once somebody goes from page to page; never on a page open to everybody. */
const places: DeviceStorage = {
  id: 'places',
  form: 'session-storage',
  name: 'tsr-scroll-restoration-v1_3',
  purpose: {
    de: 'wie weit eine Seite gerollt war, damit „Zurück“ an dieselbe Stelle führt',
    en: 'how far a page was scrolled, so that going back leads to the same place',
  },
  lifetime: { de: 'bis das Fenster geschlossen wird', en: 'until the window is closed' },
};

/** All that the program keeps in a browser, as papers name it (§ 25 TDDDG). */
export const deviceStorage: readonly DeviceStorage[] = [
  session,
  places,
  ...(Object.keys(deviceNotes) as DeviceNoteId[]).map(
    (id): DeviceStorage => ({ id, form: 'local-storage', name: storageKey(id), ...deviceNotes[id] }),
  ),
];
