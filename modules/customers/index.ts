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
  customersDeclaration,
  customerService,
  fileAccuracy,
  interestProfile,
  legalClaims,
  orderNotification,
} from './declaration.ts';
