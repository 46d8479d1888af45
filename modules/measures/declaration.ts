import { declare } from '@redlich/engine';

/** Answers about measures speak of the company, not of people: no personal data. */
export const measuresDeclaration = declare({ module: 'measures', activities: [], consents: [], roles: [] });
