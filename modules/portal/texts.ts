import { defineTexts } from '../../platform/i18n/texts.ts';

/** Texts of the portal's server side. */
export const portalTexts = defineTexts({
  de: {
    routes: {
      session: 'Wer im Portal angemeldet ist',
      signIn: 'Am Portal anmelden',
      signOut: 'Vom Portal abmelden',
      choose: 'Mit einem Link ein Passwort wählen',
      forgotten: 'Einen Link für ein neues Passwort anfordern',
      password: 'Das eigene Passwort ändern',
      choices: 'Wählen, worüber und wie man benachrichtigt wird',
      close: 'Den eigenen Zugang schließen und löschen',
      notices: 'Hinweise im Portal',
      tickets: 'Eigene Anfragen',
      ticket: 'Eine eigene Anfrage mit ihren Nachrichten',
      ask: 'Eine Anfrage stellen',
      answer: 'Auf eine Anfrage antworten',
      file: 'Eine Datei zu einer Nachricht legen',
      download: 'Eine Datei herunterladen',
      contracts: 'Eigene Verträge',
      accounts: 'Zugänge zum Portal',
      invite: 'Jemanden ins Portal einladen',
      reinvite: 'Einen neuen Einladungslink ausstellen',
      change: 'Einen Zugang ändern',
      noticesAll: 'Alle Hinweise',
      publish: 'Einen Hinweis veröffentlichen',
      withdraw: 'Einen Hinweis zurückziehen',
    },
    jobs: {
      expired: 'Abgelaufene Anmeldungen im Portal beenden',
      notices: 'Hinweise per E-Mail verschicken',
    },
    problem: {
      link: 'Der Link gilt nicht mehr. Bitte fordern Sie einen neuen an.',
      taken: 'Für diese E-Mail-Adresse gibt es schon einen Zugang.',
      unknown: 'Das gibt es nicht, oder es ist nicht für Sie bestimmt.',
      company: 'Ohne Firma kann niemand die Anfragen einer Firma sehen.',
    },
    settings: { portal: 'Portal' },
    mail: {
      inviteSubject: 'Ihr Zugang zum Portal von {{company}}',
      invite:
        'Guten Tag {{name}},\n\nSie sind ins Portal von {{company}} eingeladen. Mit diesem Link wählen Sie Ihr Passwort; er gilt sieben Tage und nur einmal:\n\n{{link}}\n\nSie melden sich dann mit dieser E-Mail-Adresse an. Wenn Sie damit nichts anfangen können, löschen Sie diese Nachricht bitte.',
      forgottenSubject: 'Neues Passwort für das Portal von {{company}}',
      forgotten:
        'Guten Tag {{name}},\n\nmit diesem Link wählen Sie ein neues Passwort; er gilt eine Stunde und nur einmal:\n\n{{link}}\n\nWenn Sie ihn nicht angefordert haben, ist nichts zu tun: Ihr Passwort bleibt, wie es ist.',
      noticeFooter:
        'Sie bekommen diese Nachricht, weil Sie es im Portal so gewählt haben. Ändern können Sie das dort unter „Benachrichtigungen“: {{link}}',
    },
  },
  en: {
    routes: {
      session: 'Who is signed in to the portal',
      signIn: 'Sign in to the portal',
      signOut: 'Sign out of the portal',
      choose: 'Choose a password by a link',
      forgotten: 'Ask for a link for a new password',
      password: 'Change your password',
      choices: 'Choose what you are told of and how',
      close: 'Close and erase your account',
      notices: 'Notices in the portal',
      tickets: 'Your enquiries',
      ticket: 'One of your enquiries with its messages',
      ask: 'Make an enquiry',
      answer: 'Answer an enquiry',
      file: 'Add a file to a message',
      download: 'Download a file',
      contracts: 'Your contracts',
      accounts: 'Accounts for the portal',
      invite: 'Invite somebody to the portal',
      reinvite: 'Issue a new invitation link',
      change: 'Change an account',
      noticesAll: 'All notices',
      publish: 'Publish a notice',
      withdraw: 'Withdraw a notice',
    },
    jobs: { expired: 'End expired sessions of the portal', notices: 'Send notices by e-mail' },
    problem: {
      link: 'The link is no longer valid. Please ask for a new one.',
      taken: 'There is an account for this e-mail address already.',
      unknown: 'There is no such thing, or it is not meant for you.',
      company: 'Without a company nobody can see a company’s enquiries.',
    },
    settings: { portal: 'Portal' },
    mail: {
      inviteSubject: 'Your access to the portal of {{company}}',
      invite:
        'Hello {{name}},\n\nyou are invited to the portal of {{company}}. With this link you choose your password; it is valid for seven days and only once:\n\n{{link}}\n\nThen you sign in with this e-mail address. If this means nothing to you, please delete this message.',
      forgottenSubject: 'New password for the portal of {{company}}',
      forgotten:
        'Hello {{name}},\n\nwith this link you choose a new password; it is valid for one hour and only once:\n\n{{link}}\n\nIf you did not ask for it, there is nothing to do: your password stays as it is.',
      noticeFooter:
        'You get this message because you chose so in the portal. You can change that there under “Notifications”: {{link}}',
    },
  },
});
