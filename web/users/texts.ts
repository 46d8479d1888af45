import { defineTexts } from '../../platform/i18n/index.ts';

/** The words of the users' administration. */
export const usersTexts = defineTexts({
  de: {
    title: 'Benutzer', lead: 'Jede Person hat ihren eigenen Zugang. Eine Rolle öffnet nur, was zur Arbeit gehört.', list: 'Benutzer dieses Betriebs',
    name: 'Name', login: 'Benutzername', loginHint: 'Kleine Buchstaben und Ziffern', roles: 'Rollen', state: 'Zustand', active: 'aktiv', blocked: 'gesperrt',
    factor: 'Zweiter Faktor', withFactor: 'eingerichtet', withoutFactor: 'fehlt', seen: 'Zuletzt angemeldet', never: 'noch nie',
    add: 'Benutzer anlegen', save: 'Speichern', saved: 'Gespeichert', created: 'Benutzer angelegt', required: 'Bitte ausfüllen', roleNeeded: 'Mindestens eine Rolle',
    isActive: 'Darf sich anmelden', reset: 'Zugang zurücksetzen', resetTitle: 'Zugang zurücksetzen',
    resetText: '{{name}} bekommt ein neues Erstpasswort. Passwort, zweiter Faktor und alle Sitzungen enden sofort.',
    first: { title: 'Erstpasswort', text: 'Geben Sie es {{name}} persönlich. Es wird nur jetzt gezeigt und muss bei der ersten Anmeldung geändert werden.', done: 'Notiert' },
  },
  en: {
    title: 'Users', lead: 'Everybody has an access of their own. A role opens only what belongs to the work.', list: 'Users of this company',
    name: 'Name', login: 'User name', loginHint: 'Small letters and digits', roles: 'Roles', state: 'State', active: 'active', blocked: 'blocked',
    factor: 'Second factor', withFactor: 'set up', withoutFactor: 'missing', seen: 'Last signed in', never: 'never',
    add: 'Add a user', save: 'Save', saved: 'Saved', created: 'User added', required: 'Please fill in', roleNeeded: 'At least one role',
    isActive: 'May sign in', reset: 'Reset access', resetTitle: 'Reset access',
    resetText: '{{name}} gets a new first password. Password, second factor and all sessions end at once.',
    first: { title: 'First password', text: 'Give it to {{name}} in person. It is shown only now and has to be changed at the first sign-in.', done: 'Noted' },
  },
});
