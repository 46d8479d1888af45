export type { Language, Text } from '@redlich/engine';
export * from './format.ts';
export * from './language.ts';
export * from './texts.ts';
export * from './translate.ts';
