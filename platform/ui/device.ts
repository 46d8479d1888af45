import type { Text } from '../i18n/index.ts';

/** Something the browser remembers on this device for the user. Declared, because people are told what is stored with them. */
export interface DeviceNote {
  readonly purpose: Text;
  readonly lifetime: Text;
}

const untilCleared = {
  de: 'bis der Browser seine Daten löscht',
  en: 'until the browser clears its data',
} as const satisfies Text;

/**
 * All that the interface stores on the device besides the session cookie (§ 25 (2) 2 TDDDG: needed for what the user asked
 * for). None of it identifies anybody; only `screen` is sent to the server, and forgotten there after a month.
 */
export const deviceNotes = {
  scheme: {
    purpose: { de: 'helle oder dunkle Darstellung', en: 'light or dark appearance' },
    lifetime: untilCleared,
  },
  language: {
    purpose: { de: 'Sprache vor der Anmeldung', en: 'language before signing in' },
    lifetime: untilCleared,
  },
  rail: { purpose: { de: 'Breite der Navigation', en: 'width of the navigation' }, lifetime: untilCleared },
  shield: {
    purpose: { de: 'Sichtschutz an diesem Gerät', en: 'privacy shield on this device' },
    lifetime: untilCleared,
  },
  screen: {
    purpose: {
      de: 'Zufallszahl dieses Bildschirms, damit sich prüfen lässt, ob sein Sichtschutz steht',
      en: 'random number of this screen, so that its privacy shield can be checked',
    },
    lifetime: untilCleared,
  },
} as const satisfies Readonly<Record<string, DeviceNote>>;

/** Name of a declared note. */
export type DeviceNoteId = keyof typeof deviceNotes;

/** The name of a note in the browser's own list. */
export const storageKey = (id: DeviceNoteId) => `redlich-${id}`;

/** What was noted on this device, or `null` (also when the browser keeps nothing at all). */
export function readNote(id: DeviceNoteId): string | null {
  try {
    return localStorage.getItem(storageKey(id));
  } catch {
    return null;
  }
}

/** Notes something on this device; a browser that keeps nothing is no fault. */
export function writeNote(id: DeviceNoteId, value: string): void {
  try {
    localStorage.setItem(storageKey(id), value);
  } catch {
    // private windows may refuse: the choice then lasts until the page is left
  }
}
