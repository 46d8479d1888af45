import type { Text } from '@redlich/engine';

/** What is counted. `known`: enquiries an earlier run took over. */
export const osticketCounts = [
  ...(['tickets', 'known', 'messages', 'notes', 'files', 'megabytes', 'persons', 'companies'] as const),
  ...(['collaborators', 'tasks', 'events', 'links', 'canned'] as const),
] as const;

/** How much of each was, or would be, taken over. */
export type OsticketCounts = Readonly<Record<(typeof osticketCounts)[number], number>>;

/** Something that is not taken over, and why. Never what stood in it. */
export interface LeftOut {
  readonly what: Text;
  readonly count: number;
}

/** What taking over an osTicket is, or would be. */
export interface OsticketReport {
  readonly outcome: 'checked' | 'imported' | 'refused';
  /** What is in the way of the whole file; `null` unless it is refused. */
  readonly problem: Text | null;
  readonly counts: OsticketCounts;
  /** Past their date already and so not taken over, by the rule the engine executes. */
  readonly pastDate: readonly { readonly title: Text; readonly rule: Text; readonly count: number }[];
  readonly leftOut: readonly LeftOut[];
  readonly unreadable: readonly LeftOut[];
}

/** Counts on the way through. */
export interface Tally {
  readonly counts: { -readonly [Name in keyof OsticketCounts]: number };
  pastDate: number;
  deleted: number;
  bytes: number;
  filesElsewhere: number;
  filesRefused: number;
  unreadable: number;
  eventsLeft: number;
  ownFields: number;
}

/** Nothing counted yet. */
export const newTally = (): Tally => ({
  counts: {
    ...{ tickets: 0, known: 0, messages: 0, notes: 0, files: 0, megabytes: 0, persons: 0, companies: 0 },
    ...{ collaborators: 0, tasks: 0, events: 0, links: 0, canned: 0 },
  },
  ...{ pastDate: 0, deleted: 0, bytes: 0, filesElsewhere: 0, filesRefused: 0, unreadable: 0 },
  ...{ eventsLeft: 0, ownFields: 0 },
});
