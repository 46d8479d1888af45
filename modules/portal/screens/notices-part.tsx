import { Title } from '@mantine/core';
import { DateText, EmptyState, ErrorState, StateBadge, useGet } from '../../../platform/ui/index.ts';
import classes from './portal.module.css';
import type { Notices } from './replies.ts';
import { usePortalTexts } from './use-portal-texts.ts';

/** What the company announces. */
export function NoticesPart() {
  const t = usePortalTexts();
  const { data, error, refetch } = useGet<Notices>('/api/portal/notices');
  return (
    <>
      <div className={classes.line}>
        <Title order={1}>{t('notices.title')}</Title>
      </div>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.notices.length === 0 && <EmptyState title={t('notices.empty')} />}
      {data?.notices.map((notice) => (
        <article key={notice.id} className={classes.message}>
          <div className={classes.who}>
            <Title order={2} size="h4">
              {notice.title}
            </Title>
            <span className={classes.quiet}>
              <StateBadge tone={notice.topic === 'security' ? 'attention' : 'neutral'}>
                {t(`notices.${notice.topic}`)}
              </StateBadge>{' '}
              <DateText at={notice.publishedAt} />
            </span>
          </div>
          <p className={classes.text}>{notice.text}</p>
        </article>
      ))}
    </>
  );
}
