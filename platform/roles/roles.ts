import { role } from '@redlich/engine';

/** Runs the company: everything, including users, settings and the ledger. */
export const owner = role({ id: 'owner', title: { de: 'Inhaber', en: 'Owner' } });

/** Runs the shop: all business, mailings, the deletion clock; no users, no settings of the system. */
export const manager = role({ id: 'manager', title: { de: 'Leitung', en: 'Manager' } });

/** Works at the counter: customers, orders, sales. */
export const staff = role({ id: 'staff', title: { de: 'Mitarbeit', en: 'Staff' } });

/** Reads and exports sales, by the owner's instruction; sees no customer file. */
export const bookkeeping = role({ id: 'bookkeeping', title: { de: 'Buchhaltung', en: 'Bookkeeping' } });

/**
 * A customer or partner in the portal. Given by the portal's own accounts only: no member of staff can have it, and it opens nothing
 * but what goes between the company and that person.
 */
export const portalUser = role({
  id: 'portal',
  title: { de: 'Kundin oder Kunde im Portal', en: 'Customer in the portal' },
});

/** Data protection officer: ledger, clock, declarations, consents without names. */
export const officer = role({ id: 'officer', title: { de: 'Datenschutz', en: 'Data protection' } });

/** Answers enquiries: master data, contracts as booked, and the conversations; no bookkeeping data (pledge staff.masterdata). */
export const agent = role({ id: 'agent', title: { de: 'Helpdesk', en: 'Helpdesk' } });
