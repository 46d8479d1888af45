import { bilingual } from '../../platform/i18n/translate.ts';
import type { Job } from '../../platform/jobs/job.ts';
import type { Module } from '../../platform/module.ts';
import { helpdeskDeclaration } from './declaration.ts';
import { collectMailJob } from './mail/collect-mail.ts';
import { sendAnswersJob } from './mail/send-answers.ts';
import { tellAgentsJob } from './mail/tell-agents.ts';
import { helpdeskPledges } from './pledges.ts';
import { billingRoutes } from './routes/billing-routes.ts';
import { deskRoutes } from './routes/desk-routes.ts';
import { queueRoutes } from './routes/queue-routes.ts';
import { ticketRoutes } from './routes/ticket-routes.ts';
import { scanLockedJob } from './scan/scan-locked.ts';
import { closeSolved, forgetSpam } from './service/forget.ts';
import { helpdeskSetting } from './settings.ts';
import { helpdeskMigrations } from './tables.ts';
import { helpdeskTexts } from './texts.ts';

const closeJob: Job = {
  id: 'close-solved-tickets',
  title: bilingual(helpdeskTexts, 'jobs.close'),
  every: { daily: '02:50' },
  run: closeSolved,
};

const spamJob: Job = {
  id: 'forget-spam',
  title: bilingual(helpdeskTexts, 'jobs.spam'),
  every: { daily: '04:10' },
  run: ({ engine }) => forgetSpam(engine),
};

/** Enquiries: from whichever way they come to the day they are forgotten. */
export const helpdeskModule: Module = {
  id: 'helpdesk',
  declaration: helpdeskDeclaration,
  migrations: helpdeskMigrations,
  texts: helpdeskTexts,
  routes(api) {
    for (const routes of [queueRoutes, ticketRoutes, deskRoutes, billingRoutes]) routes(api);
  },
  jobs: [closeJob, spamJob, collectMailJob, sendAnswersJob, tellAgentsJob, scanLockedJob],
  settings: [helpdeskSetting],
  pledges: helpdeskPledges,
};

export type { Channel, State } from './choices.ts';
export {
  correspondence,
  enquirer,
  enquiryHandling,
  ticket,
  ticketCollaborator,
  ticketMessage,
} from './declaration.ts';
export { afterClosingText } from './deletion.ts';
export { fileProblem, mostBytes, uploadedFile } from './routes/file-problem.ts';
export { dispositionOf } from './rules/judge-file.ts';
export { type Attached, attachFile, countFiles, type IncomingFile } from './service/attachments.ts';
export { contractEndChanged } from './service/change-ticket.ts';
export type { Involved } from './service/collaborators.ts';
export { offeredCategories } from './service/configure.ts';
export { type Appended, appendInbound, type Inbound, partyByAddress } from './service/converse.ts';
export { clerk, type Desk, deskOf } from './service/desk.ts';
export { type KnownPerson, personByEmail } from './service/find-person.ts';
export {
  fileFor,
  type OwnTicket,
  type OwnTicketPage,
  referenceFor,
  ticketFor,
  ticketsFor,
  type Viewer,
  writeTo,
} from './service/for-persons.ts';
export {
  type ForeignId,
  forgetForeignId,
  noteForeignId,
  ownIdOf,
  personOf,
} from './service/foreign-ids.ts';
export { companiesWithTickets } from './service/forget.ts';
export { addCanned, categoryNamed, teamNamed } from './service/import-desk.ts';
export {
  type ImportedEntry,
  type ImportedTicket,
  importTicket,
  isPastItsDate,
  linkImported,
} from './service/import-ticket.ts';
export { announceNews } from './service/live.ts';
export { type TicketRow, ticketByReference, ticketRow, whereItWent } from './service/load-ticket.ts';
export type { MessageDraft } from './service/messages.ts';
export { type Contact, openTicket, type TicketDraft, type TicketOpened } from './service/open-ticket.ts';
export {
  type Delivery,
  dueMessages,
  messageByMail,
  noteDelivery,
  type OutboundMessage,
  openOutbound,
} from './service/outbox.ts';
export { type HelpdeskSettings, helpdeskSetting } from './settings.ts';
