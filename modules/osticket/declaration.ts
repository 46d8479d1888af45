import { declare } from '@redlich/engine';

/**
 * Taking over brings enquiries into the kinds of the helpdesk and keeps nothing itself: the dump stays where it is, and what is read of it
 * lies sealed until it is written. That it happened, with figures only, is a note in the ledger.
 */
export const osticketDeclaration = declare({ module: 'osticket', activities: [], consents: [], roles: [] });
