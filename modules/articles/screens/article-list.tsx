import { Button, SegmentedControl } from '@mantine/core';
import { IconPlus, IconTags } from '@tabler/icons-react';
import { useState } from 'react';
import {
  type Column,
  DataList,
  EmptyState,
  FirstSteps,
  KeyHints,
  type ListPage,
  Money,
  NumberText,
  Page,
  SearchField,
  useAddress,
  useList,
  useShortcut,
  useTexts,
} from '../../../platform/ui/index.ts';
import type { Article } from '../schemas.ts';
import { articleTexts } from '../texts.ts';
import { ArticleDialog } from './article-dialog.tsx';
import classes from './article-list.module.css';

const shows = ['active', 'inactive', 'all'] as const;

/** All articles: searched by words or a scan, added and edited. */
export function ArticleListPage() {
  const t = useTexts(articleTexts);
  const [{ q = '', show = 'active' }, changeAddress] = useAddress();
  const [open, setOpen] = useState<Article | 'new' | null>(null);
  const list = useList<Article, ListPage<Article>>(
    '/api/articles',
    { page: (reply) => reply },
    { query: { q, show } },
  );
  useShortcut('n', () => setOpen('new'));
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen('new')}>
      {t('list.add')}
    </Button>
  );
  return (
    <Page title={t('list.title')} actions={add}>
      <div className={classes.tools}>
        <SearchField
          label={t('list.search')}
          value={q}
          onSearch={(words) => changeAddress({ q: words || undefined })}
          onScan={(code) => changeAddress({ q: code })}
          isBusy={list.isPending}
        />
        <SegmentedControl
          aria-label={t('show.label')}
          value={show}
          onChange={(value) => changeAddress({ show: value === 'active' ? undefined : value })}
          data={shows.map((value) => ({ value, label: t(`show.${value}`) }))}
        />
      </div>
      <DataList
        label={t('list.title')}
        columns={useColumns()}
        rows={list.rows}
        keyOf={(row) => row.id}
        onOpen={setOpen}
        isLoading={list.isPending}
        error={list.error}
        onRetry={() => void list.refetch()}
        hasMore={list.hasMore}
        onMore={list.loadMore}
        isLoadingMore={list.isLoadingMore}
        empty={<Nothing words={q} onAdd={() => setOpen('new')} />}
      />
      <KeyHints hints={[{ keys: ['N'], label: t('list.addKey') }]} />
      <ArticleDialog
        article={open}
        onClose={() => setOpen(null)}
        {...(/^[\d-]{8,17}$/.test(q) && { code: q })}
      />
    </Page>
  );
}

function Nothing({ words, onAdd }: { readonly words: string; readonly onAdd: () => void }) {
  const t = useTexts(articleTexts);
  const add = <Button onClick={onAdd}>{t('list.add')}</Button>;
  if (words === '')
    return (
      <EmptyState icon={IconTags} title={t('list.empty')} action={<FirstSteps>{add}</FirstSteps>}>
        {t('list.emptyHint')}
      </EmptyState>
    );
  return (
    <EmptyState icon={IconTags} title={t('list.none')} action={add}>
      {t('list.noneHint')}
    </EmptyState>
  );
}

function useColumns(): readonly Column<Article>[] {
  const t = useTexts(articleTexts);
  return [
    {
      id: 'title',
      title: t('field.title'),
      onCard: 'title',
      cell: (row) => (
        <>
          {row.title}
          {!row.active && <span className={classes.aside}> · {t('list.inactive')}</span>}
        </>
      ),
    },
    { id: 'maker', title: t('field.maker'), onCard: 'bare', cell: (row) => row.maker },
    { id: 'number', title: t('field.number'), width: 'fit', cell: (row) => row.number },
    { id: 'ean', title: t('field.ean'), width: 'fit', cell: (row) => row.ean ?? '–' },
    {
      id: 'vat',
      title: t('field.vatClass'),
      width: 'fit',
      onCard: 'hidden',
      cell: (row) => t(`vat.${row.vatClass}Short`),
    },
    {
      id: 'stock',
      title: t('field.stock'),
      width: 'fit',
      align: 'end',
      cell: (row) => <NumberText value={row.stock} />,
    },
    {
      id: 'price',
      title: t('field.price'),
      width: 'fit',
      align: 'end',
      cell: (row) => <Money cents={row.priceCents} />,
    },
  ];
}
