/** A user of an older system, as one of its enquiries names them. `id`: 0 for somebody it has no row for. */
export interface ForeignUser {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly organisation: ForeignOrganisation | null;
  /** Fields the owner added to users, for which an enquiry has no purpose. */
  readonly ownFields: number;
}

/** A company of an older system. `ownFields`: as with users. */
export interface ForeignOrganisation {
  readonly id: number;
  readonly name: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly phone: string;
  readonly ownFields: number;
}

/** A file on an entry. `stored`: not in the database but in a folder or a cloud, which no dump brings along. */
export interface ForeignFile {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly where: 'database' | 'elsewhere';
}

/** Something written. */
export interface ForeignEntry {
  readonly id: number;
  readonly kind: 'in' | 'out' | 'note';
  readonly at: number;
  readonly author: string;
  readonly authorEmail: string;
  readonly text: string;
  readonly mailId: string;
  readonly files: readonly ForeignFile[];
}

/** Something that happened to an enquiry, in the codes of this house. */
export interface ForeignEvent {
  readonly at: number;
  readonly what: 'state' | 'assignee' | 'collaborator-added' | 'other';
  readonly value: string;
}

/** An enquiry of osTicket, put together from its tables. */
export interface ForeignTicket {
  readonly id: number;
  readonly number: string;
  readonly channel: 'form' | 'email' | 'phone' | 'counter';
  readonly state: 'new' | 'open' | 'waiting' | 'closed' | 'deleted';
  readonly priority: 'low' | 'normal' | 'high' | 'urgent';
  readonly createdAt: number;
  readonly closedAt: number | null;
  readonly dueAt: number | null;
  readonly subject: string;
  readonly topic: { readonly name: string; readonly offered: 'yes' | 'no' } | null;
  readonly team: string | null;
  readonly user: ForeignUser;
  readonly collaborators: readonly ForeignUser[];
  readonly entries: readonly ForeignEntry[];
  readonly events: readonly ForeignEvent[];
  /** Events that are not taken over. */
  readonly eventsLeft: number;
  readonly tasks: number;
}
