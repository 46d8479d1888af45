import { memory } from './core/bytes.ts';
import { consumedTo, filterBlock, keptFrom } from './core/filter-block.ts';
import type { Machine } from './machine.ts';

/** The filter as Node runs it, in TypeScript. */
export const typescriptMachine: Machine = { memory, filterBlock, keptFrom, consumedTo };
