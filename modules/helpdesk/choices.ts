/** How an enquiry reached the company. */
export const channels = ['portal', 'email', 'phone', 'counter', 'letter', 'form'] as const;
/** How an enquiry reached the company. */
export type Channel = (typeof channels)[number];

/** Ways somebody of the house types an enquiry in. */
export const typedChannels = ['phone', 'counter', 'letter', 'email'] as const;

/**
 * How far an enquiry has got. `waiting`: for the person. `solved`: answered, closes by itself unless the person writes again. `spam`:
 * unwanted, dies soon.
 */
export const states = ['new', 'open', 'waiting', 'solved', 'closed', 'spam'] as const;
/** How far an enquiry has got. */
export type State = (typeof states)[number];

/** States in which somebody still has to do something. */
export const activeStates = ['new', 'open', 'waiting'] as const;

/** How urgent an enquiry is. */
export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
/** How urgent an enquiry is. */
export type Priority = (typeof priorities)[number];

/** How two enquiries belong together. */
export const linkKinds = ['related', 'follow-up', 'split', 'merged'] as const;
/** How two enquiries belong together. */
export type LinkKind = (typeof linkKinds)[number];

/** Why a file is not handed out: nobody has scanned it yet, or a scan that came later found something. */
export type LockReason = 'unscanned' | 'infected';
