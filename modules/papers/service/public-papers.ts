import type { Engine, Text } from '@redlich/engine';
import { openSettings } from '../../../platform/settings/open-settings.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import { type PaperEntry, paperCatalogue } from '../catalogue.ts';
import { publicPapersSetting } from '../settings.ts';
import { versionsInForce } from './drafts.ts';

/** The papers everybody may read: those every company has to publish, and those the owner chose to. */
export async function publicPapers(engine: Engine): Promise<readonly PaperEntry[]> {
  const { papers } = await openSettings(engine, [publicPapersSetting]).get(publicPapersSetting);
  return paperCatalogue.filter(
    ({ id, readers }) => readers === 'public' || (readers === 'by-choice' && papers.includes(id)),
  );
}

/** A paper everybody may read, and where. */
export interface PublicPaper {
  readonly id: string;
  readonly title: Text;
  readonly address: string;
}

/** The papers in force everybody may read, with their addresses. */
export async function publicPapersInForce({ id: tenant, engine }: Tenant): Promise<readonly PublicPaper[]> {
  const inForce = await versionsInForce(engine.db);
  return (await publicPapers(engine))
    .filter(({ id }) => inForce.has(id))
    .map(({ id, title }) => ({ id, title, address: `/api/public/${tenant}/papers/${id}/html` }));
}

/** The privacy notice in force; `null` while none is published. */
export const publicNotice = async (tenant: Tenant): Promise<PublicPaper | null> =>
  (await publicPapersInForce(tenant)).find(({ id }) => id === 'notice') ?? null;
