import { declare } from '@redlich/engine';

/**
 * The open form keeps nothing itself: what is written becomes an enquiry of the helpdesk. No cookie, no address of the network; the proof of
 * work that keeps machines away is made in the visitor's browser and forgotten with the answer.
 */
export const contactFormDeclaration = declare({
  module: 'contact-form',
  activities: [],
  consents: [],
  roles: [],
});
