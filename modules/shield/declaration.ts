import { declare } from '@redlich/engine';

/** Screens are things: a random number and a switch. No personal data, so there is no activity to declare. */
export const shieldDeclaration = declare({ module: 'shield', activities: [], consents: [], roles: [] });
