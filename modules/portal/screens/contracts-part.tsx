import { Title } from '@mantine/core';
import { DataList, DayText, EmptyState, useGet } from '../../../platform/ui/index.ts';
import classes from './portal.module.css';
import type { OwnContracts } from './replies.ts';
import { usePortalTexts } from './use-portal-texts.ts';

/** The own contracts. */
export function ContractsPart() {
  const t = usePortalTexts();
  const { data, error, isPending, refetch } = useGet<OwnContracts>('/api/portal/contracts');
  return (
    <>
      <div className={classes.line}>
        <Title order={1}>{t('contracts.title')}</Title>
      </div>
      <DataList
        label={t('contracts.title')}
        columns={[
          { id: 'number', title: t('contracts.number'), cell: (row) => row.number, onCard: 'title' },
          { id: 'services', title: t('contracts.services'), cell: (row) => row.services.join(', ') || '–' },
          {
            id: 'from',
            title: t('contracts.from'),
            width: 'fit',
            cell: (row) => <DayText day={row.startsOn} />,
          },
          {
            id: 'until',
            title: t('contracts.until'),
            width: 'fit',
            cell: (row) => <DayText day={row.endsOn} />,
          },
        ]}
        rows={data?.contracts ?? []}
        keyOf={(row) => row.number}
        isLoading={isPending}
        error={error}
        onRetry={() => void refetch()}
        empty={<EmptyState title={t('contracts.empty')} />}
      />
    </>
  );
}
