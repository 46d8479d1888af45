import { defineTexts } from '../i18n/index.ts';

/** The words of the shared components. */
export const uiTexts = defineTexts({
  de: {
    action: {
      cancel: 'Abbrechen', close: 'Schließen', retry: 'Erneut versuchen', reload: 'Neu laden', save: 'Speichern',
      confirm: 'Bestätigen', back: 'Zurück', edit: 'Bearbeiten', delete: 'Löschen', add: 'Hinzufügen', open: 'Öffnen',
      print: 'Drucken', copy: 'Kopieren', copied: 'Kopiert', more: 'Weitere laden',
    },
    list: {
      loading: 'Wird geladen …', empty: 'Nichts vorhanden', shown_one: '{{count}} Eintrag', shown_other: '{{count}} Einträge',
      shownOf: '{{shown}} von {{total}}', sortAscending: 'Aufsteigend sortieren', sortDescending: 'Absteigend sortieren',
      select: '{{name}} auswählen', selectAll: 'Alle auswählen',
    },
    search: { clear: 'Suche leeren', scanned: 'Gescannt: {{code}}' },
    dsgvo: {
      given: 'Einwilligungen liegen vor', partly: 'Einwilligungen liegen zum Teil vor', none: 'Keine Einwilligung',
      short: 'DSGVO', details: 'DSGVO: {{state}}. Einzelheiten anzeigen',
    },
    shield: {
      on: 'Sichtschutz ist an', off: 'Sichtschutz ist aus', covered: 'Verdeckt', reveal: 'Anzeigen', hide: 'Verdecken',
      revealThis: '{{what}} anzeigen', hideThis: '{{what}} verdecken', content: 'Personenbezogene Angaben',
    },
    due: {
      dies: 'stirbt {{when}}', due: 'fällig {{when}}', expires: 'läuft {{when}} ab', never: 'ohne Termin', overdue: 'überfällig',
    },
    error: {
      offline: 'Keine Verbindung zum Server', offlineDetail: 'Ihre Eingaben sind noch da. Bitte prüfen Sie, ob Redlich läuft, und versuchen Sie es erneut.',
      forbidden: 'Dafür fehlt Ihnen die Berechtigung', forbiddenDetail: 'Bitte wenden Sie sich an die Inhaberin oder den Inhaber.',
      missing: 'Nicht gefunden', missingDetail: 'Der Eintrag ist gelöscht oder hat nie existiert.',
      conflict: 'Inzwischen geändert', conflictDetail: 'Jemand anderes war schneller. Laden Sie den neuen Stand und prüfen Sie Ihre Änderung.',
      tooMany: 'Zu viele Versuche', tooManyDetail: 'Bitte warten Sie einen Moment.',
      server: 'Das hat nicht geklappt', serverDetail: 'Der Fehler liegt bei Redlich, nicht bei Ihnen. Er ist vermerkt.',
      gone: 'Endgültig gelöscht', goneDetail: 'Diese Daten sind gestorben; es gibt keine Kopie.', code: 'Kennung: {{code}}',
    },
    keys: { title: 'Tastatur' },
    chart: {
      table: 'Als Tabelle', chart: 'Als Diagramm', day: 'Tag', total: 'Summe', nothing: 'In diesem Zeitraum stirbt nichts.',
      summary_one: 'In den nächsten {{days}} Tagen stirbt {{count}} Datensatz.', summary_other: 'In den nächsten {{days}} Tagen sterben {{count}} Datensätze.',
    },
    toast: { region: 'Meldungen', dismiss: 'Meldung schließen' },
    field: { required: 'Pflichtfeld', optional: 'freiwillig', show: 'Anzeigen', hide: 'Verbergen' },
    print: { preview: 'Druckvorschau' },
    crumbs: 'Pfad',
  },
  en: {
    action: {
      cancel: 'Cancel', close: 'Close', retry: 'Try again', reload: 'Reload', save: 'Save',
      confirm: 'Confirm', back: 'Back', edit: 'Edit', delete: 'Delete', add: 'Add', open: 'Open',
      print: 'Print', copy: 'Copy', copied: 'Copied', more: 'Load more',
    },
    list: {
      loading: 'Loading …', empty: 'Nothing here', shown_one: '{{count}} entry', shown_other: '{{count}} entries',
      shownOf: '{{shown}} of {{total}}', sortAscending: 'Sort ascending', sortDescending: 'Sort descending',
      select: 'Select {{name}}', selectAll: 'Select all',
    },
    search: { clear: 'Clear search', scanned: 'Scanned: {{code}}' },
    dsgvo: {
      given: 'Consents are given', partly: 'Some consents are given', none: 'No consent',
      short: 'GDPR', details: 'GDPR: {{state}}. Show details',
    },
    shield: {
      on: 'Privacy shield is on', off: 'Privacy shield is off', covered: 'Covered', reveal: 'Show', hide: 'Cover',
      revealThis: 'Show {{what}}', hideThis: 'Cover {{what}}', content: 'Personal data',
    },
    due: {
      dies: 'dies {{when}}', due: 'due {{when}}', expires: 'expires {{when}}', never: 'no date', overdue: 'overdue',
    },
    error: {
      offline: 'No connection to the server', offlineDetail: 'Your input is still here. Please check that Redlich is running and try again.',
      forbidden: 'You are not allowed to do this', forbiddenDetail: 'Please ask the owner.',
      missing: 'Not found', missingDetail: 'The entry is deleted or never existed.',
      conflict: 'Changed in the meantime', conflictDetail: 'Somebody else was faster. Load the new state and check your change.',
      tooMany: 'Too many attempts', tooManyDetail: 'Please wait a moment.',
      server: 'That did not work', serverDetail: 'The fault is with Redlich, not with you. It has been recorded.',
      gone: 'Deleted for good', goneDetail: 'This data has died; there is no copy.', code: 'Code: {{code}}',
    },
    keys: { title: 'Keyboard' },
    chart: {
      table: 'As a table', chart: 'As a chart', day: 'Day', total: 'Total', nothing: 'Nothing dies in this period.',
      summary_one: '{{count}} record dies in the next {{days}} days.', summary_other: '{{count}} records die in the next {{days}} days.',
    },
    toast: { region: 'Notifications', dismiss: 'Dismiss notification' },
    field: { required: 'Required', optional: 'optional', show: 'Show', hide: 'Hide' },
    print: { preview: 'Print preview' },
    crumbs: 'Breadcrumb',
  },
});
