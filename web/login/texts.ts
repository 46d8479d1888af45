import { defineTexts } from '../../platform/i18n/index.ts';

/** The words of the login. */
export const loginTexts = defineTexts({
  de: {
    title: 'Anmelden',
    tenant: 'Betrieb',
    login: 'Benutzername',
    password: 'Passwort',
    submit: 'Anmelden',
    passkey: 'Mit Passkey anmelden',
    demo: {
      title: 'Vorführung',
      detail: 'Ein Klick genügt. Alle Daten sind erfunden.',
      as: 'Anmelden als {{who}}',
    },
    factor: {
      title: 'Zweiter Faktor',
      totp: 'Code aus Ihrer App',
      totpHint: 'Sechs Ziffern, oder einer Ihrer Ersatzcodes',
      or: 'oder',
      back: 'Zurück zur Anmeldung',
      cancelled: 'Der Passkey wurde nicht bestätigt.',
    },
    promise: {
      title: 'Software, die hält, was Ihre Datenschutzerklärung verspricht.',
      one: 'Kundendaten werden von selbst gelöscht, sobald ihr Zweck erfüllt ist.',
      two: 'Jeder Zugriff nennt seinen Grund und steht im Nachweis.',
      three: 'Nichts verlässt dieses Gerät, solange Sie es nicht einschalten.',
    },
    deviceNote:
      'Ein Sitzungs-Cookie, das mit dem Browser endet. Nichts wird von fremden Servern geladen, niemand zählt mit.',
  },
  en: {
    title: 'Sign in',
    tenant: 'Company',
    login: 'User name',
    password: 'Password',
    submit: 'Sign in',
    passkey: 'Sign in with a passkey',
    demo: {
      title: 'Demonstration',
      detail: 'One click is enough. All data is invented.',
      as: 'Sign in as {{who}}',
    },
    factor: {
      title: 'Second factor',
      totp: 'Code from your app',
      totpHint: 'Six digits, or one of your recovery codes',
      or: 'or',
      back: 'Back to sign-in',
      cancelled: 'The passkey was not confirmed.',
    },
    promise: {
      title: 'Software that keeps what your privacy notice promises.',
      one: 'Customer data is deleted by itself as soon as its purpose is fulfilled.',
      two: 'Every access names its reason and stands in the ledger.',
      three: 'Nothing leaves this device unless you switch it on.',
    },
    deviceNote:
      'One session cookie that ends with the browser. Nothing is loaded from other servers, nobody counts visits.',
  },
});
