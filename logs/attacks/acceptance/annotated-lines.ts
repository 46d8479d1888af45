import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Real lines of about a hundred services with what they are, collected by others. They stay where they are and are never copied. */
export const annotatedLines = join(import.meta.dirname, '../../../../shared/data/logs/fail2ban');

/** Whether the collection lies beside this program. */
export const isCollectionHere = (): boolean => existsSync(annotatedLines);

/** A line of the collection. */
export interface AnnotatedLine {
  readonly line: string;
  readonly attack: boolean;
  readonly host: string | undefined;
  /** Judged as such only by the collection's sharper settings. */
  readonly strict: boolean;
}

/** The services of the collection. */
export const annotatedServices = (): readonly string[] =>
  readdirSync(annotatedLines).filter((name) => statSync(join(annotatedLines, name)).isFile());

interface Note {
  readonly match?: boolean;
  readonly host?: string;
  readonly constraint?: string;
}

/** Reads the lines of a service. A line with no note is no attack, as the collection's own tests hold. */
export function readAnnotated(service: string): readonly AnnotatedLine[] {
  const lines: AnnotatedLine[] = [];
  let note: Note | undefined;
  let strict = false;
  let narrower = false;
  for (const line of readFileSync(join(annotatedLines, service), 'utf8').split(/\r?\n/)) {
    const options = /^# ?filterOptions: (.*)$/.exec(line)?.[1];
    const annotation = /^#\s*failJSON:\s*(.*)$/.exec(line)?.[1];
    if (options !== undefined) {
      strict = isStrict(options);
      narrower = isNarrower(options);
    } else if (annotation !== undefined) note = JSON.parse(annotation) as Note;
    else if (!line.startsWith('#') && line.trim() !== '') {
      if (!(narrower && note?.match !== true) && isMeant(note, strict))
        lines.push({ line, attack: note?.match === true, host: note?.host ?? undefined, strict });
      note = undefined;
    }
  }
  return lines;
}

/** A setting for one thing only says nothing about what it leaves to the others. */
const isNarrower = (options: string): boolean =>
  /"mode"/.test(options) && isStrict(options) && !options.includes('aggressive');

/** A section counts as the usual setting when the usual setting is among those it was written for. */
function isStrict(options: string): boolean {
  const parsed = JSON.parse(options) as Record<string, unknown> | readonly Record<string, unknown>[];
  const all = Array.isArray(parsed)
    ? (parsed as Record<string, unknown>[])
    : [parsed as Record<string, unknown>];
  const usual = ['normal', 'auth', 'more', 'rbl', undefined];
  return !all.some((each) => usual.includes(each.mode as string | undefined));
}

function isMeant(note: Note | undefined, strict: boolean): boolean {
  const constraint = note?.constraint;
  if (constraint === undefined || !constraint.includes('mode')) return true;
  const onlyStrict = /==\s*'aggressive'/.test(constraint);
  return onlyStrict === strict;
}
