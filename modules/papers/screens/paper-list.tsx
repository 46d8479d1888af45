import {
  type Column,
  DataList,
  DateText,
  Page,
  StateBadge,
  useGet,
  useLanguage,
  useTexts,
} from '../../../platform/ui/index.ts';
import type { Papers } from '../schemas.ts';
import { PaperState } from './paper-state.tsx';
import { paperScreenTexts } from './texts.ts';

type Row = Papers['papers'][number];

/** All papers with how they stand. */
export function PaperListPage() {
  const t = useTexts(paperScreenTexts);
  const { language } = useLanguage();
  const { data, error, isPending, refetch } = useGet<Papers>('/api/papers');
  const columns: readonly Column<Row>[] = [
    { id: 'paper', title: t('paper'), onCard: 'title', cell: ({ title }) => title[language] },
    { id: 'law', title: t('law'), cell: ({ law }) => law[language] },
    { id: 'state', title: t('state'), width: 'fit', cell: (row) => <PaperState state={row.state} /> },
    {
      id: 'since',
      title: t('since'),
      width: 'fit',
      cell: ({ inForce }) => <DateText at={inForce?.since ?? null} />,
    },
    {
      id: 'missing',
      title: t('missing'),
      width: 'fit',
      cell: ({ missing }) =>
        missing.length === 0 ? (
          '–'
        ) : (
          <StateBadge tone="attention">{t('missingCount', { count: missing.length })}</StateBadge>
        ),
    },
  ];
  return (
    <Page title={t('title')} lead={t('lead')}>
      <DataList
        label={t('title')}
        columns={columns}
        rows={data?.papers ?? []}
        keyOf={(row) => row.id}
        linkTo={(row) => `/papers/${row.id}`}
        isLoading={isPending}
        error={error}
        onRetry={() => void refetch()}
      />
    </Page>
  );
}
