import type { SealedOf } from '@redlich/engine';
import type { mailingPiece } from './declaration.ts';
import { fillPlaceholders } from './placeholders.ts';

type Piece = SealedOf<typeof mailingPiece>;

interface Written {
  readonly subject: string;
  readonly body: string;
}

/** What a person gets: the subject, and the whole text with salutation, sender, and the way out (Art. 21 (4), § 7 (3) no. 4 UWG). */
export function compose(
  piece: Piece,
  mailing: Written,
  company: string,
): { readonly subject: string; readonly text: string } {
  const fill = (text: string): string =>
    fillPlaceholders(text, {
      name: piece.name,
      anrede: piece.salutation.replace(/,$/, ''),
      betrieb: company,
    });
  const text = [
    piece.salutation,
    fill(mailing.body.trim()),
    company,
    `Sie erhalten dieses Schreiben, weil Sie in Einladungen und Werbung eingewilligt haben. Sie können das jederzeit widerrufen: Ein Wort genügt, an der Kasse, am Telefon, per Brief oder per E-Mail. Ihr Kennwort zum Abmelden: ${piece.unsubscribe}`,
  ].join('\n\n');
  return { subject: fill(mailing.subject), text };
}
