import { note } from './blocks.ts';
import { exampleController, exampleMark, exampleRecipients } from './example-company.ts';
import type { Paper } from './paper.ts';
import { processingRecord } from './processing-record.ts';
import type { PaperSource } from './source.ts';
import { voiceOf } from './voice.ts';

/**
 * The record of processing filled in for an invented company, to show what a complete one looks like (Art. 30 (1) GDPR). Nothing of
 * the real company goes into it but the declarations of the program.
 */
export function recordExample(source: PaperSource): Paper {
  const { of, say } = voiceOf(source.language);
  const record = processingRecord({
    ...source,
    controller: exampleController,
    recipients: exampleRecipients(source),
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
