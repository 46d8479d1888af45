import type { z } from 'zod';
import type { ownRequestsReply, paperReply, papersReply } from '../privacy-schemas.ts';
import type { accountsReply, linkReply, noticesReply, sessionReply } from '../schemas.ts';
import type { ownContractsReply, ownTicketReply, ownTicketsReply } from '../ticket-schemas.ts';

/** What the server answers, as the screens read it. */
export type PortalSession = z.output<typeof sessionReply>;
export type PortalUser = NonNullable<PortalSession['user']>;
export type OwnTickets = z.output<typeof ownTicketsReply>;
export type OwnTicket = OwnTickets['tickets'][number];
export type OwnTicketPage = z.output<typeof ownTicketReply>;
export type OwnContracts = z.output<typeof ownContractsReply>;
export type Notices = z.output<typeof noticesReply>;
export type Accounts = z.output<typeof accountsReply>;
export type AccountRow = Accounts['accounts'][number];
export type FreshLink = z.output<typeof linkReply>;
/** Own privacy requests. */
export type OwnRequests = z.output<typeof ownRequestsReply>;
/** The papers in force. */
export type Papers = z.output<typeof papersReply>;
/** A paper that is read. */
export type ShownPaper = z.output<typeof paperReply>;
