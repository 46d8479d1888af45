import { foldText } from '@redlich/engine';
import type { CustomerFields } from './person-name.ts';

/** Why two files may be of one person. */
export type MatchReason = 'name' | 'phone' | 'email';

type Compared = Pick<CustomerFields, 'firstName' | 'lastName' | 'company' | 'postcode' | 'phones' | 'email'>;

const squeezed = (text: string): string => foldText(text).replace(/[^\p{L}\p{N}]+/gu, '');

/** An e-mail address as one word, so that it is found from its beginning and no provider's name is a word of its own. */
export const emailWordOf = (email: string): string => squeezed(email);

/** A phone number in national form, digits only: `+49 30 1234` and `(030) 12-34` are the same. */
export function phoneKey(phone: string): string {
  const national = phone
    .trim()
    .replace(/^(\+|00)49[\s()/-]*(\(0\))?0?/, '0')
    .replace(/^\+/, '00')
    .replace(/\(0\)/g, '');
  return national.replace(/\D/g, '');
}

/** Name and postcode as compared; empty when there is too little to compare. */
function nameKey({ firstName, lastName, company, postcode }: Compared): string {
  const name = lastName === '' ? squeezed(company) : `${squeezed(lastName)},${squeezed(firstName)}`;
  return name === '' || postcode === '' ? '' : `${name}@${squeezed(postcode)}`;
}

const shortestPhone = 6;

/** Why two customers may be the same person: name and postcode, a phone number, or the e-mail address. Empty: they are not. */
export function matchesOf(one: Compared, other: Compared): readonly MatchReason[] {
  const reasons: MatchReason[] = [];
  const name = nameKey(one);
  if (name !== '' && name === nameKey(other)) reasons.push('name');
  const phones = new Set(one.phones.map(phoneKey).filter((key) => key.length >= shortestPhone));
  if (other.phones.some((phone) => phones.has(phoneKey(phone)))) reasons.push('phone');
  if (one.email !== '' && squeezed(one.email) === squeezed(other.email)) reasons.push('email');
  return reasons;
}
