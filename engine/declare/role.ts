import type { Text } from './text.ts';

/** A role of the controller's staff. Purposes name the roles that may act for them. */
export interface Role<Id extends string = string> {
  readonly id: Id;
  readonly title: Text;
}

/** Declares a role. */
export function role<const Id extends string>(declared: Role<Id>): Role<Id> {
  return Object.freeze(declared);
}

/** The role of the program itself when it acts by the clock and nobody asked (sending an arrived message, sweeping). */
export const automation = role({
  id: 'automation',
  title: { de: 'Selbsttätiger Ablauf', en: 'Automatic process' },
});
