import type { Recipient } from '@redlich/engine';

/**
 * One of several destinations of the same declared recipient, each with a switch of its own: three places for copies, say. What the
 * recipient receives and why stands in its declaration and holds for each.
 */
export interface Instance {
  readonly of: Recipient;
  /** Lower-case letters, digits and hyphens, at most 40; stands in ledger and log. */
  readonly name: string;
  /** What the owner calls it, on the page and in the papers. */
  readonly label: string;
}

/** Whoever a connection is made to: a declared recipient, or one of its instances. */
export type Addressee = Recipient | Instance;

const instanceName = /^[a-z0-9][a-z0-9-]{0,39}$/;

/**
 * Names one destination of a recipient that has several.
 * @throws {RangeError} when the name is none
 * @example instanceOf(backupPlace, 'husum', 'Nextcloud in Husum')
 */
export function instanceOf(recipient: Recipient, name: string, label: string = name): Instance {
  if (!instanceName.test(name)) throw new RangeError('an instance is named by letters, digits and hyphens');
  return { of: recipient, name, label };
}

/** The declared recipient behind an addressee. */
export const recipientOf = (addressee: Addressee): Recipient =>
  'of' in addressee ? addressee.of : addressee;

/** The id of a door: `mail-provider`, or `backup-place/husum` for an instance. */
export const doorId = (addressee: Addressee): string =>
  'of' in addressee ? `${addressee.of.id}/${addressee.name}` : addressee.id;

/** The id of the recipient in the id of a door. */
export const recipientIdOf = (door: string): string => door.split('/')[0] ?? door;

/** An addressee as the log takes it. */
export const asDeclared = (addressee: Addressee): Pick<Recipient, 'id' | 'title'> => ({
  id: doorId(addressee),
  title: recipientOf(addressee).title,
});
