import type { Language } from '@redlich/engine';
import { addressLines, type CustomerFields } from '../customers/index.ts';
import type { MessageKind } from './schemas.ts';

/** Where a message of a kind goes to, or `null` when the customer file does not say. Letters go to the lines of an address. */
export function contactFor(kind: MessageKind, fields: CustomerFields, language: Language): string | null {
  switch (kind) {
    case 'email':
      return fields.email || null;
    case 'phone':
      return fields.phones[0] ?? null;
    case 'letter':
      return fields.street !== '' && fields.city !== '' ? addressLines(fields, language).join('\n') : null;
    case 'K':
      return null;
  }
}
