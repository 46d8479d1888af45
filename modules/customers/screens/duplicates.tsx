import { Button } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import {
  EmptyState,
  ErrorState,
  Page,
  PrivacyShield,
  StateBadge,
  useGo,
  useList,
  useTexts,
} from '../../../platform/ui/index.ts';
import type { PairReply } from '../replies.ts';
import { AddressBlock, ReachLines } from './customer-lines.tsx';
import classes from './duplicates.module.css';
import { customerScreenTexts } from './texts.ts';

interface Pairs {
  readonly rows: readonly PairReply[];
  readonly next: string | null;
  readonly looked: number;
}

/** A pair, or how many files a page of the search has compared. */
type Row = PairReply | number;

/** Files that probably belong to one person, page by page from the newest on. */
export function DuplicatesPage() {
  const t = useTexts(customerScreenTexts);
  const list = useList<Row, Pairs>('/api/duplicates', {
    page: ({ rows, next, looked }) => ({ rows: [...rows, looked], next }),
  });
  const pairs = list.rows.filter((row) => typeof row !== 'number');
  const looked = list.rows.reduce<number>((sum, row) => sum + (typeof row === 'number' ? row : 0), 0);
  return (
    <Page
      title={t('duplicates.title')}
      lead={t('duplicates.lead')}
      crumbs={[{ label: t('list.title'), to: '/customers' }]}
    >
      {list.error !== null && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {pairs.length === 0 && !list.isPending && list.error === null && (
        <EmptyState icon={IconUsersGroup} title={t('duplicates.none')} />
      )}
      {pairs.length > 0 && (
        <PrivacyShield what={t('duplicates.list')} seconds={60}>
          <ul className={classes.pairs} aria-label={t('duplicates.list')}>
            {pairs.map((pair) => (
              <li key={`${pair.left.id} ${pair.right.id}`}>
                <Pair pair={pair} />
              </li>
            ))}
          </ul>
        </PrivacyShield>
      )}
      <div className={classes.foot}>
        <span role="status">{!list.isPending && t('duplicates.looked', { count: looked })}</span>
        {list.hasMore && (
          <Button variant="default" loading={list.isLoadingMore} onClick={list.loadMore}>
            {t('duplicates.more')}
          </Button>
        )}
      </div>
    </Page>
  );
}

function Pair({ pair: { left, right, because } }: { readonly pair: PairReply }) {
  const t = useTexts(customerScreenTexts);
  const go = useGo();
  return (
    <article
      className={classes.pair}
      aria-label={t('duplicates.pair', { left: left.number, right: right.number })}
    >
      {[left, right].map((side) => (
        <div key={side.id}>
          <div className={classes.number}>{side.number}</div>
          <AddressBlock customer={side} />
          <ReachLines phones={side.phones} email={side.email} />
        </div>
      ))}
      <div className={classes.why}>
        {because.map((reason) => (
          <StateBadge key={reason} tone="attention">
            {t(`similar.${reason}`)}
          </StateBadge>
        ))}
        <Button
          variant="default"
          aria-label={`${t('duplicates.compare')}: ${t('duplicates.pair', { left: left.number, right: right.number })}`}
          onClick={() => go(`/customers/duplicates/${left.id}/${right.id}`)}
        >
          {t('duplicates.compare')}
        </Button>
      </div>
    </article>
  );
}
