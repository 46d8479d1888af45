import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  type Column,
  DataList,
  StateBadge,
  useGet,
  useLanguage,
  useSession,
  useTexts,
} from '../../../platform/ui/index.ts';
import type { Periods, StatuteRow } from '../periods/schemas.ts';
import { periodTexts } from '../periods/texts.ts';
import { ChangePeriod } from './change-period.tsx';

/** The catalogue of statutory periods, with the owner's own where one is set. */
export function PeriodList() {
  const t = useTexts(periodTexts);
  const { language } = useLanguage();
  const { data, error, isPending, refetch } = useGet<Periods>('/api/clock/periods');
  const [changing, setChanging] = useState<StatuteRow | null>(null);
  const isOwner = useSession().user.roles.includes('owner');
  const columns: readonly Column<StatuteRow>[] = [
    { id: 'title', title: t('law'), onCard: 'title', cell: (row) => <Law row={row} /> },
    {
      id: 'legal',
      title: t('legal'),
      width: 'fit',
      cell: ({ legal, runs }) =>
        `${legal[language]} ${t(runs === 'from-event' ? 'fromEvent' : 'fromEndOfYear')}`,
    },
    { id: 'set', title: t('inForce'), width: 'fit', cell: (row) => <InForce row={row} /> },
    {
      id: 'applies',
      title: t('applies'),
      cell: ({ kinds }) =>
        kinds.length === 0 ? t('appliesNone') : kinds.map((kind) => kind[language]).join(', '),
    },
    ...(isOwner
      ? [
          {
            id: 'change',
            title: t('change'),
            width: 'fit' as const,
            align: 'end' as const,
            cell: (row: StatuteRow) => (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('changeOf', { title: row.title[language] })}
                onClick={() => setChanging(row)}
              >
                {t('change')}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      <DataList
        label={t('title')}
        columns={columns}
        rows={data?.statutes ?? []}
        keyOf={(row) => row.id}
        isLoading={isPending}
        error={error}
        onRetry={() => void refetch()}
      />
      {changing !== null && <ChangePeriod statute={changing} onClose={() => setChanging(null)} />}
    </>
  );
}

function Law({ row }: { readonly row: StatuteRow }) {
  const { language } = useLanguage();
  return (
    <>
      <div>{row.title[language]}</div>
      <small>{row.law}</small>
      {row.warning !== null && <div>{row.warning[language]}</div>}
    </>
  );
}

function InForce({ row: { set, warning } }: { readonly row: StatuteRow }) {
  const t = useTexts(periodTexts);
  const { language } = useLanguage();
  if (set === null) return t('asLaw');
  return <StateBadge tone={warning === null ? 'neutral' : 'attention'}>{set.text[language]}</StateBadge>;
}
