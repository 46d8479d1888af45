import { declare } from '@redlich/engine';

/**
 * Taking over brings data into the kinds of other modules and keeps nothing itself: no file is stored, so there is no activity to
 * declare. That it happened, with figures only, is a note in the ledger.
 */
export const importDeclaration = declare({ module: 'import', activities: [], consents: [], roles: [] });
