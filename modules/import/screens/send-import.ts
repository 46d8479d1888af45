import { api } from '../../../platform/ui/index.ts';
import type { Importable, PastDueChoice } from '../report.ts';
import type { Look, ReportReply } from '../schemas.ts';

/** Which field each column fills; `null` leaves it out. */
export type Mapping = Readonly<Record<string, string | null>>;

/** What the owner has chosen. */
export interface ImportChoice {
  readonly what: Importable;
  readonly file: File;
  readonly lines: File | null;
  readonly mapping: Mapping;
  readonly lineMapping: Mapping;
  readonly pastDue: PastDueChoice;
}

/** Enough of a file to see its headings and how it is written. */
const lookBytes = 262_144;

/** Asks how a file is written and which column probably fills which field. */
export const lookAt = (kind: 'customers' | 'articles' | 'orders' | 'lines' | 'order-lines', file: File) =>
  api.upload<Look>(`/api/import/look/${kind}`, new Blob([file.slice(0, lookBytes)], { type: 'text/csv' }));

/** Sends the files for a check or for the import itself. */
export function sendImport(choice: ImportChoice, mode: 'dry-run' | 'import'): Promise<ReportReply> {
  const { what, file, lines, mapping, lineMapping, pastDue } = choice;
  const order = {
    mode,
    pastDue,
    choices: choicesIn(mapping),
    ...(lines === null ? {} : { lineChoices: choicesIn(lineMapping) }),
  };
  const parts: readonly (readonly [string, Blob | string])[] = [
    ['order', JSON.stringify(order)],
    ['file', file],
    ...(lines === null ? [] : ([['lines', lines]] as const)),
  ];
  return api.upload<ReportReply>(`/api/import/${what}`, formOf(parts));
}

const choicesIn = (mapping: Mapping) => Object.entries(mapping).map(([column, field]) => ({ column, field }));

/**
 * A form as one blob (RFC 7578). The browser's own form would choose a boundary with capitals, which the type of a blob cannot hold.
 * File names stay here: they may name persons.
 */
function formOf(parts: readonly (readonly [string, Blob | string])[]): Blob {
  const boundary = `redlich-${crypto.randomUUID()}`;
  const pieces = parts.flatMap(([name, value]) => {
    const fileName = typeof value === 'string' ? '' : `; filename="${name}.csv"\r\nContent-Type: text/csv`;
    return [
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${fileName}\r\n\r\n`,
      value,
      '\r\n',
    ];
  });
  return new Blob([...pieces, `--${boundary}--\r\n`], { type: `multipart/form-data; boundary=${boundary}` });
}
