import { defineTexts } from '../../platform/i18n/index.ts';

/** The words of the first run. */
export const setupTexts = defineTexts({
  de: {
    title: 'Redlich einrichten',
    step: 'Schritt {{step}} von {{of}}', next: 'Weiter', back: 'Zurück',
    required: 'Bitte ausfüllen', postcode: 'Fünf Ziffern', email: 'Bitte prüfen Sie die Adresse', weak: 'Bitte wählen Sie ein stärkeres Passwort',
    differs: 'Die Passwörter stimmen nicht überein',
    company: {
      title: 'Ihr Betrieb', lead: 'So steht er auf Bestellzetteln, Belegen und in Ihrer Datenschutzerklärung.',
      name: 'Name', nameHint: 'Wie im Handelsregister oder auf dem Ladenschild', street: 'Straße und Hausnummer', postcode: 'PLZ', city: 'Ort',
      state: 'Bundesland', stateHint: 'Bestimmt die zuständige Datenschutzaufsicht', email: 'E-Mail', phone: 'Telefon',
    },
    owner: {
      title: 'Ihr Zugang', lead: 'Sie sind die erste Person und dürfen alles. Weitere legen Sie später an.',
      name: 'Ihr Name', login: 'Benutzername', loginHint: 'Damit melden Sie sich an; kleine Buchstaben und Ziffern', password: 'Passwort', again: 'Passwort wiederholen',
    },
    promises: {
      title: 'Was Redlich verspricht', lead: 'Diese Sätze stehen später in Ihren Papieren. Redlich hält sie selbst ein und belegt es.',
      local: 'Alles bleibt hier', localDetail: 'Redlich baut von sich aus keine Verbindung nach außen auf. Jeden Dienst schalten Sie einzeln ein und sehen, was er bekommt.',
      dies: 'Daten sterben pünktlich', diesDetail: 'Jede Datenart hat eine Löschregel. Ist der Zweck erfüllt, wird gelöscht, auch in den Sicherungen, ohne dass jemand daran denken muss.',
      consent: 'Ohne Einwilligung geschieht nichts', consentDetail: 'Keine ist voreingestellt. Wer widerruft, wird vergessen, so leicht wie er zugestimmt hat.',
      access: 'Jeder Blick hat einen Grund', accessDetail: 'Wer Kundendaten öffnet, nennt den Zweck. Der Nachweis lässt sich nicht ändern.',
      keys: 'Gelöscht ist gelöscht', keysDetail: 'Auch wir können gelöschte Daten nicht zurückholen. Sichern Sie deshalb den Wiederherstellungsschlüssel, sobald Redlich ihn anbietet.',
      finish: 'Redlich einrichten',
    },
    done: {
      title: 'Fertig', lead: 'Redlich ist eingerichtet. Ein zweiter Faktor macht Ihren Zugang deutlich sicherer; Sie finden ihn unter „Mein Konto“.',
      go: 'Los geht’s',
    },
  },
  en: {
    title: 'Set up Redlich',
    step: 'Step {{step}} of {{of}}', next: 'Next', back: 'Back',
    required: 'Please fill in', postcode: 'Five digits', email: 'Please check the address', weak: 'Please choose a stronger password',
    differs: 'The passwords differ',
    company: {
      title: 'Your company', lead: 'This is how it appears on order slips, receipts and in your privacy notice.',
      name: 'Name', nameHint: 'As in the commercial register or on the shop sign', street: 'Street and number', postcode: 'Postcode', city: 'Town',
      state: 'Federal state', stateHint: 'Decides which data protection authority is in charge', email: 'E-mail', phone: 'Phone',
    },
    owner: {
      title: 'Your access', lead: 'You are the first person and may do everything. You can add others later.',
      name: 'Your name', login: 'User name', loginHint: 'You sign in with it; small letters and digits', password: 'Password', again: 'Repeat the password',
    },
    promises: {
      title: 'What Redlich promises', lead: 'These sentences will stand in your papers. Redlich keeps them by itself and proves it.',
      local: 'Everything stays here', localDetail: 'Redlich opens no connection to the outside by itself. You switch on each service one by one and see what it gets.',
      dies: 'Data dies on time', diesDetail: 'Every kind of data has a deletion rule. Once its purpose is fulfilled it is deleted, in the backups too, without anybody having to remember.',
      consent: 'Nothing happens without consent', consentDetail: 'None is set by default. Whoever withdraws is forgotten as easily as they agreed.',
      access: 'Every look has a reason', accessDetail: 'Whoever opens customer data names the purpose. The ledger cannot be changed.',
      keys: 'Deleted is deleted', keysDetail: 'We cannot bring deleted data back either. So keep the recovery key safe as soon as Redlich offers it.',
      finish: 'Set up Redlich',
    },
    done: {
      title: 'Done', lead: 'Redlich is set up. A second factor makes your access much safer; you find it under “My account”.',
      go: 'Let’s go',
    },
  },
});
