import type { Text } from './text.ts';

/** Somebody outside the controller who gets personal data (Art. 4 no. 9). Off until the owner switches it on. */
export interface Recipient<Id extends string = string> {
  readonly id: Id;
  readonly title: Text;
  readonly role: 'processor' | 'controller' | 'joint-controller';
  /** What it receives, in the words of the notice. */
  readonly receives: Text;
  readonly thirdCountry: 'none' | { readonly country: string; readonly safeguard: Text };
}

/** Declares a recipient. */
export function recipient<const Id extends string>(declared: Recipient<Id>): Recipient<Id> {
  return Object.freeze(declared);
}
