export * from './describe-rule.ts';
export * from './paper.ts';
export * from './source.ts';
