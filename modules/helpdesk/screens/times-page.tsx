import { Button } from '@mantine/core';
import { IconClock, IconDownload, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import {
  api,
  type Column,
  Columns,
  DataList,
  DayText,
  EmptyState,
  Facts,
  GoLink,
  NumberText,
  Page,
  Section,
  SelectField,
  saveFile,
  TextField,
  useGet,
  useMay,
  useNow,
  usePrint,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { BilledTime } from '../schemas.ts';
import { screenTexts } from './texts.ts';
import { monthOf, sumTimes } from './times.ts';

interface Span {
  readonly from: string;
  readonly until: string;
  readonly companyId: string | null;
  readonly contractId: string | null;
}

const queryOf = ({ from, until, companyId, contractId }: Span) => ({
  from,
  until,
  ...(companyId !== null && { companyId }),
  ...(contractId !== null && { contractId }),
});

/** Billable times of a period, of one company or contract or of all, with their sums; as a table, on paper. */
export function TimesPage() {
  const t = useTexts(screenTexts);
  const now = useNow();
  const [span, setSpan] = useState<Span>({ ...monthOf(now), companyId: null, contractId: null });
  const isWhole = span.from !== '' && span.until !== '' && span.from <= span.until;
  const { data, error, isPending, refetch } = useGet<{ rows: readonly BilledTime[] }>(
    '/api/helpdesk/billable',
    { query: queryOf(span), enabled: isWhole },
  );
  const rows = isWhole ? (data?.rows ?? []) : [];
  const columns = useTimeColumns();
  const title = t('times.title');
  const print = usePrint('a4', <Printed rows={rows} title={`${title} ${span.from} – ${span.until}`} />);
  return (
    <Page
      title={title}
      lead={t('times.lead')}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconPrinter size={16} aria-hidden />}
            disabled={rows.length === 0}
            onClick={print.print}
          >
            {t('page.print')}
          </Button>
          <Save span={span} format="csv" isEmpty={rows.length === 0} />
          <Save span={span} format="xlsx" isEmpty={rows.length === 0} />
        </>
      }
    >
      <Filter span={span} onSpan={setSpan} isWhole={isWhole} />
      <Sums rows={rows} />
      <DataList
        label={title}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.id}
        isLoading={isPending && isWhole}
        error={error}
        onRetry={() => void refetch()}
        empty={
          <EmptyState icon={IconClock} title={t('times.none')}>
            {t('times.noneHint')}
          </EmptyState>
        }
      />
      {print.sheet}
    </Page>
  );
}

function useTimeColumns(): readonly Column<BilledTime>[] {
  const t = useTexts(screenTexts);
  const isAgent = useMay(['owner', 'manager', 'agent']);
  return [
    {
      id: 'day',
      title: t('times.day'),
      width: 'fit',
      cell: (row) => <DayText day={row.workedOn} />,
      onCard: 'title',
    },
    {
      id: 'customer',
      title: t('times.customer'),
      onCard: 'bare',
      cell: (row) => [row.companyName, row.contractNumber].filter(Boolean).join(' · ') || '–',
    },
    {
      id: 'ticket',
      title: t('field.number'),
      width: 'fit',
      cell: (row) => (isAgent ? <GoLink to={`/helpdesk/${row.ticket}`}>{row.number}</GoLink> : row.number),
    },
    { id: 'text', title: t('times.what'), cell: (row) => row.text },
    { id: 'author', title: t('times.by'), width: 'fit', cell: (row) => row.authorName ?? '–' },
    {
      id: 'minutes',
      title: t('times.minutes'),
      width: 'fit',
      align: 'end',
      cell: (row) => <NumberText value={row.minutes} />,
    },
  ];
}

interface FilterProps {
  readonly span: Span;
  readonly onSpan: (span: Span) => void;
  readonly isWhole: boolean;
}

function Filter({ span, onSpan, isWhole }: FilterProps) {
  const t = useTexts(screenTexts);
  const companies = useGet<{ rows: readonly { id: string; name: string }[] }>('/api/companies');
  const contracts = useGet<{ rows: readonly { id: string; number: string; partner: string }[] }>(
    '/api/contracts',
  );
  const bind = <Name extends keyof Span>(name: Name) => ({
    name,
    value: span[name],
    error: undefined,
    onChange: (value: Span[Name]) => onSpan({ ...span, [name]: value }),
  });
  return (
    <Columns width="sm">
      <TextField {...bind('from')} label={t('times.from')} type="date" />
      <TextField
        {...bind('until')}
        label={t('times.until')}
        type="date"
        error={isWhole ? undefined : t('times.order')}
      />
      <SelectField
        {...bind('companyId')}
        label={t('field.company')}
        need="filter"
        choices={(companies.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        {...bind('contractId')}
        label={t('field.contract')}
        need="filter"
        choices={(contracts.data?.rows ?? []).map(({ id, number, partner }) => ({
          value: id,
          label: `${number} · ${partner}`,
        }))}
      />
    </Columns>
  );
}

/** How much time was spent for whom. */
function Sums({ rows }: { readonly rows: readonly BilledTime[] }) {
  const t = useTexts(screenTexts);
  if (rows.length === 0) return null;
  const facts = sumTimes(rows).map(({ id, customer, minutes }) => ({
    id,
    title: customer === '' ? t('times.nobody') : customer,
    value: t('times.sum', { minutes, hours: (minutes / 60).toFixed(2).replace('.', t('times.point')) }),
  }));
  return (
    <Section title={t('times.sums')}>
      <Facts facts={facts} />
    </Section>
  );
}

function Save({
  span,
  format,
  isEmpty,
}: {
  readonly span: Span;
  readonly format: 'csv' | 'xlsx';
  readonly isEmpty: boolean;
}) {
  const t = useTexts(screenTexts);
  const toast = useToast();
  const query = new URLSearchParams({ ...queryOf(span), format });
  const save = () =>
    api.downloadBy(`/api/helpdesk/billable/export?${query}`, undefined).then(saveFile).catch(toast.bad);
  return (
    <Button
      variant="default"
      disabled={isEmpty}
      leftSection={<IconDownload size={16} aria-hidden />}
      onClick={() => void save()}
    >
      {t(`times.save.${format}`)}
    </Button>
  );
}

function Printed({ rows, title }: { readonly rows: readonly BilledTime[]; readonly title: string }) {
  const columns = useTimeColumns();
  return (
    <>
      <h2>{title}</h2>
      <Sums rows={rows} />
      <DataList label={title} columns={columns} rows={rows} keyOf={(row) => row.id} />
    </>
  );
}
