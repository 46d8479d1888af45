import { Button, Group } from '@mantine/core';
import { IconPrinter, IconReceipt } from '@tabler/icons-react';
import { useState } from 'react';
import { calendarDay, formatMoney } from '../../../platform/i18n/index.ts';
import {
  type Column,
  DataList,
  DateField,
  DateText,
  Dialog,
  EmptyState,
  ErrorState,
  Facts,
  type ListPage,
  Money,
  Page,
  PrintPreview,
  useAddress,
  useGet,
  useLanguage,
  useList,
  useMay,
  useNow,
  usePrint,
  useTexts,
} from '../../../platform/ui/index.ts';
import type { Receipt, SaleDay, SaleRow } from '../schemas.ts';
import { CancelSale } from './cancel-sale.tsx';
import classes from './counter.module.css';
import { ReceiptSheet } from './receipt-sheet.tsx';
import { counterScreenTexts } from './texts.ts';
import { SaleMarks } from './todays-sales.tsx';

/** The sales of a day: what they came to, and every receipt. */
export function SalesPage() {
  const t = useTexts(counterScreenTexts);
  const today = calendarDay(useNow());
  const [{ day = today }, change] = useAddress();
  const [open, setOpen] = useState<SaleRow | null>(null);
  const list = useList<SaleRow, ListPage<SaleRow>>(
    '/api/sales',
    { page: (reply) => reply },
    { query: { day } },
  );
  return (
    <Page title={t('day.journal')} lead={t('day.fiscal')}>
      <DateField
        name="day"
        label={t('day.day')}
        value={day}
        onChange={(chosen) => change({ day: chosen === today || chosen === '' ? undefined : chosen })}
        error={undefined}
      />
      <SumOfDay day={day} />
      <DataList
        label={t('day.journal')}
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
        empty={<EmptyState icon={IconReceipt} title={t('day.empty')} />}
      />
      {open !== null && <ReceiptDialog sale={open} onClose={() => setOpen(null)} />}
    </Page>
  );
}

function SumOfDay({ day }: { readonly day: string }) {
  const t = useTexts(counterScreenTexts);
  const { language } = useLanguage();
  const { data } = useGet<SaleDay>('/api/sales/day', { query: { day } });
  if (data === undefined || data.firstNumber === null) return null;
  return (
    <Facts
      facts={[
        { id: 'total', title: t('day.total'), value: <Money cents={data.totalCents} /> },
        { id: 'cash', title: t('day.cash'), value: <Money cents={data.cashCents} /> },
        { id: 'card', title: t('day.card'), value: <Money cents={data.cardCents} /> },
        { id: 'numbers', title: t('day.numbers'), value: `${data.firstNumber}–${data.lastNumber}` },
        { id: 'sales', title: t('day.sales'), value: data.sales },
        { id: 'cancellations', title: t('day.cancellations'), value: data.cancellations },
        ...data.shares.map((share) => ({
          id: `${share.vatClass}${share.permille}`,
          title: t('day.vatShare', { rate: share.permille / 10 }),
          value: t('day.vatDetail', {
            net: formatMoney(share.netCents, language),
            tax: formatMoney(share.taxCents, language),
          }),
        })),
      ]}
    />
  );
}

function useColumns(): readonly Column<SaleRow>[] {
  const t = useTexts(counterScreenTexts);
  return [
    { id: 'number', title: t('day.receipt'), width: 'fit', onCard: 'title', cell: (row) => row.number },
    {
      id: 'time',
      title: t('day.time'),
      width: 'fit',
      cell: (row) => <DateText at={row.soldAt} style="time" />,
    },
    { id: 'marks', title: t('day.marks'), onCard: 'bare', cell: (row) => <SaleMarks sale={row} /> },
    { id: 'payment', title: t('day.payment'), width: 'fit', cell: (row) => t(`payment.${row.payment}`) },
    {
      id: 'amount',
      title: t('day.amount'),
      width: 'fit',
      align: 'end',
      cell: (row) => <Money cents={row.totalCents} />,
    },
  ];
}

/** The receipt of a sale again, to print it once more or to cancel it. */
function ReceiptDialog({ sale, onClose }: { readonly sale: SaleRow; readonly onClose: () => void }) {
  const t = useTexts(counterScreenTexts);
  const { data, error, refetch } = useGet<Receipt>(`/api/sales/${sale.id}`);
  const [isCancelling, setCancelling] = useState(false);
  const { print, sheet } = usePrint('receipt-80', data ? <ReceiptSheet receipt={data} /> : null);
  const mayCancel =
    useMay(['owner', 'manager', 'staff']) && sale.cancels === null && sale.cancelledBy === null;
  if (isCancelling) return <CancelSale sale={sale} onClose={onClose} />;
  return (
    <Dialog title={t('receipt.number', { number: sale.number })} opened onClose={onClose}>
      {data === undefined ? (
        error !== null && <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <div className={classes.articles}>
          <PrintPreview paper="receipt-80">
            <ReceiptSheet receipt={data} />
          </PrintPreview>
          <Group justify="flex-end">
            {mayCancel && (
              <Button variant="default" onClick={() => setCancelling(true)}>
                {t('day.cancel')}
              </Button>
            )}
            <Button leftSection={<IconPrinter size={16} aria-hidden />} onClick={print}>
              {t('sale.print')}
            </Button>
          </Group>
        </div>
      )}
      {sheet}
    </Dialog>
  );
}
