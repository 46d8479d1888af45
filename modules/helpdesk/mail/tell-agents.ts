import type { Language } from '@redlich/engine';
import { bilingual, translate } from '../../../platform/i18n/translate.ts';
import type { Job } from '../../../platform/jobs/job.ts';
import { sendMail } from '../../../platform/mail/index.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import { concerns, dropNews, type News, readers, waitingNews } from '../service/agent-notices.ts';
import { helpdeskSetting } from '../settings.ts';
import { helpdeskTexts as texts } from '../texts.ts';

/** Numbers named in one mail; what is beyond them is in the queue. */
const mostNumbers = 20;

/**
 * Tells those who asked for it that there is something new: the numbers of the enquiries and no word of them, all of a minute in one
 * mail. A notice is worth something now or never: what could not be sent is tried again only while nobody got it.
 */
export const tellAgentsJob: Job = {
  id: 'tell-agents',
  title: bilingual(texts, 'jobs.tell'),
  every: { seconds: 60 },
  async run(tenant) {
    const { engine } = tenant;
    const until = engine.now();
    const news = await waitingNews(engine);
    let told = 0;
    for (const reader of await whom(tenant)) {
      const outcome = await tell(tenant, reader, news.filter(reader.about));
      if (outcome === 'later' && told === 0) return 0;
      if (outcome === 'sent') told++;
    }
    await dropNews(engine, until);
    return told;
  },
};

interface Told {
  readonly person: Parameters<typeof sendMail>[1]['person'];
  readonly email: string;
  readonly language: Language;
  readonly about: (news: News) => boolean;
}

/** The mailbox of the house, which is nobody's, and whoever asked for themselves. */
async function whom({ engine, settings }: Tenant): Promise<readonly Told[]> {
  const { notifyAddress } = await settings.get(helpdeskSetting);
  const house = { person: null, email: notifyAddress, language: 'de' as const, about: () => true };
  const own = (await readers(engine)).map((reader) => ({
    ...{ person: reader.person, email: reader.email, language: reader.language },
    about: (news: News) => concerns(news, reader),
  }));
  return notifyAddress === '' ? own : [house, ...own];
}

async function tell(
  tenant: Tenant,
  { person, email, language }: Omit<Told, 'about'>,
  news: readonly News[],
): Promise<'sent' | 'later' | 'no'> {
  if (news.length === 0) return 'no';
  const numbers = news
    .slice(0, mostNumbers)
    .map(({ row }) => row.number)
    .join(', ');
  const outcome = await sendMail(tenant, {
    id: crypto.randomUUID(),
    person,
    to: { name: '', address: email },
    subject: translate(texts, language, 'mail.newsSubject'),
    text: translate(texts, language, 'mail.news', { numbers }),
  });
  if (outcome.outcome === 'try-later') return 'later';
  return outcome.outcome === 'sent' ? 'sent' : 'no';
}
