import { deletionConcept, fullNotice, processingRecord, tiltOf } from '../engine/papers/index.ts';
import { sourceOf } from '../engine/papers/testing.ts';
import { modules } from '../modules/all.ts';
import { asTable, type Figure, medianMs } from './measure.ts';

/** How long it takes to write the papers of the whole program, in German and English together. */
export async function paperFigures(): Promise<readonly Figure[]> {
  const source = sourceOf(modules.map((module) => module.declaration));
  const inBoth = (write: (language: 'de' | 'en') => unknown) =>
    medianMs(21, () => {
      write('de');
      write('en');
    });
  const edition = { version: 1, firstPublishedAt: 0, publishedAt: 0, address: '' };
  return [
    {
      name: 'privacy notice of the whole program, one language',
      value: (await inBoth((language) => fullNotice({ ...source, language }))) / 2,
      unit: 'ms',
      goal: { at: 'most', value: 50 },
    },
    {
      name: 'record of processing, deletion concept and TILT notice, one language',
      value:
        (await inBoth((language) => {
          processingRecord({ ...source, language });
          deletionConcept({ ...source, language });
          tiltOf({ ...source, language }, edition);
        })) / 2,
      unit: 'ms',
    },
  ];
}

if (import.meta.main) console.log(asTable(await paperFigures()));
