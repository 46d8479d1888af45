export { customerConsents, marketing, notification, unlimitedStorage } from './consents.ts';
export {
  advertising,
  consentEvidence,
  consentPaper,
  contactEntry,
  customer,
  customerCare,
  customerNote,
  customerPerson,
  customerService,
  customersDeclaration,
  fileAccuracy,
  idleDays,
  interestProfile,
  legalClaims,
  orderNotification,
} from './declaration.ts';
export { labelOf } from './label.ts';
export { phoneKey } from './match-customers.ts';
export { customersModule } from './module.ts';
export { addressLines, type CustomerFields, letterGreeting, nameOf } from './person-name.ts';
export type { CardReply, CustomerHit, Label, WordingsReply } from './replies.ts';
export { type CustomerDraft, draftSchema, type ImportedCustomer, importedSchema } from './schemas.ts';
export { type ConsentListener, onConsentChange } from './service/consent-listeners.ts';
export { type ContactDraft, recordContact } from './service/contacts.ts';
export { correctedFile } from './service/corrected-file.ts';
export {
  type CustomerCreated,
  createCustomer,
  fileCustomer,
  nextCustomerNumber,
} from './service/create-customer.ts';
export { type CustomerRowFault, checkMany, createMany, personsByNumber } from './service/create-many.ts';
export { type FileRow, fileOf, matterOf, openFile } from './service/files.ts';
export { findCustomers } from './service/find-customers.ts';
export { type FileFate, orderOpened, ordersDone } from './service/order-events.ts';
export {
  type ConsentEvent,
  type ConsentRecorded,
  recordConsent,
  recordConsentIn,
} from './service/record-consent.ts';
export { customerCard } from './service/show-card.ts';
export { wordingsInForce } from './service/wordings.ts';
