import { defineTexts } from '../i18n/texts.ts';

/** Texts of the mail. */
export const mailTexts = defineTexts({
  de: {
    settings: {
      mail: 'Mailversand',
      password: 'Passwort für den Mailversand',
      mailbox: 'Postfach',
      mailboxPassword: 'Passwort des Postfachs',
    },
    routes: {
      test: 'Eine Probenachricht an die eigene Absenderadresse senden',
      mailboxTest: 'Das Postfach zur Probe öffnen; es bleibt, wie es ist',
    },
    mailbox: {
      'switched-off': 'Das Abholen ist ausgeschaltet.',
      'not-configured': 'Es fehlen noch Benutzer oder Passwort.',
      'private-address':
        'Der Server steht im eigenen Netz. Das müssen Sie beim Empfänger ausdrücklich erlauben.',
      unreachable: 'Der Server ist nicht erreichbar.',
      'tls-failed': 'Die Verschlüsselung kam nicht zustande, das Zertifikat des Servers ist nicht gültig.',
      'login-failed': 'Der Server hat die Anmeldung abgelehnt. Bitte prüfen Sie Benutzer und Passwort.',
      'no-folder': 'Diesen Ordner gibt es im Postfach nicht.',
    },
    test: {
      subject: 'Probenachricht von Redlich',
      text: 'Diese Nachricht hat Redlich zur Probe verschickt. Wenn Sie sie lesen, ist der Mailversand richtig eingestellt.',
    },
    refused: {
      'switched-off': 'Der Mailversand ist ausgeschaltet.',
      'not-configured': 'Es fehlt noch die Absenderadresse.',
      'host-not-allowed': 'Der Mailserver wurde gerade geändert. Bitte versuchen Sie es noch einmal.',
      'private-address':
        'Der Mailserver steht im eigenen Netz. Das müssen Sie beim Empfänger ausdrücklich erlauben.',
      'tls-not-offered': 'Der Mailserver bietet keine Verschlüsselung an. Es wurde nichts gesendet.',
      'tls-failed':
        'Die Verschlüsselung kam nicht zustande, das Zertifikat des Mailservers ist nicht gültig. Es wurde nichts gesendet.',
      'password-needs-tls': 'Das Passwort wird nicht unverschlüsselt gesendet. Es wurde nichts gesendet.',
      'login-failed': 'Der Mailserver hat die Anmeldung abgelehnt. Bitte prüfen Sie Benutzer und Passwort.',
      'sender-rejected': 'Der Mailserver nimmt die Absenderadresse nicht an.',
      'invalid-address': 'Die Mailadresse ist nicht gültig.',
      'invalid-text': 'Name oder Betreff enthalten unerlaubte Zeichen.',
      rejected: 'Der Mailserver hat die Nachricht abgelehnt.',
    },
    later: {
      unreachable: 'Der Mailserver ist nicht erreichbar.',
      busy: 'Der Mailserver nimmt gerade nichts an.',
      'connection-lost': 'Die Verbindung zum Mailserver brach ab.',
      unanswered: 'Der Mailserver hat den Empfang nicht bestätigt. Vielleicht ist die Nachricht angekommen.',
    },
  },
  en: {
    settings: {
      mail: 'Mail',
      password: 'Password for sending mail',
      mailbox: 'Mailbox',
      mailboxPassword: 'Password of the mailbox',
    },
    routes: {
      test: 'Send a test message to your own sender address',
      mailboxTest: 'Open the mailbox on trial; it stays as it is',
    },
    mailbox: {
      'switched-off': 'Fetching is switched off.',
      'not-configured': 'User or password are still missing.',
      'private-address':
        'The server is in your own network. You must allow that explicitly at the recipient.',
      unreachable: 'The server cannot be reached.',
      'tls-failed': 'Encryption failed because the server’s certificate is not valid.',
      'login-failed': 'The server refused to log in. Please check user and password.',
      'no-folder': 'There is no such folder in the mailbox.',
    },
    test: {
      subject: 'Test message from Redlich',
      text: 'Redlich sent this message as a test. If you can read it, mail is set up correctly.',
    },
    refused: {
      'switched-off': 'Mail is switched off.',
      'not-configured': 'The sender address is still missing.',
      'host-not-allowed': 'The mail server has just been changed. Please try again.',
      'private-address':
        'The mail server is in your own network. You must allow that explicitly at the recipient.',
      'tls-not-offered': 'The mail server offers no encryption. Nothing was sent.',
      'tls-failed': 'Encryption failed because the mail server’s certificate is not valid. Nothing was sent.',
      'password-needs-tls': 'The password is not sent unencrypted. Nothing was sent.',
      'login-failed': 'The mail server refused the login. Please check user and password.',
      'sender-rejected': 'The mail server does not accept the sender address.',
      'invalid-address': 'The mail address is not valid.',
      'invalid-text': 'The name or the subject contains characters that are not allowed.',
      rejected: 'The mail server rejected the message.',
    },
    later: {
      unreachable: 'The mail server cannot be reached.',
      busy: 'The mail server accepts nothing at the moment.',
      'connection-lost': 'The connection to the mail server broke.',
      unanswered: 'The mail server did not confirm. The message may have arrived.',
    },
  },
});
