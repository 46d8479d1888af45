import {
  type Column,
  DataList,
  EmptyState,
  Page,
  StateBadge,
  useList,
  useParam,
  useSay,
  useTexts,
} from '../../../platform/ui/index.ts';
import type { ConsentStandingReply } from '../replies.ts';
import { ConsentsTab } from './tab-consents.tsx';
import { customerScreenTexts } from './texts.ts';
import { useConsents } from './use-consents.ts';

interface ConsentLine {
  readonly id: string;
  readonly number: string;
  readonly consents: readonly ConsentStandingReply[];
}

/** All consents without names, for the data protection officer. */
export function OfficerConsentsPage() {
  const t = useTexts(customerScreenTexts);
  const say = useSay();
  const list = useList<ConsentLine, { rows: ConsentLine[]; next: string | null }>('/api/consents', {
    page: (reply) => reply,
  });
  const kinds = list.rows[0]?.consents ?? [];
  const columns: readonly Column<ConsentLine>[] = [
    { id: 'number', title: t('column.number'), width: 'fit', cell: (row) => row.number },
    ...kinds.map(({ consent, title }) => ({
      id: consent,
      title: say(title),
      cell: (row: ConsentLine) => {
        const state = row.consents.find((each) => each.consent === consent)?.state ?? 'never';
        return <StateBadge tone={state === 'given' ? 'good' : 'neutral'}>{t(`merge.${state}`)}</StateBadge>;
      },
    })),
  ];
  return (
    <Page title={t('officer.title')} lead={t('officer.lead')}>
      <DataList
        label={t('officer.title')}
        columns={columns}
        rows={list.rows}
        keyOf={(row) => row.id}
        linkTo={(row) => `/consents/${row.id}`}
        isLoading={list.isPending}
        error={list.error}
        onRetry={() => void list.refetch()}
        hasMore={list.hasMore}
        onMore={list.loadMore}
        isLoadingMore={list.isLoadingMore}
        empty={<EmptyState title={t('officer.none')} />}
      />
    </Page>
  );
}

/** One person's consents without a name. */
export function OfficerConsentPage() {
  const t = useTexts(customerScreenTexts);
  const id = useParam('id');
  const { data } = useConsents(id);
  return (
    <Page
      title={data === undefined ? t('officer.title') : t('officer.person', { number: data.number })}
      crumbs={[{ label: t('officer.title'), to: '/consents' }]}
      width="text"
    >
      <ConsentsTab customerId={id} readOnly />
    </Page>
  );
}
