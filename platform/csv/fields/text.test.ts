import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardCell } from '../write/guard.ts';
import { note, text } from './text.ts';

const read = (cell: string, max = 40) => text({ max }).read(cell, 'unknown');

describe('a text', () => {
  it.each([
    ['  Ada\u00a0 Weiß\n', 'Ada Weiß'],
    ['Hauptstr. 1\r\nHinterhaus', 'Hauptstr. 1 Hinterhaus'],
    ['Gro\u0308ße', 'Größe'],
    ['27" Monitor', '27" Monitor'],
    ['A & B; C, D | E', 'A & B; C, D | E'],
    ['#CAJUN.HTM#', '#CAJUN.HTM#'],
    ['+49 30 1234', '+49 30 1234'],
    ['-12,50', '-12,50'],
    ['- Stammkunde, ruft vorher an', '- Stammkunde, ruft vorher an'],
    ["'+49 30 1234", '+49 30 1234'],
    ["'s Gravenhage", "'s Gravenhage"],
    ["'=1+1", "'=1+1"],
    ['Ada=Weiß', 'Ada=Weiß'],
  ])('%j is taken as %j', (cell, value) => {
    expect(read(cell)).toEqual({ value });
  });

  it.each([
    '=HYPERLINK("http://example.org";"hier")',
    "=cmd|'/C calc'!A0",
    '  =1+1',
    "@SUM(1+1)*cmd|'/C calc'!A0",
    "+cmd|'/C calc'!A0",
    "-2+3+cmd|'/C calc'!A0",
    "-cmd|'/C calc'!A0",
    "- cmd|'/C calc'!A0",
    '- SUMME(A1:A9)',
    '+A1',
    '-A1',
    '\t=1+1',
    '\tAda',
    '\rAda',
    '＝1+1',
    '＋A1',
    '－A1',
    '＠SUM(1)',
  ])('%j is refused as a formula', (cell) => {
    expect(read(cell)).toEqual({ reason: 'formula', values: {} });
  });

  it.each(['A\u0007B', 'A\u0000', 'A\u009fB', 'A\u202eB', 'A\u2066B', '\u001bA'])(
    '%j is refused for its control characters',
    (cell) => {
      expect(read(cell)).toMatchObject({ reason: 'control-character' });
    },
  );

  it('beyond its length is refused, at its length taken', () => {
    expect(read('x'.repeat(10), 10)).toEqual({ value: 'x'.repeat(10) });
    expect(read('x'.repeat(11), 10)).toEqual({ reason: 'too-long', values: { limit: 10 } });
  });

  it('never comes out as something a spreadsheet would compute', () => {
    const nasty = fc.stringMatching(/^['\s]?[=+@＝-][a-z0-9(|!= ]{0,8}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), nasty), (cell) => {
        const reading = read(cell, 1_000);
        if (!('value' in reading)) return;
        expect(reading.value).not.toMatch(/^[=@＝＋－＠\t\r]|^[+-].*(?:\p{L}.*\(|[|!=])/u);
        expect(reading.value).toBe(reading.value.normalize('NFC').trim());
        expect(reading.value).not.toMatch(/\p{Cc}|\s\s/u);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is read the same again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (cell) => {
        const reading = read(cell, 1_000);
        if ('value' in reading) expect(read(reading.value, 1_000)).toEqual(reading);
        if ('value' in reading) expect(read(guardCell(reading.value), 1_000)).toEqual(reading);
      }),
    );
  });
});

describe('a note', () => {
  it('keeps its lines', () => {
    expect(note({ max: 100 }).read(' Erste \r\nZweite\rDritte\n\n', 'unknown')).toEqual({
      value: 'Erste\nZweite\nDritte',
    });
  });

  it('is refused like a text', () => {
    expect(note({ max: 100 }).read('=1\nA', 'unknown')).toMatchObject({ reason: 'formula' });
    expect(note({ max: 100 }).read('A\u0007', 'unknown')).toMatchObject({ reason: 'control-character' });
    expect(note({ max: 3 }).read('A\nBC', 'unknown')).toMatchObject({ reason: 'too-long' });
  });
});
