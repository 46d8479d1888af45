import {
  type Column,
  DataList,
  NumberText,
  useGet,
  useLanguage,
  useTexts,
} from '../../../platform/ui/index.ts';
import type { Rules } from '../schemas.ts';
import { privacyTexts } from '../texts.ts';

type Row = Rules['rules'][number];

/** Every kind of data with its one deletion rule, in words. */
export function RuleList() {
  const t = useTexts(privacyTexts);
  const { language } = useLanguage();
  const { data, error, isPending, refetch } = useGet<Rules>('/api/clock/rules');
  const columns: readonly Column<Row>[] = [
    { id: 'kind', title: t('clock.kind'), cell: (row) => row.title[language], onCard: 'title' },
    { id: 'rule', title: t('clock.rule'), cell: (row) => row.rule[language] },
    { id: 'reason', title: t('clock.reason'), cell: (row) => row.reason[language] },
    { id: 'per', title: t('clock.key'), cell: (row) => t(`per.${row.per}`), width: 'fit' },
    {
      id: 'records',
      title: t('clock.stored'),
      align: 'end',
      width: 'fit',
      cell: (row) => <NumberText value={row.records} />,
    },
  ];
  return (
    <DataList
      label={t('clock.rules')}
      columns={columns}
      rows={data?.rules ?? []}
      keyOf={(row) => row.kind}
      isLoading={isPending}
      error={error}
      onRetry={() => void refetch()}
    />
  );
}
