import { type PropsWithChildren, useEffect, useEffectEvent } from 'react';
import { listen, useMay, useRefresh, useSession, useTexts, useToast } from '../../../platform/ui/index.ts';
import type { LiveNews } from '../service/live.ts';
import { screenTexts } from './texts.ts';

/**
 * Stands around the interface of those who handle enquiries: reads again what moved and says what is new, by number only. The server
 * tells by server-sent events; a screen that missed one asks every minute anyway.
 */
export function NewsListener({ children }: PropsWithChildren) {
  const isAgent = useMay(['owner', 'manager', 'agent']);
  return (
    <>
      {isAgent && <Listening />}
      {children}
    </>
  );
}

function Listening() {
  const t = useTexts(screenTexts);
  const toast = useToast();
  const refresh = useRefresh();
  const { user } = useSession();
  const moved = useEffectEvent((news: LiveNews) => {
    void refresh(['/api/helpdesk']);
    if (news.type !== 'ticket' || news.what === 'changed') return;
    const { what, number, assignee } = news;
    if (assignee === null || assignee === user.id) toast.good(t(`news.${what}`, { number }));
  });
  useEffect(() => listen<LiveNews>('/api/helpdesk/news', (news) => moved(news)), []);
  return null;
}
