export { consentForm } from './consent-form.ts';
export { type ConsentHistory, consentRecords } from './consent-records/consent-records.ts';
export type { WrittenConsent } from './consent-records/record-types.ts';
export { isThirdCountry } from './country.ts';
export { deletionConcept } from './deletion-concept.ts';
export * from './describe-rule.ts';
export { informationSheet } from './information-sheet.ts';
export { type AnsweredRow, answerRows, blocksServedBy } from './measures/answer-rows.ts';
export { catalogue as measureCatalogue } from './measures/catalogue.ts';
export type { Gap, Measure, OwnerTask, Proof } from './measures/measure.ts';
export { type MeasureState, stateOf as measureStateOf } from './measures/measure-state.ts';
export { measures } from './measures/measures-paper.ts';
export { ownerTasks } from './measures/owner-tasks.ts';
export {
  changesSince,
  type MeasureChange,
  type MeasuresSnapshot,
  type ReviewDue,
  reviewDue,
  snapshotOf,
} from './measures/review.ts';
export { fullNotice } from './notice.ts';
export { shortNotice } from './notice-short.ts';
export * from './paper.ts';
export { portalTerms } from './portal-terms.ts';
export { privacyAgreement } from './privacy-agreement.ts';
export { processingAgreement } from './processing-agreement.ts';
export type { AgreementParties } from './processing-agreement-subject.ts';
export { processingRecord } from './processing-record.ts';
export { processorRecord } from './processor-record.ts';
export { recordExample } from './record-example.ts';
export * from './source.ts';
export { type TiltEdition, type TiltOutcome, tiltOf } from './tilt.ts';
