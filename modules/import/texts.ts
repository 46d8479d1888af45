import { defineTexts } from '../../platform/i18n/index.ts';

/** Texts of taking over the data of an older system. */
export const importTexts = defineTexts({
  de: {
    reason: {
      country:
        'Dieses Land ist nicht bekannt. Möglich sind Kürzel wie DE oder der Name auf Deutsch oder Englisch.',
      numberTwice: 'Diese Nummer steht schon in Zeile {{earlier}}.',
      codeTaken: 'Diese EAN oder ISBN gehört schon zu einem anderen Artikel.',
      codeTwice: 'Diese EAN oder ISBN steht schon in Zeile {{earlier}}.',
      customerUnknown:
        'Eine Kundin oder einen Kunden mit dieser Nummer gibt es hier nicht (oder nicht mehr).',
      articleUnknown: 'Einen Artikel mit dieser Nummer, EAN oder ISBN gibt es hier nicht.',
      noLines: 'Zu dieser Bestellung gibt es keine Position.',
      orderUnknown: 'Die Bestellung, zu der diese Position gehört, steht nicht in der Datei.',
      rowsDisagree: 'Kunde, Datum oder Stand weichen von der ersten Zeile derselben Bestellung ab.',
      beforeOrdered: 'Dieser Tag liegt vor dem Tag der Bestellung.',
      bothEnds: 'Eine Bestellung kann nicht abgeholt und storniert sein.',
    },
    linesMissing:
      'Es fehlen die Positionen: Entweder hat jede Zeile Artikel, Menge und Preis, oder sie stehen in einer zweiten Datei (--lines).',
    fate: {
      customer: 'Der nächste Löschlauf löscht sie.',
      order: 'Der nächste Löschlauf nimmt ihnen den Namen; die Zahlen bleiben.',
      files: 'Ohne offene Bestellung und ohne Einwilligung endet die Akte mit dieser Übernahme.',
    },
    routes: {
      look: 'Eine Datei ansehen: Kodierung, Trennzeichen, Spalten',
      run: 'Eine Datei übernehmen, ganz oder gar nicht',
      progress: 'Wie weit eine Übernahme ist',
    },
    problem: {
      form: 'Die Übertragung der Dateien ist nicht lesbar.',
      busy: 'Eine andere Übernahme läuft gerade. Bitte warten Sie, bis sie fertig ist.',
    },
  },
  en: {
    reason: {
      country: 'This country is not known. Use a code such as DE or its German or English name.',
      numberTwice: 'This number is already in row {{earlier}}.',
      codeTaken: 'This EAN or ISBN already belongs to another article.',
      codeTwice: 'This EAN or ISBN is already in row {{earlier}}.',
      customerUnknown: 'There is no customer with this number here (or no longer).',
      articleUnknown: 'There is no article with this number, EAN or ISBN here.',
      noLines: 'There is no line for this order.',
      orderUnknown: 'The order this line belongs to is not in the file.',
      rowsDisagree: 'Customer, date or state differ from the first row of the same order.',
      beforeOrdered: 'This day is before the day of the order.',
      bothEnds: 'An order cannot be both collected and cancelled.',
    },
    linesMissing:
      'The order lines are missing: either every row has article, quantity and price, or they stand in a second file (--lines).',
    fate: {
      customer: 'The next sweep erases them.',
      order: 'The next sweep takes their names away; the figures stay.',
      files: 'Without an open order and without consent the file ends with this import.',
    },
    routes: {
      look: 'Look at a file: encoding, separator, columns',
      run: 'Import a file, whole or not at all',
      progress: 'How far an import is',
    },
    problem: {
      form: 'The transfer of the files cannot be read.',
      busy: 'Another import is running. Please wait until it has finished.',
    },
  },
});
