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
import classes from './rule-list.module.css';

type Row = Rules['rules'][number];

/** Every kind of data with its one deletion rule, in words. */
export function RuleList() {
  const t = useTexts(privacyTexts);
  const { language } = useLanguage();
  const { data, error, isPending, refetch } = useGet<Rules>('/api/clock/rules');
  const columns: readonly Column<Row>[] = [
    {
      id: 'kind',
      title: t('clock.kind'),
      cell: (row) => <span className={classes.kind}>{row.title[language]}</span>,
      width: 'fit',
      onCard: 'title',
    },
    {
      id: 'rule',
      title: t('clock.ruleAndReason'),
      cell: (row) => (
        <>
          <p className={classes.rule}>{row.rule[language]}</p>
          <p className={classes.reason}>{row.reason[language]}</p>
        </>
      ),
    },
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
