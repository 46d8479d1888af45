import { defineTexts } from '../platform/i18n/index.ts';

/** The words of the shell: frame, start page, settings. */
export const shellTexts = defineTexts({
  de: {
    skip: 'Zum Inhalt springen',
    nav: {
      label: 'Hauptnavigation', start: 'Heute', settings: 'Einstellungen', users: 'Benutzer', account: 'Mein Konto',
      more: 'Mehr', collapse: 'Navigation einklappen', expand: 'Navigation ausklappen', menu: 'Menü',
    },
    search: { label: 'Alles durchsuchen', open: 'Suche öffnen', nothing: 'Nichts gefunden', hits_one: '{{count}} Treffer', hits_other: '{{count}} Treffer' },
    user: { menu: 'Konto und Darstellung', signOut: 'Abmelden', language: 'Sprache', scheme: 'Darstellung' },
    scheme: { light: 'Hell', dark: 'Dunkel', auto: 'Wie das Gerät' },
    language: { de: 'Deutsch', en: 'English' },
    clock: { moved: 'Uhr vorgestellt' },
    keys: { title: 'Tastatur', search: 'Suchen', go: '{{place}}', help: 'Diese Übersicht', submit: 'Formular absenden', rows: 'Zeile wechseln' },
    start: {
      morning: 'Guten Morgen', day: 'Guten Tag', evening: 'Guten Abend',
      empty: 'Heute wartet nichts', emptyDetail: 'Sobald etwas zu tun ist, steht es hier.',
    },
    settings: { title: 'Einstellungen', empty: 'Hier gibt es für Ihre Rolle nichts einzustellen.' },
    missing: { title: 'Diese Seite gibt es nicht', detail: 'Vielleicht wurde sie verschoben, oder der Eintrag ist gelöscht.', home: 'Zur Startseite' },
    forbidden: { title: 'Kein Zugang', detail: 'Diese Seite ist für andere Rollen. Bitte wenden Sie sich an die Inhaberin oder den Inhaber.' },
    broken: { title: 'Diese Seite ist gestolpert' },
  },
  en: {
    skip: 'Skip to content',
    nav: {
      label: 'Main navigation', start: 'Today', settings: 'Settings', users: 'Users', account: 'My account',
      more: 'More', collapse: 'Collapse navigation', expand: 'Expand navigation', menu: 'Menu',
    },
    search: { label: 'Search everything', open: 'Open search', nothing: 'Nothing found', hits_one: '{{count}} hit', hits_other: '{{count}} hits' },
    user: { menu: 'Account and appearance', signOut: 'Sign out', language: 'Language', scheme: 'Appearance' },
    scheme: { light: 'Light', dark: 'Dark', auto: 'Like the device' },
    language: { de: 'Deutsch', en: 'English' },
    clock: { moved: 'clock moved' },
    keys: { title: 'Keyboard', search: 'Search', go: '{{place}}', help: 'This overview', submit: 'Submit the form', rows: 'Move between rows' },
    start: {
      morning: 'Good morning', day: 'Good afternoon', evening: 'Good evening',
      empty: 'Nothing is waiting today', emptyDetail: 'As soon as there is something to do, it is shown here.',
    },
    settings: { title: 'Settings', empty: 'There is nothing to set for your role.' },
    missing: { title: 'This page does not exist', detail: 'It may have moved, or the entry has been deleted.', home: 'Go to the start page' },
    forbidden: { title: 'No access', detail: 'This page is for other roles. Please ask the owner.' },
    broken: { title: 'This page stumbled' },
  },
});
