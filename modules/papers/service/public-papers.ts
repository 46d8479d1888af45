import type { Engine } from '@redlich/engine';
import { openSettings } from '../../../platform/settings/open-settings.ts';
import { type PaperEntry, paperCatalogue } from '../catalogue.ts';
import { publicPapersSetting } from '../settings.ts';

/** The papers everybody may read: those every company has to publish, and those the owner chose to. */
export async function publicPapers(engine: Engine): Promise<readonly PaperEntry[]> {
  const { papers } = await openSettings(engine, [publicPapersSetting]).get(publicPapersSetting);
  return paperCatalogue.filter(
    ({ id, readers }) => readers === 'public' || (readers === 'by-choice' && papers.includes(id)),
  );
}
