import { declare } from '@redlich/engine';

/**
 * Articles are things, not persons: nothing here is personal data, so there is no activity to declare. Names of authors and makers
 * are those printed on the goods for everybody to read.
 */
export const articlesDeclaration = declare({ module: 'articles', activities: [], consents: [], roles: [] });
