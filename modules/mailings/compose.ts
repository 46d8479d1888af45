import type { SealedOf } from '@redlich/engine';
import type { mailingPiece } from './declaration.ts';

type Piece = SealedOf<typeof mailingPiece>;

/** The whole text of a piece: salutation, body, sender, and the way out (Art. 21 (4), § 7 (3) no. 4 UWG). */
export function textOf(piece: Piece, mailing: { readonly body: string }, company: string): string {
  return [
    piece.salutation,
    mailing.body.trim(),
    company,
    `Sie erhalten dieses Schreiben, weil Sie in Einladungen und Werbung eingewilligt haben. Sie können das jederzeit widerrufen: Ein Wort genügt, an der Kasse, am Telefon, per Brief oder per E-Mail. Ihr Kennwort zum Abmelden: ${piece.unsubscribe}`,
  ].join('\n\n');
}
