import type { Session } from '../../session.ts';

/** Runs a piece of work as a unit of the tenant. */
export type RunUnit = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** What the engine lends to custody. */
export interface CustodyTools {
  readonly session: Session;
  readonly runUnit: RunUnit;
}

/** The group under which the key of the archive is kept. */
export const archiveGroup = '#archive';

/** The group under which a custody's key and shares are kept, as long as it is in force. */
export const custodyGroup = (generation: number): string => `#custody/${String(generation).padStart(9, '0')}`;

/** Whether a group is kept for the server's own use and does not belong into custody. */
export const staysOnServer = (group: string): boolean =>
  group.startsWith('#custody/') || group.startsWith('#index/');
