import type { AnyKind, ContactPart, SealedField } from '../../declare/index.ts';
import type { CopiedRecord, PersonCopy } from '../view.ts';

type Parts = ReadonlyMap<ContactPart, readonly string[]>;

/** Contact data as vCard 4.0 (RFC 6350), one card a record that has any. */
export async function* contactCards(copy: PersonCopy, kinds: readonly AnyKind[]): AsyncGenerator<string> {
  for (const kind of kinds) {
    const fields = Object.values(kind.sealed as Readonly<Record<string, SealedField>>);
    if (!fields.some(({ contact }) => contact !== undefined)) continue;
    for await (const record of copy.recordsOf(kind.id)) {
      const card = vcardOf(partsOf(kind, record));
      if (card !== null) yield card;
    }
  }
}

function partsOf(kind: AnyKind, record: CopiedRecord): Parts {
  const fields = kind.sealed as Readonly<Record<string, SealedField>>;
  const parts = new Map<ContactPart, string[]>();
  for (const { id, value, withheld } of record.fields) {
    const part = fields[id]?.contact;
    if (part === undefined || withheld !== null) continue;
    const texts = (Array.isArray(value) ? value : [value]).filter(
      (text): text is string => typeof text === 'string' && text !== '',
    );
    parts.set(part, [...(parts.get(part) ?? []), ...texts]);
  }
  return parts;
}

/** A card, or `null` when there is no name to put on it: RFC 6350 demands one. */
export function vcardOf(parts: Parts): string | null {
  const one = (part: ContactPart): string => parts.get(part)?.join(' ') ?? '';
  const person = [one('given-name'), one('family-name')].filter((name) => name !== '').join(' ');
  const formatted = person === '' ? one('organisation') : person;
  if (formatted === '') return null;
  const address = ['', '', one('street'), one('city'), '', one('postcode'), one('country')];
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    `FN:${escaped(formatted)}`,
    `N:${[one('family-name'), one('given-name'), '', '', ''].map(escaped).join(';')}`,
    ...(one('organisation') === '' ? [] : [`ORG:${escaped(one('organisation'))}`]),
    ...(address.every((part) => part === '') ? [] : [`ADR:${address.map(escaped).join(';')}`]),
    ...(parts.get('phone') ?? []).map((phone) => `TEL;VALUE=text:${escaped(phone)}`),
    ...(parts.get('email') ?? []).map((email) => `EMAIL:${escaped(email)}`),
    'END:VCARD',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

/** RFC 6350, 3.4: backslash, comma, semicolon and line breaks are escaped. */
const escaped = (text: string): string =>
  text.replace(/[\\,;]/g, (char) => `\\${char}`).replace(/\r\n|\r|\n/g, '\\n');

/** RFC 6350, 3.2: no line is longer than 75 octets; what goes on begins with a blank. Characters stay whole. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  for (const char of line) {
    if (Buffer.byteLength(current) + Buffer.byteLength(char) > 75) {
      lines.push(current);
      current = ' ';
    }
    current += char;
  }
  return [...lines, current].join('\r\n');
}
