export { deletionConcept } from './deletion-concept.ts';
export * from './describe-rule.ts';
export { fullNotice } from './notice.ts';
export { shortNotice } from './notice-short.ts';
export * from './paper.ts';
export { processingRecord } from './processing-record.ts';
export { processorRecord } from './processor-record.ts';
export * from './source.ts';
