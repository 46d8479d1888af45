import { type Column, DataList, DateText, Section, useGet } from '../../../platform/ui/index.ts';
import type { ShownStanding, StandingList } from '../schemas.ts';
import { useRightsTexts } from './use-rights-texts.ts';

/** Everybody whose data is restricted, the oldest first, with what is to be done. Shows nothing when nothing stands. */
export function StandingListSection() {
  const t = useRightsTexts();
  const { data } = useGet<StandingList>('/api/rights-standing');
  const rows = data?.rows ?? [];
  if (rows.length === 0) return null;
  const columns: readonly Column<ShownStanding>[] = [
    {
      id: 'file',
      title: t('standing.file'),
      width: 'fit',
      cell: (row) => row.number ?? '–',
      onCard: 'title',
    },
    {
      id: 'grounds',
      title: t('standing.grounds'),
      cell: (row) => row.restrictions.map(({ ground }) => t(`restriction.${ground}`)).join('; '),
    },
    {
      id: 'since',
      title: t('standing.since'),
      width: 'fit',
      cell: (row) => <DateText at={Math.min(...row.restrictions.map(({ since }) => since))} />,
    },
    { id: 'next', title: t('standing.next'), width: 'fit', cell: (row) => t(`standing.${nextOf(row)}`) },
  ];
  return (
    <Section title={t('standing.title')} lead={t('standing.lead')}>
      <DataList
        label={t('standing.title')}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.person}
        linkTo={(row) => `/requests/restricted/${row.person}`}
      />
    </Section>
  );
}

const nextOf = ({ pending, restrictions }: ShownStanding): 'weigh' | 'lift' | 'tell' =>
  pending.length > 0
    ? 'weigh'
    : restrictions.every(({ announcedAt }) => announcedAt !== null)
      ? 'lift'
      : 'tell';
