import { defineTexts } from '../i18n/texts.ts';

/** Texts of reading foreign tables. */
export const csvTexts = defineTexts({
  de: {
    place: {
      row: 'Zeile {{row}}',
      rowAndLine: 'Zeile {{row}} (in der Datei ab Zeile {{line}})',
      column: 'Spalte „{{column}}“',
    },
    reason: {
      'cells-missing': 'Die Zeile hat nur {{found}} von {{expected}} Zellen.',
      'cells-extra':
        'Die Zeile hat {{found}} statt {{expected}} Zellen. Steht in einer Zelle das Trennzeichen, muss sie in Anführungszeichen gesetzt sein.',
      'quote-misplaced':
        'Nach einem schließenden Anführungszeichen steht noch Text. Anführungszeichen innerhalb einer Zelle müssen verdoppelt sein.',
      'quote-unclosed':
        'Ein Anführungszeichen, das in dieser Zeile beginnt, wird nie geschlossen. Alles danach wurde nicht gelesen.',
      'row-too-long':
        'Die Zeile ist länger als {{limit}} Bytes. Vermutlich fehlt ein schließendes Anführungszeichen. Alles danach wurde nicht gelesen.',
      undecodable:
        'Die Zelle enthält Zeichen, die nicht lesbar sind. Bitte prüfen Sie die Zeichenkodierung der Datei.',
      'nul-byte': 'Die Zelle enthält ein Nullzeichen. Die Datei ist vermutlich beschädigt.',
      duplicate: 'Dieser Wert darf nur einmal vorkommen, steht aber schon in Zeile {{earlier}}.',
      required: 'Hier fehlt eine Angabe.',
      'too-long': 'Der Text ist länger als {{limit}} Zeichen.',
      'control-character': 'Der Text enthält unsichtbare Steuerzeichen.',
      formula: 'Die Zelle enthält eine Formel. Aus Sicherheitsgründen wird sie nicht übernommen.',
      'not-a-phone': 'Das ist keine Telefonnummer.',
      'not-an-email': 'Das ist keine gültige E-Mail-Adresse.',
      'not-a-date': 'Das ist kein Datum in der Form TT.MM.JJJJ oder JJJJ-MM-TT.',
      'impossible-date': 'Diesen Tag oder diese Uhrzeit gibt es nicht.',
      'two-digit-year': 'Das Jahr hat nur zwei Ziffern. Bitte geben Sie es mit vier Ziffern an.',
      'ambiguous-date':
        'Tag und Monat lassen sich nicht unterscheiden. Bitte verwenden Sie TT.MM.JJJJ oder JJJJ-MM-TT.',
      'too-early': 'Das Datum liegt vor dem frühesten erlaubten Tag ({{limit}}).',
      'too-late': 'Das Datum liegt nach dem spätesten erlaubten Tag ({{limit}}).',
      'not-a-number': 'Das ist keine Zahl.',
      'not-whole': 'Hier ist nur eine ganze Zahl möglich.',
      'too-many-decimals': 'Die Zahl hat mehr Nachkommastellen als möglich ({{limit}}).',
      'ambiguous-number':
        'Es ist nicht erkennbar, ob der Punkt oder das Komma hier Tausender gliedert oder Nachkommastellen abtrennt. Bitte geben Sie an, wie die Datei Zahlen schreibt.',
      'mixed-notation':
        'Diese Zahl ist anders geschrieben als die übrigen der Spalte. Punkt und Komma müssen in einer Spalte immer dasselbe bedeuten.',
      'foreign-currency': 'Der Betrag ist nicht in Euro angegeben.',
      'too-small': 'Die Zahl ist kleiner als {{limit}}.',
      'too-large': 'Die Zahl ist größer als {{limit}}.',
      'not-yes-or-no': 'Hier ist nur Ja oder Nein möglich.',
      'unknown-choice': 'Dieser Wert ist nicht bekannt. Möglich sind: {{allowed}}.',
      'not-a-code': 'Das ist weder eine EAN noch eine ISBN.',
      'wrong-check-digit': 'Die Prüfziffer der EAN oder ISBN stimmt nicht.',
      'rounded-by-spreadsheet':
        'Eine Tabellenkalkulation hat die Nummer gerundet. Bitte formatieren Sie die Spalte dort als Text und exportieren Sie neu.',
    },
    table: {
      empty: 'Die Datei ist leer.',
      'spreadsheet-file': 'Das ist eine Arbeitsmappe. Bitte speichern Sie die Tabelle darin als CSV (UTF-8).',
      'not-text': 'Die Datei ist keine Textdatei. Bitte speichern Sie die Tabelle als CSV (UTF-8).',
      'header-unreadable': 'Die Überschriften (Zeile {{line}} der Datei) sind nicht lesbar: {{reason}}',
      'header-missing':
        'In der ersten Zeile stehen Werte statt Überschriften. Bitte ergänzen Sie eine Zeile mit den Spaltennamen.',
      'header-empty': 'Ohne Überschrift: Spalte {{columns}}. Bitte geben Sie jeder Spalte einen Namen.',
      'header-twice':
        'Dieselbe Überschrift steht mehrfach: in den Spalten {{columns}}. Bitte machen Sie die Namen eindeutig.',
      'too-many-columns': 'Die Tabelle hat mehr als {{limit}} Spalten. Vermutlich fehlen die Zeilenumbrüche.',
    },
    mapping: {
      'mapping-malformed': 'Eintrag {{place}} der Spaltenzuordnung hat nicht die Form Spalte=Feld.',
      'column-unknown': 'Eine Spalte „{{column}}“ gibt es in der Datei nicht. Vorhanden sind: {{columns}}.',
      'field-unknown': 'Ein Feld „{{field}}“ gibt es nicht. Möglich sind: {{fields}}.',
      'field-twice':
        'Für das Feld „{{field}}“ kommen mehrere Spalten in Frage: {{columns}}. Bitte ordnen Sie genau eine zu.',
      'field-missing': 'Für das Feld „{{field}}“ fehlt eine Spalte. Vorhanden sind: {{columns}}.',
    },
  },
  en: {
    place: {
      row: 'Row {{row}}',
      rowAndLine: 'Row {{row}} (from line {{line}} of the file)',
      column: 'column “{{column}}”',
    },
    reason: {
      'cells-missing': 'The row has only {{found}} of {{expected}} cells.',
      'cells-extra':
        'The row has {{found}} cells instead of {{expected}}. A cell that contains the separator must be in quotes.',
      'quote-misplaced': 'There is text after a closing quote. Quotes inside a cell must be doubled.',
      'quote-unclosed': 'A quote that opens in this row is never closed. Nothing after it was read.',
      'row-too-long':
        'The row is longer than {{limit}} bytes. A closing quote is probably missing. Nothing after it was read.',
      undecodable: 'The cell contains characters that cannot be read. Please check the encoding of the file.',
      'nul-byte': 'The cell contains a NUL character. The file is probably damaged.',
      duplicate: 'This value may occur only once but is already in row {{earlier}}.',
      required: 'A value is missing here.',
      'too-long': 'The text is longer than {{limit}} characters.',
      'control-character': 'The text contains invisible control characters.',
      formula: 'The cell contains a formula. For safety it is not taken over.',
      'not-a-phone': 'This is not a phone number.',
      'not-an-email': 'This is not a valid e-mail address.',
      'not-a-date': 'This is not a date written as DD.MM.YYYY or YYYY-MM-DD.',
      'impossible-date': 'There is no such day or time.',
      'two-digit-year': 'The year has only two digits. Please give it with four.',
      'ambiguous-date': 'Day and month cannot be told apart. Please use DD.MM.YYYY or YYYY-MM-DD.',
      'too-early': 'The date is before the earliest day allowed ({{limit}}).',
      'too-late': 'The date is after the latest day allowed ({{limit}}).',
      'not-a-number': 'This is not a number.',
      'not-whole': 'Only a whole number is possible here.',
      'too-many-decimals': 'The number has more decimal places than possible ({{limit}}).',
      'ambiguous-number':
        'It cannot be told whether the point or comma here groups thousands or separates decimals. Please say how the file writes numbers.',
      'mixed-notation':
        'This number is written differently from the others in its column. Point and comma must mean the same throughout a column.',
      'foreign-currency': 'The amount is not in euros.',
      'too-small': 'The number is less than {{limit}}.',
      'too-large': 'The number is greater than {{limit}}.',
      'not-yes-or-no': 'Only yes or no is possible here.',
      'unknown-choice': 'This value is not known. Possible are: {{allowed}}.',
      'not-a-code': 'This is neither an EAN nor an ISBN.',
      'wrong-check-digit': 'The check digit of the EAN or ISBN is wrong.',
      'rounded-by-spreadsheet':
        'A spreadsheet has rounded the number. Please format the column there as text and export it again.',
    },
    table: {
      empty: 'The file is empty.',
      'spreadsheet-file': 'This is a workbook. Please save the table in it as CSV (UTF-8).',
      'not-text': 'The file is not a text file. Please save the table as CSV (UTF-8).',
      'header-unreadable': 'The headings (line {{line}} of the file) cannot be read: {{reason}}',
      'header-missing':
        'The first row has values instead of headings. Please add a row with the names of the columns.',
      'header-empty': 'Without a heading: column {{columns}}. Please give every column a name.',
      'header-twice':
        'The same heading occurs more than once: in columns {{columns}}. Please make the names unique.',
      'too-many-columns': 'The table has more than {{limit}} columns. The line ends are probably missing.',
    },
    mapping: {
      'mapping-malformed': 'Entry {{place}} of the column mapping does not have the form column=field.',
      'column-unknown': 'There is no column “{{column}}” in the file. There are: {{columns}}.',
      'field-unknown': 'There is no field “{{field}}”. Possible are: {{fields}}.',
      'field-twice': 'Several columns fit the field “{{field}}”: {{columns}}. Please assign exactly one.',
      'field-missing': 'There is no column for the field “{{field}}”. There are: {{columns}}.',
    },
  },
});
