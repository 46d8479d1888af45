import type { Register } from '../declare/index.ts';
import { note } from './blocks.ts';
import { exampleActivities } from './example-activities.ts';
import { exampleController, exampleMark, exampleRecipients } from './example-company.ts';
import type { Paper } from './paper.ts';
import { processingRecord } from './processing-record.ts';
import type { PaperSource } from './source.ts';
import { voiceOf } from './voice.ts';

/**
 * The record of processing filled in for an invented company, to show what a complete one looks like (Art. 30 (1) GDPR). Nothing of
 * the real company goes into it but the declarations of the program; two invented activities show how to add what is done elsewhere.
 */
export function recordExample(source: PaperSource): Paper {
  const { of, say } = voiceOf(source.language);
  const register: Register = {
    ...source.register,
    activities: [...source.register.activities, ...exampleActivities],
  };
  const record = processingRecord({
    ...source,
    register,
    controller: exampleController,
    recipients: exampleRecipients({ register }),
    hostedFor: [],
    wordings: new Map(),
    periodOf: () => undefined,
  });
  return {
    ...record,
    id: 'record-example',
    title: say(`Muster: ${record.title}`, `Example: ${record.title}`),
    blocks: [note('warning', of(exampleMark)), ...record.blocks],
  };
}
