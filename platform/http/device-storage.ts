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

/** All that the program keeps in a browser, as papers name it (§ 25 TDDDG). */
export const deviceStorage: readonly DeviceStorage[] = [
  session,
  ...(Object.keys(deviceNotes) as DeviceNoteId[]).map(
    (id): DeviceStorage => ({ id, form: 'local-storage', name: storageKey(id), ...deviceNotes[id] }),
  ),
];
