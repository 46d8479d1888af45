import type { Answer } from './answer.ts';
import { answers11 } from './answers-11.ts';
import { answers41 } from './answers-41.ts';
import { answers42 } from './answers-42.ts';
import { answers43 } from './answers-43.ts';
import { answers50 } from './answers-50.ts';
import { answers51 } from './answers-51.ts';
import { answers60 } from './answers-60.ts';
import { answers61 } from './answers-61.ts';
import { answers62 } from './answers-62.ts';

/** Answers to all rows, by building block and number within it. */
export const answers: Readonly<Record<string, Readonly<Record<string, Answer>>>> = {
  '11': answers11,
  '41': answers41,
  '42': answers42,
  '43': answers43,
  '50': answers50,
  '51': answers51,
  '60': answers60,
  '61': answers61,
  '62': answers62,
};
