import { declare } from '@redlich/engine';

/** Papers say what is done with data of persons; they hold none of customers themselves, so there is no activity to declare. */
export const papersDeclaration = declare({ module: 'papers', activities: [], consents: [], roles: [] });
