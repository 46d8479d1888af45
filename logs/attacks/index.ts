export { compileRules } from './rule/compile-rules.ts';
export { readRules } from './rule/read-rules.ts';
export { openRecogniser } from './recognise/recogniser.ts';
