import { describe, expect, it } from 'vitest';
import { columnLetters, faultText, problemText } from './describe.ts';
import type { MappingProblem, RowFault, TableFault } from './faults.ts';
import { csvTexts } from './texts.ts';

const fault = (change: Partial<RowFault>): RowFault => ({
  row: 12,
  line: 12,
  column: 'Preis',
  field: 'priceCents',
  reason: 'not-a-number',
  values: {},
  text: null,
  ...change,
});

describe('a fault is told', () => {
  it('with its place, in both languages', () => {
    expect(faultText(fault({}))).toEqual({
      de: 'Zeile 12, Spalte „Preis“: Das ist keine Zahl.',
      en: 'Row 12, column “Preis”: This is not a number.',
    });
  });

  it('with the line of the file where rows of several lines moved it', () => {
    expect(
      faultText(fault({ line: 20, column: null, reason: 'cells-missing', values: { found: 2, expected: 3 } }))
        .de,
    ).toBe('Zeile 12 (in der Datei ab Zeile 20): Die Zeile hat nur 2 von 3 Zellen.');
  });

  it('with limits as people write them', () => {
    expect(faultText(fault({ reason: 'too-long', values: { limit: 32_767 } })).de).toContain(
      '32.767 Zeichen',
    );
    expect(faultText(fault({ reason: 'too-early', values: { limit: '1990-01-31' } }))).toMatchObject({
      de: expect.stringContaining('(31.01.1990)'),
      en: expect.stringContaining('(31/01/1990)'),
    });
  });

  it('in the words of a module, if it is the module’s own', () => {
    const text = { de: 'Das ist keine Postleitzahl.', en: 'This is not a postcode.' };
    expect(faultText(fault({ reason: 'customers:postcode', text })).en).toBe(
      'Row 12, column “Preis”: This is not a postcode.',
    );
  });

  it('without a place left open, whatever the reason', () => {
    const values = { found: 1, expected: 2, limit: 3, earlier: 4, allowed: 'Frau, Herr' };
    for (const reason of Object.keys(csvTexts.de.reason) as (keyof typeof csvTexts.de.reason)[]) {
      const { de, en } = faultText(fault({ reason, values }));
      expect(`${de} ${en}`).not.toMatch(/\{\{|reason\.|undefined/);
    }
  });
});

describe('a problem is told', () => {
  const columns = ['Nr.', 'Straße'];
  it.each<[TableFault | MappingProblem, string]>([
    [{ fault: 'empty' }, 'Die Datei ist leer.'],
    [{ fault: 'spreadsheet-file' }, 'Arbeitsmappe'],
    [{ fault: 'not-text' }, 'keine Textdatei'],
    [{ fault: 'header-missing' }, 'Überschriften'],
    [{ fault: 'header-unreadable', reason: 'quote-unclosed', line: 2, limit: 1 }, 'Zeile 2 der Datei'],
    [{ fault: 'header-unreadable', reason: 'row-too-long', line: 1, limit: 1_048_576 }, '1.048.576 Bytes'],
    [{ fault: 'header-empty', places: [3, 27] }, 'Spalte C, AA'],
    [{ fault: 'header-twice', places: [1, 2] }, 'A, B'],
    [{ fault: 'too-many-columns', limit: 1_000 }, '1.000 Spalten'],
    [{ problem: 'mapping-malformed', place: 2 }, 'Eintrag 2'],
    [
      { problem: 'column-unknown', column: 'Ort', columns },
      '„Ort“ gibt es in der Datei nicht. Vorhanden sind: Nr., Straße.',
    ],
    [
      { problem: 'field-unknown', field: 'nmae', fields: ['number', 'name'] },
      '„nmae“ gibt es nicht. Möglich sind: number, name.',
    ],
    [{ problem: 'field-twice', field: 'number', columns }, 'Nr., Straße'],
    [{ problem: 'field-missing', field: 'number', columns }, 'Nr., Straße'],
  ])('%j', (problem, part) => {
    const { de, en } = problemText(problem);
    expect(de).toContain(part);
    expect(`${de} ${en}`).not.toMatch(/\{\{|undefined|table\.|mapping\./);
  });

  it.each([
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [52, 'AZ'],
    [702, 'ZZ'],
    [703, 'AAA'],
  ])('column %d is %s', (place, letters) => {
    expect(columnLetters(place)).toBe(letters);
  });
});
