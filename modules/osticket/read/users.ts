import type { ForeignEntry, ForeignOrganisation, ForeignUser } from './foreign-ticket.ts';
import { type FormValue, formValuesOf, phoneIn } from './form-values.ts';
import { oneLine } from './one-line.ts';
import type { Source } from './source.ts';

/** Fields that are no custom ones: they stand in a row of their own. */
const ofUser = new Set(['name', 'email']);
const ofCompany = new Set(['name', 'address']);

const isPhone = ({ type, name }: FormValue): boolean => type === 'phone' || name === 'phone';

/** A user with the address the enquiry came from, or the usual one. */
export function userOf({ rows, book }: Source, id: number, address: number): ForeignUser | null {
  const row = id === 0 ? null : rows.one('user', id);
  if (row === null) return null;
  const addresses = rows.under('user_email', id);
  const wanted = addresses.find((each) => Number(each.id) === (address || Number(row.default_email_id)));
  const values = formValuesOf(rows, book, 'U', id);
  const phone = values.find(isPhone);
  return {
    id,
    name: oneLine(row.name ?? '', 160),
    email: oneLine((wanted ?? addresses[0])?.address ?? '', 200),
    phone: phone === undefined ? '' : phoneIn(phone.text),
    organisation: organisationOf({ rows, book }, Number(row.org_id)),
    ownFields: values.filter((value) => !isPhone(value) && !ofUser.has(value.name)).length,
  };
}

/** Whoever has no row, by the name that stands on what they wrote. */
export const unknownUser = (written: readonly ForeignEntry[]): ForeignUser => ({
  ...{ id: 0, name: written.find(({ kind }) => kind === 'in')?.author ?? '', email: '', phone: '' },
  ...{ organisation: null, ownFields: 0 },
});

function organisationOf(
  { rows, book }: Pick<Source, 'rows' | 'book'>,
  id: number,
): ForeignOrganisation | null {
  const row = id === 0 ? null : rows.one('organization', id);
  const name = oneLine(row?.name ?? '', 160);
  if (name === '') return null;
  const values = formValuesOf(rows, book, 'O', id);
  const address = addressIn(values.find((value) => value.name === 'address')?.text ?? '');
  return {
    ...{ id, name, ...address, phone: phoneIn(values.find(isPhone)?.text ?? '') },
    ownFields: values.filter((value) => !isPhone(value) && !ofCompany.has(value.name)).length,
  };
}

/**
 * An address somebody typed into one field, line by line. What is no address of street, postcode and city stays whole in the street.
 * @example addressIn('Walzenweg 3\n70173 Stuttgart') // { street: 'Walzenweg 3', postcode: '70173', city: 'Stuttgart' }
 */
function addressIn(text: string): Pick<ForeignOrganisation, 'street' | 'postcode' | 'city'> {
  const plain = text.replace(/<[^>]*>/g, '\n');
  const found = /^\s*([^\n]+?)\s*[\n,]\s*(?:D-)?(\d{5})\s+([^\n]+?)\s*$/.exec(plain);
  const [, street = plain, postcode = '', city = ''] = found ?? [];
  return { street: oneLine(street, 160), postcode, city: oneLine(city, 120) };
}
