import { Button, Group } from '@mantine/core';
import { IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import {
  CheckField,
  type Column,
  DataList,
  EmptyState,
  FirstSteps,
  KeyHints,
  Page,
  PrivacyShield,
  RelativeDue,
  SearchField,
  SelectField,
  StateBadge,
  useAddress,
  useFind,
  useGo,
  useList,
  useMay,
  useShortcut,
  useTexts,
} from '../../../platform/ui/index.ts';
import type { CustomerHit } from '../replies.ts';
import { ConsentLabel } from './consent-label.tsx';
import classes from './customer-list.module.css';
import { customerScreenTexts } from './texts.ts';
import { useRefusalName } from './use-refusal-name.ts';

const filters = {
  all: undefined,
  none: 'none',
  storage: 'storage',
  withoutStorage: 'without:storage',
  notification: 'notification',
  marketing: 'marketing',
} as const;
type Filter = keyof typeof filters;
const filterNames = Object.keys(filters) as Filter[];

/** The customer file: search, filters, newest first. Search words stay out of the address. */
export function CustomerListPage() {
  const t = useTexts(customerScreenTexts);
  const go = useGo();
  const mayMerge = useMay(['owner', 'manager']);
  const [words, setWords] = useState('');
  useShortcut('n', () => go('/customers/new'));
  const actions = (
    <>
      {mayMerge && (
        <Button variant="default" onClick={() => go('/customers/duplicates')}>
          {t('list.duplicates')}
        </Button>
      )}
      <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => go('/customers/new')}>
        {t('list.new')}
      </Button>
    </>
  );
  return (
    <Page title={t('list.title')} actions={actions}>
      <div className={classes.tools}>
        <SearchField
          label={t('list.search')}
          placeholder={t('list.searchHint')}
          value={words}
          onSearch={setWords}
          shortcut="/"
          focusFirst
        />
        {words.trim() === '' && <Filters />}
      </div>
      {words.trim() === '' ? <Everybody /> : <Found words={words.trim()} />}
      <KeyHints
        hints={[
          { keys: ['/'], label: t('keys.search') },
          { keys: ['n'], label: t('keys.new') },
        ]}
      />
    </Page>
  );
}

function useFilter(): readonly [Filter, boolean] {
  const [address] = useAddress();
  return [filterNames.find((name) => name === address.consent) ?? 'all', address.due === '30'];
}

function Filters() {
  const t = useTexts(customerScreenTexts);
  const [, change] = useAddress();
  const [filter, isDue] = useFilter();
  return (
    <Group gap="md" align="end">
      <SelectField
        name="consent"
        label={t('list.filter')}
        value={filter}
        error={undefined}
        onChange={(chosen) => change({ consent: chosen === 'all' ? undefined : (chosen ?? undefined) })}
        choices={filterNames.map((value) => ({ value, label: t(`filter.${value}`) }))}
      />
      <CheckField
        name="due"
        label={t('list.due')}
        value={isDue}
        error={undefined}
        onChange={(chosen) => change({ due: chosen ? '30' : undefined })}
      />
    </Group>
  );
}

interface Listed {
  readonly rows: readonly CustomerHit[];
  readonly next: string | null;
  readonly total: number;
}

function Everybody() {
  const t = useTexts(customerScreenTexts);
  const go = useGo();
  const [filter, isDue] = useFilter();
  const consent = filters[filter];
  const isFiltered = consent !== undefined || isDue;
  const list = useList<CustomerHit, Listed>(
    '/api/customers',
    { page: (reply) => (isFiltered ? { rows: reply.rows, next: reply.next } : reply) },
    { query: { consent, dueWithinDays: isDue ? 30 : undefined } },
  );
  const add = (
    <FirstSteps>
      <Button onClick={() => go('/customers/new')}>{t('list.new')}</Button>
    </FirstSteps>
  );
  return (
    <Rows
      rows={list.rows}
      isLoading={list.isPending}
      error={list.error}
      onRetry={() => void list.refetch()}
      total={list.total}
      hasMore={list.hasMore}
      onMore={list.loadMore}
      isLoadingMore={list.isLoadingMore}
      empty={
        isFiltered ? (
          <EmptyState icon={IconUsers} title={t('list.empty')}>
            {t('list.emptyHint')}
          </EmptyState>
        ) : (
          <EmptyState icon={IconUsers} title={t('list.none')} action={add}>
            {t('list.noneHint')}
          </EmptyState>
        )
      }
    />
  );
}

function Found({ words }: { readonly words: string }) {
  const t = useTexts(customerScreenTexts);
  const { data, error, isPending, refetch } = useFind<{ hits: CustomerHit[] }>('/api/customers/search', {
    query: words,
  });
  return (
    <Rows
      rows={data?.hits ?? []}
      isLoading={isPending}
      error={error}
      onRetry={() => void refetch()}
      empty={
        <EmptyState icon={IconUsers} title={t('list.empty')}>
          {t('list.emptyHint')}
        </EmptyState>
      }
    />
  );
}

type RowsProps = Pick<
  Parameters<typeof DataList<CustomerHit>>[0],
  'rows' | 'isLoading' | 'error' | 'onRetry' | 'empty' | 'total' | 'hasMore' | 'onMore' | 'isLoadingMore'
>;

function Rows(props: RowsProps) {
  const t = useTexts(customerScreenTexts);
  const refusalName = useRefusalName();
  const columns: readonly Column<CustomerHit>[] = [
    { id: 'number', title: t('column.number'), width: 'fit', cell: (row) => row.number },
    {
      id: 'label',
      title: t('column.label'),
      width: 'fit',
      onCard: 'bare',
      cell: (row) => <ConsentLabel customerId={row.id} label={row.label} />,
    },
    {
      id: 'name',
      title: t('column.name'),
      onCard: 'bare',
      cell: ({ person, refused }) =>
        person === null ? (
          <StateBadge tone="attention">{refusalName(refused ?? '')}</StateBadge>
        ) : (
          <strong>{person.name}</strong>
        ),
    },
    {
      id: 'place',
      title: t('column.place'),
      cell: ({ person }) =>
        [person?.street, `${person?.postcode ?? ''} ${person?.city ?? ''}`.trim()].filter(Boolean).join(', '),
    },
    { id: 'contact', title: t('column.contact'), cell: ({ person }) => person?.phone || person?.email || '' },
    { id: 'due', title: t('column.due'), width: 'fit', cell: (row) => <RelativeDue at={row.dueAt} /> },
  ];
  // Nobody is nobody's secret: what to do next stays in view.
  if (!props.isLoading && props.rows.length === 0 && !props.error) return props.empty;
  return (
    <PrivacyShield what={t('list.people')} seconds={60}>
      <DataList
        label={t('list.people')}
        columns={columns}
        keyOf={(row) => row.id}
        linkTo={(row) => `/customers/${row.id}`}
        {...props}
      />
    </PrivacyShield>
  );
}
