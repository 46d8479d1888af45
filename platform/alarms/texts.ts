import { defineTexts } from '../i18n/texts.ts';

/** Texts of the alarms. */
export const alarmTexts = defineTexts({
  de: {
    job: 'Alarme melden',
    mail: {
      subject_one: 'Redlich: {{count}} Alarm',
      subject_other: 'Redlich: {{count}} Alarme',
      over: 'Redlich: Entwarnung',
      raised: 'Das braucht jetzt jemanden:',
      cleared: 'Das ist wieder in Ordnung:',
      about: 'Betrifft: {{about}}',
      since: 'Seit: {{since}}',
      foot: 'Mehr unter „Alarme“ in Redlich. Diese Nachricht enthält keine personenbezogenen Daten.',
    },
    settings: {
      alarms: 'Wohin Alarme gemeldet werden',
      secret: 'Schlüssel, mit dem Meldungen an das Überwachungssystem unterschrieben werden',
      metrics: 'Prüfwert des Zugangs zu den Messwerten',
      evidenceKey: 'Schlüssel, mit dem Belege von Angriffen unterschrieben werden',
    },
    routes: {
      list: 'Was jetzt jemanden braucht, und was war',
      dismiss: 'Einen Alarm als gesehen ablegen',
      metrics: 'Messwerte für ein Überwachungssystem, ohne personenbezogene Daten',
      token: 'Einen neuen Zugang zu den Messwerten ausstellen',
      evidence: 'Was über Angriffe festgehalten ist, als Datei für die Behörden',
      attacks: 'Was an Angriffen festgehalten ist, ohne Adressen',
      attack: 'Die Anfragen eines Angriffs mit Adresse und Browser',
      test: 'Einen Probealarm an das Überwachungssystem senden',
    },
    problem: {
      unknown: 'Diesen Alarm gibt es nicht (mehr).',
      endsByItself: 'Dieser Alarm endet von selbst, sobald die Ursache behoben ist.',
      attackUnknown: 'Von diesem Angriff ist nichts (mehr) festgehalten.',
      metrics: 'Messwerte gibt es nur auf diesem Rechner oder mit einem Zugang.',
    },
    kinds: {
      store: 'Der Datenspeicher nimmt nichts mehr an.',
      storeAdvice:
        'Ist die Platte voll, schreibgeschützt oder der Datenbankserver weg? Bis das behoben ist, wird nichts gespeichert. Was bestätigt wurde, ist sicher.',
      clock: 'Die Uhr dieses Rechners ist gesprungen.',
      clockAdvice:
        'Löschfristen und Nachweise hängen an der Uhr. Bitte die Zeiteinstellung (NTP) des Rechners prüfen.',
      disk: 'Der Platz auf der Platte geht zu Ende.',
      diskAdvice:
        'Bitte Platz schaffen oder die Platte vergrößern, bevor nichts mehr gespeichert werden kann.',
      jobLate: 'Eine Aufgabe läuft nicht, wie sie soll.',
      jobLateAdvice:
        'Die Aufgabe ist überfällig oder zuletzt gescheitert. Unter „Betrieb“ steht die Nummer des Fehlers; mit ihr findet sich der Eintrag im Protokoll.',
      other: 'Eine Prüfung des Betriebs ist gescheitert.',
      otherAdvice: 'Bitte unter „Betrieb“ nachsehen.',
      guessing: 'Jemand probiert Passwörter durch.',
      guessingAdvice:
        'Die Anmeldung bremst und sperrt von selbst. Unter „Benutzer“ steht, welche Namen versucht wurden; dort lässt sich der Nachweis für die Behörden holen. Ein zweiter Faktor schützt zusätzlich.',
      probing: 'Jemand sucht nach Schwachstellen.',
      probingAdvice:
        'Jemand fragt nach Seiten, die es nicht gibt, oder schiebt Befehle unter. Was versucht wurde, steht unter „Alarme“ und liegt sieben Tage als Nachweis bereit; hört es nicht auf, die Adresse am Netzübergang sperren.',
      door: 'Ein Empfänger wollte woandershin, als Sie es erlaubt haben.',
      doorAdvice:
        'Die Verbindung wurde nicht aufgebaut. Stimmen Rechnername und Port des Empfängers noch? Zeigt der Name jetzt ins eigene Netz, könnte der Namensdienst verfälscht sein.',
      budget: 'Ein Empfänger hat für heute genug erhalten.',
      budgetAdvice:
        'Das Tagesmaß ist ausgeschöpft, die Verbindung ruht bis morgen. War das gewollt, lässt sich das Maß unter „Türen nach außen“ ändern.',
      socket: 'Ein Programmteil wollte an der Tür vorbei nach außen.',
      socketAdvice:
        'Die Verbindung wurde sofort beendet. Das darf nicht vorkommen: Bitte den Eintrag „socket-refused“ im Protokoll an die Entwickler geben und eine geänderte oder fremde Installation ausschließen.',
      test: 'Das ist ein Probealarm.',
      testAdvice: 'Es ist nichts zu tun.',
    },
    checks: { disk: 'Freier Platz für Daten, in Megabyte' },
    recipients: {
      webhook: 'Überwachungssystem (Webhook)',
      webhookReceives: 'Art, Schwere und Zeit von Störungen und Angriffen, ohne personenbezogene Daten',
    },
    activity: {
      title: 'Überwachung des Betriebs',
      description:
        'Störungen und Angriffe werden bemerkt und sofort gemeldet. Die Meldung selbst enthält keine personenbezogenen Daten.',
    },
    pledges: {
      availability:
        'Störungen werden bemerkt: Gesundheit, Plattenplatz, Alter der Sicherung, fehlgeschlagene Anmeldungen und Uhrabweichung lösen Alarme aus.',
      servers:
        'Der Server wird überwacht; Auffälligkeiten und Angriffe lösen sofort Alarm aus. Das Protokoll geht, sobald einer eingeschaltet ist, auch an einen getrennten Protokollserver, damit ein Angriff nachvollziehbar bleibt, wenn der Server nicht mehr da ist.',
    },
  },
  en: {
    job: 'Tell of alarms',
    mail: {
      subject_one: 'Redlich: {{count}} alarm',
      subject_other: 'Redlich: {{count}} alarms',
      over: 'Redlich: all clear',
      raised: 'This needs somebody now:',
      cleared: 'This is in order again:',
      about: 'About: {{about}}',
      since: 'Since: {{since}}',
      foot: 'More under “Alarms” in Redlich. This message holds no personal data.',
    },
    settings: {
      alarms: 'Where alarms are told',
      secret: 'Key that signs what is told to the monitoring system',
      metrics: 'Hash of the access to the metrics',
      evidenceKey: 'Key that signs evidence of attacks',
    },
    routes: {
      list: 'What needs somebody now, and what was',
      dismiss: 'Put an alarm away as seen',
      metrics: 'Metrics for a monitoring system, without personal data',
      token: 'Issue a new access to the metrics',
      evidence: 'What is kept of attacks, as a file for the authorities',
      attacks: 'What is kept of attacks, without addresses',
      attack: 'The requests of one attack with address and browser',
      test: 'Send a test alarm to the monitoring system',
    },
    problem: {
      unknown: 'There is no such alarm (any more).',
      endsByItself: 'This alarm ends by itself as soon as its cause is gone.',
      attackUnknown: 'Nothing is kept of this attack (any more).',
      metrics: 'Metrics are given on this computer only, or with an access token.',
    },
    kinds: {
      store: 'The store takes nothing any more.',
      storeAdvice:
        'Is the disk full, read-only, or the database server gone? Until that is solved nothing is stored. What was confirmed is safe.',
      clock: 'The clock of this computer jumped.',
      clockAdvice: 'Deletion dates and records depend on the clock. Please check the computer’s time (NTP).',
      disk: 'The disk is running out of space.',
      diskAdvice: 'Please make room or enlarge the disk before nothing can be stored any more.',
      jobLate: 'A job does not run as it should.',
      jobLateAdvice:
        'It is late or failed the last time. The number of the fault stands under “Operation”; the log has the entry.',
      other: 'A check of the operation failed.',
      otherAdvice: 'Please look under “Operation”.',
      guessing: 'Somebody is trying passwords.',
      guessingAdvice:
        'Signing in slows down and locks by itself. Under “Users” it says which names were tried; the evidence for the authorities is there. A second factor protects further.',
      probing: 'Somebody is looking for weak spots.',
      probingAdvice:
        'Somebody asks for pages that do not exist, or slips commands in. What was tried stands under “Alarms” and is kept as evidence for seven days; if it does not stop, block the address at the edge of your network.',
      door: 'A recipient wanted to go elsewhere than you allowed.',
      doorAdvice:
        'The connection was not made. Are host and port of the recipient still right? If the name now points into your own network, the name service may be forged.',
      budget: 'A recipient got enough for today.',
      budgetAdvice:
        'The day’s budget is spent and the connection rests until tomorrow. If that was intended, the budget can be changed under “Doors to the outside”.',
      socket: 'A part of the program wanted out around the door.',
      socketAdvice:
        'The connection was ended at once. This must not happen: please hand the entry “socket-refused” of the log to the developers, and rule out a changed or foreign installation.',
      test: 'This is a test alarm.',
      testAdvice: 'There is nothing to do.',
    },
    checks: { disk: 'Free space for data, in megabytes' },
    recipients: {
      webhook: 'Monitoring system (webhook)',
      webhookReceives: 'kind, severity and time of faults and attacks, without personal data',
    },
    activity: {
      title: 'Watching the operation',
      description: 'Faults and attacks are noticed and told at once. What is told holds no personal data.',
    },
    pledges: {
      availability:
        'Faults are noticed: health, disk, backup age, failed sign-ins and clock drift raise alarms.',
      servers:
        'The server is watched; anomalies and attacks raise an alarm at once. As soon as one is switched on, the log goes to a separate log server, too, so that an attack can be traced even if the server is gone.',
    },
  },
});
