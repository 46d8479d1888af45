import type { Language, Text } from '@redlich/engine';
import { formatInstant, formatNumber } from '../i18n/format.ts';
import type { TextKey, TextValues } from '../i18n/texts.ts';
import { translate } from '../i18n/translate.ts';
import type { CellReason, FaultValues, MappingProblem, RowFault, RowReason, TableFault } from './faults.ts';
import { csvTexts } from './texts.ts';

/** Where a fault is: `Zeile 12, Spalte „Preis“`. */
export function placeText({ row, line, column }: RowFault): Text {
  return inBoth((language) => {
    const place = told(language, line === row ? 'place.row' : 'place.rowAndLine', { row, line });
    return column === null ? place : `${place}, ${told(language, 'place.column', { column })}`;
  });
}

/** What a fault is, in a sentence. */
export function reasonText({ reason, values, text }: RowFault): Text {
  return (
    text ??
    inBoth((language) =>
      told(language, `reason.${reason as RowReason | CellReason}`, shown(values, language)),
    )
  );
}

/** Where a fault is and what it is. */
export function faultText(fault: RowFault): Text {
  const place = placeText(fault);
  const reason = reasonText(fault);
  return { de: `${place.de}: ${reason.de}`, en: `${place.en}: ${reason.en}` };
}

/** Why a file is not read, or its columns do not fit, and what to do about it. */
export function problemText(problem: TableFault | MappingProblem): Text {
  return inBoth((language) =>
    'fault' in problem
      ? told(language, `table.${problem.fault}`, tableValues(problem, language))
      : told(language, `mapping.${problem.problem}`, mappingValues(problem)),
  );
}

const inBoth = (tell: (language: Language) => string): Text => ({ de: tell('de'), en: tell('en') });

const told = (language: Language, key: TextKey<typeof csvTexts>, values: TextValues): string =>
  translate(csvTexts, language, key, values);

/** Limits as people write them: numbers with separators, days in the order of the language. Counts of rows stay plain. */
function shown(values: FaultValues, language: Language): TextValues {
  const { limit } = values;
  if (limit === undefined) return values;
  if (typeof limit === 'number') return { ...values, limit: formatNumber(limit, language) };
  return { ...values, limit: formatInstant(Date.parse(`${limit}T12:00:00Z`), 'day', language) };
}

function tableValues(fault: TableFault, language: Language): TextValues {
  if ('places' in fault) return { columns: listed(fault.places.map(columnLetters)) };
  if (!('limit' in fault)) return {};
  const limit = shown({ limit: fault.limit }, language);
  if (!('reason' in fault)) return limit;
  return { line: fault.line, reason: told(language, `reason.${fault.reason}`, limit) };
}

function mappingValues(problem: MappingProblem): TextValues {
  if (problem.problem === 'mapping-malformed') return { place: problem.place };
  if (problem.problem === 'field-unknown') return { field: problem.field, fields: listed(problem.fields) };
  const columns = listed(problem.columns);
  return problem.problem === 'column-unknown'
    ? { column: problem.column, columns }
    : { field: problem.field, columns };
}

const listed = (names: readonly string[]): string => names.join(', ');

/** A column as a spreadsheet names it: 1 is `A`, 27 is `AA`. */
export function columnLetters(place: number): string {
  const last = String.fromCharCode(65 + ((place - 1) % 26));
  return place <= 26 ? last : columnLetters(Math.floor((place - 1) / 26)) + last;
}
