import type { SealedOf } from '@redlich/engine';
import type { customer } from '../customers/index.ts';
import type { mailingPiece } from './declaration.ts';

type Customer = SealedOf<typeof customer>;
type Piece = SealedOf<typeof mailingPiece>;

/** The name as it stands on an envelope. */
export const nameOn = ({ firstName, lastName, company }: Customer): string =>
  `${firstName} ${lastName}`.trim() || company;

/** How a letter begins: by form of address and last name, by the full name where that is not known, neutrally for a company. */
export function salutationFor({ salutation, firstName, lastName }: Customer): string {
  if (lastName === '') return 'Guten Tag,';
  switch (salutation) {
    case 'ms':
      return `Sehr geehrte Frau ${lastName},`;
    case 'mr':
      return `Sehr geehrter Herr ${lastName},`;
    case 'family':
      return `Sehr geehrte Familie ${lastName},`;
    default:
      return `Guten Tag ${`${firstName} ${lastName}`.trim()},`;
  }
}

/** The lines of the postal address below the name; none when street or town is missing. */
export function addressLines({
  firstName,
  lastName,
  company,
  street,
  postcode,
  city,
  country,
}: Customer): string[] {
  if (street === '' || city === '') return [];
  const person = `${firstName} ${lastName}`.trim();
  const abroad = country !== '' && !/^(de|deutschland|germany)$/i.test(country) ? country : '';
  return [company, person, street, `${postcode} ${city}`.trim(), abroad].filter((line) => line !== '');
}

/** The whole text of a piece: salutation, body, sender, and the way out (Art. 21 (4), § 7 (3) no. 4 UWG). */
export function textOf(piece: Piece, mailing: { readonly body: string }, company: string): string {
  return [
    piece.salutation,
    mailing.body.trim(),
    company,
    `Sie erhalten dieses Schreiben, weil Sie in Einladungen und Werbung eingewilligt haben. Sie können das jederzeit widerrufen: Ein Wort genügt, an der Kasse, am Telefon, per Brief oder per E-Mail. Ihr Kennwort zum Abmelden: ${piece.unsubscribe}`,
  ].join('\n\n');
}
