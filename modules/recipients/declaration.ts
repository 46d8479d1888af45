import { declare } from '@redlich/engine';

/** The register names companies, never their people: it holds no personal data. */
export const recipientsDeclaration = declare({
  module: 'recipients',
  activities: [],
  consents: [],
  roles: [],
});
