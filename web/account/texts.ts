import { defineTexts } from '../../platform/i18n/index.ts';

/** The words of the account page. */
export const accountTexts = defineTexts({
  de: {
    title: 'Mein Konto', name: 'Name', login: 'Benutzername', roles: 'Rollen',
    password: {
      title: 'Passwort', current: 'Bisheriges Passwort', next: 'Neues Passwort', again: 'Neues Passwort wiederholen', save: 'Passwort ändern',
      saved: 'Passwort geändert. Andere Sitzungen sind beendet.', weak: 'Bitte wählen Sie ein stärkeres Passwort', differs: 'Die Passwörter stimmen nicht überein', required: 'Bitte ausfüllen',
    },
    totp: {
      title: 'Code aus einer App', lead: 'Eine Authenticator-App auf Ihrem Telefon zeigt alle 30 Sekunden einen neuen Code.',
      on: 'Eingerichtet', off: 'Nicht eingerichtet', setUp: 'Einrichten', remove: 'Entfernen', scan: 'Scannen Sie dieses Bild mit der App',
      secret: 'Oder geben Sie diesen Schlüssel ein', code: 'Code aus der App', confirm: 'Bestätigen', qr: 'QR-Code für die Authenticator-App',
      saved: 'Der Code aus der App ist eingerichtet.', removed: 'Der Code aus der App ist entfernt.', removeTitle: 'Code aus der App entfernen',
      removeText: 'Danach genügt zum Anmelden das Passwort, sofern Sie keinen Passkey haben. Bestätigen Sie mit Ihrem Passwort.', password: 'Passwort',
    },
    passkeys: {
      title: 'Passkeys', lead: 'Anmelden mit Fingerabdruck, Gesicht oder einem Sicherheitsschlüssel. Der Passkey verlässt Ihr Gerät nicht.',
      none: 'Noch kein Passkey', add: 'Passkey hinzufügen', name: 'Bezeichnung', nameHint: 'Zum Beispiel: Laptop im Büro', created: 'hinzugefügt', used: 'zuletzt benutzt', never: 'noch nie',
      remove: 'Entfernen', removeNamed: 'Passkey „{{name}}“ entfernen', removeTitle: 'Passkey entfernen', removeText: '„{{name}}“ kann danach nicht mehr zum Anmelden benutzt werden.',
      saved: 'Der Passkey ist hinzugefügt.', removed: 'Der Passkey ist entfernt.', cancelled: 'Der Passkey wurde nicht angelegt.', unsupported: 'Dieser Browser kennt keine Passkeys, oder die Verbindung ist nicht verschlüsselt.',
    },
    look: { title: 'Sprache und Darstellung' },
    device: {
      title: 'Auf diesem Gerät gespeichert', lead: 'Neben dem Sitzungs-Cookie merkt sich der Browser nur, was Sie selbst eingestellt haben.',
      cookie: 'Sitzungs-Cookie', cookiePurpose: 'hält Sie angemeldet', cookieLifetime: 'bis der Browser geschlossen wird oder Sie sich abmelden',
      purpose: 'Wofür', lifetime: 'Wie lange', value: 'Inhalt', none: 'nicht gespeichert',
    },
    duty: { 'change-password': 'Bitte wählen Sie zuerst ein eigenes Passwort.', 'set-second-factor': 'Bitte richten Sie zuerst einen zweiten Faktor ein.' },
  },
  en: {
    title: 'My account', name: 'Name', login: 'User name', roles: 'Roles',
    password: {
      title: 'Password', current: 'Present password', next: 'New password', again: 'Repeat the new password', save: 'Change password',
      saved: 'Password changed. Other sessions have ended.', weak: 'Please choose a stronger password', differs: 'The passwords differ', required: 'Please fill in',
    },
    totp: {
      title: 'Code from an app', lead: 'An authenticator app on your phone shows a new code every 30 seconds.',
      on: 'Set up', off: 'Not set up', setUp: 'Set up', remove: 'Remove', scan: 'Scan this picture with the app',
      secret: 'Or type in this key', code: 'Code from the app', confirm: 'Confirm', qr: 'QR code for the authenticator app',
      saved: 'The code from the app is set up.', removed: 'The code from the app is removed.', removeTitle: 'Remove the code from the app',
      removeText: 'After that the password is enough to sign in, unless you have a passkey. Confirm with your password.', password: 'Password',
    },
    passkeys: {
      title: 'Passkeys', lead: 'Sign in with a fingerprint, your face or a security key. The passkey does not leave your device.',
      none: 'No passkey yet', add: 'Add a passkey', name: 'Name', nameHint: 'For example: laptop in the office', created: 'added', used: 'last used', never: 'never',
      remove: 'Remove', removeNamed: 'Remove passkey “{{name}}”', removeTitle: 'Remove passkey', removeText: '“{{name}}” can no longer be used to sign in.',
      saved: 'The passkey is added.', removed: 'The passkey is removed.', cancelled: 'The passkey was not created.', unsupported: 'This browser knows no passkeys, or the connection is not encrypted.',
    },
    look: { title: 'Language and appearance' },
    device: {
      title: 'Stored on this device', lead: 'Besides the session cookie the browser only remembers what you have set yourself.',
      cookie: 'Session cookie', cookiePurpose: 'keeps you signed in', cookieLifetime: 'until the browser is closed or you sign out',
      purpose: 'What for', lifetime: 'How long', value: 'Content', none: 'not stored',
    },
    duty: { 'change-password': 'Please choose a password of your own first.', 'set-second-factor': 'Please set up a second factor first.' },
  },
});
