import { Button, Select } from '@mantine/core';
import { IconShoppingBag } from '@tabler/icons-react';
import { useState } from 'react';
import {
  DataList,
  EmptyState,
  FirstSteps,
  type ListPage,
  Page,
  SearchField,
  useAddress,
  useFind,
  useGo,
  useList,
  useTexts,
} from '../../../platform/ui/index.ts';
import { messageKinds, orderStates } from '../choices.ts';
import type { OrderRow } from '../schemas.ts';
import { orderTexts } from '../texts.ts';
import { useOrderColumns } from './order-columns.tsx';
import classes from './orders.module.css';

type Page_ = ListPage<OrderRow>;

/** All orders, by what they wait for; found by number, name or phone. */
export function OrderListPage() {
  const t = useTexts(orderTexts);
  const go = useGo();
  const [filter, change] = useAddress();
  const [words, setWords] = useState('');
  const { state = 'open', kind, age, due } = filter;
  const isSearching = words.trim() !== '';
  const query = { state, messageKind: kind, olderThanDays: age, due };
  const list = useList<OrderRow, Page_>(
    '/api/orders',
    { page: (reply) => reply },
    { query, enabled: !isSearching },
  );
  const found = useFind<Page_>(
    '/api/orders/find',
    { words: words.trim(), state: 'all' },
    { enabled: isSearching },
  );
  const columns = useOrderColumns('all');
  const isFiltered = isSearching || state !== 'open' || [kind, age, due].some((each) => each !== undefined);
  const counter = <Button onClick={() => go('/counter')}>{t('list.toCounter')}</Button>;
  return (
    <Page title={t('list.title')} actions={counter}>
      <div className={classes.filters}>
        <SearchField
          label={t('list.search')}
          value={words}
          onSearch={setWords}
          onScan={setWords}
          isBusy={found.isFetching}
        />
        <Filters filter={filter} onChange={change} />
      </div>
      <DataList
        label={t('list.title')}
        columns={columns}
        rows={isSearching ? (found.data?.rows ?? []) : list.rows}
        keyOf={(row) => row.id}
        linkTo={(row) => `/orders/${row.id}`}
        isLoading={isSearching ? found.isPending : list.isPending}
        error={isSearching ? found.error : list.error}
        onRetry={() => void (isSearching ? found.refetch() : list.refetch())}
        hasMore={!isSearching && list.hasMore}
        onMore={list.loadMore}
        isLoadingMore={list.isLoadingMore}
        empty={
          <EmptyState
            icon={IconShoppingBag}
            title={t(isFiltered ? 'list.none' : 'list.empty')}
            {...(!isFiltered && { action: <FirstSteps>{counter}</FirstSteps> })}
          >
            {t(isFiltered ? 'list.emptyFilter' : 'list.emptyHint')}
          </EmptyState>
        }
      />
    </Page>
  );
}

interface FiltersProps {
  readonly filter: Readonly<Record<string, string | undefined>>;
  readonly onChange: (changed: Readonly<Record<string, string | undefined>>) => void;
}

const ages = [7, 14, 30, 90] as const;

function Filters({ filter, onChange }: FiltersProps) {
  const t = useTexts(orderTexts);
  const select = (
    name: string,
    label: string,
    any: string,
    choices: readonly { value: string; label: string }[],
  ) => (
    <Select
      label={label}
      placeholder={any}
      clearable
      data={[...choices]}
      value={filter[name] ?? null}
      onChange={(value) => onChange({ [name]: value ?? undefined })}
    />
  );
  return (
    <>
      <Select
        label={t('list.filterState')}
        allowDeselect={false}
        data={['open', ...orderStates, 'all'].map((value) => ({
          value,
          label: t(`state.${value as 'open'}`),
        }))}
        value={filter.state ?? 'open'}
        onChange={(value) => onChange({ state: value === 'open' ? undefined : (value ?? undefined) })}
      />
      {select(
        'kind',
        t('list.filterKind'),
        t('list.anyKind'),
        messageKinds.map((value) => ({ value, label: t(`kind.${value}`) })),
      )}
      {select(
        'age',
        t('list.filterAge'),
        t('list.anyAge'),
        ages.map((days) => ({ value: String(days), label: t('list.older', { days }) })),
      )}
      {select(
        'due',
        t('list.filterDue'),
        t('list.anyDue'),
        (['overdue', 'today', 'week'] as const).map((value) => ({ value, label: t(`list.${value}`) })),
      )}
    </>
  );
}
