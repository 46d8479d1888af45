import { Button } from '@mantine/core';
import { api, Money, StateBadge, useGet, useTexts, useToast } from '../../../platform/ui/index.ts';
import type { Order, OrderRow } from '../../orders/index.ts';
import classes from './counter.module.css';
import { PrintSlip } from './print-slip.tsx';
import { counterScreenTexts } from './texts.ts';
import type { SaleInUse } from './use-sale.ts';

const closed: ReadonlySet<string> = new Set(['collected', 'cancelled']);

/** What a customer has ordered and not yet collected, with the way into the till. */
export function OpenOrders({ customerId, sale }: { readonly customerId: string; readonly sale: SaleInUse }) {
  const t = useTexts(counterScreenTexts);
  const { data } = useGet<{ rows: readonly OrderRow[] }>(`/api/customers/${customerId}/orders`);
  const open = data?.rows.filter((row) => !closed.has(row.state)) ?? [];
  return (
    <section aria-label={t('orders.title')}>
      <h3 className={classes.heading}>{t('orders.title')}</h3>
      {data !== undefined && open.length === 0 && <p className={classes.hint}>{t('orders.none')}</p>}
      <ul className={classes.orders}>
        {open.map((row) => (
          <li key={row.id} className={classes.order}>
            <div className={classes.orderText}>
              <strong>{row.number}</strong> <OrderState row={row} />
              <div>{row.summary}</div>
            </div>
            <Money cents={row.totalCents} />
            <OrderActions row={row} sale={sale} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OrderState({ row }: { readonly row: OrderRow }) {
  const t = useTexts(counterScreenTexts);
  const { pieces, piecesArrived: arrived } = row;
  if (arrived === 0) return <StateBadge>{t('orders.waiting')}</StateBadge>;
  if (arrived < pieces)
    return <StateBadge tone="attention">{t('orders.partly', { arrived, pieces })}</StateBadge>;
  return <StateBadge tone="good">{t('orders.ready')}</StateBadge>;
}

function OrderActions({ row, sale }: { readonly row: OrderRow; readonly sale: SaleInUse }) {
  const t = useTexts(counterScreenTexts);
  const toast = useToast();
  const isInSale = sale.sale.orders.some((order) => order.orderId === row.id);
  const collect = async () => {
    try {
      sale.collect(await api.get<Order>(`/api/orders/${row.id}`));
    } catch (failed) {
      toast.bad(failed);
    }
  };
  if (isInSale) return <StateBadge tone="active">{t('orders.inSale')}</StateBadge>;
  if (row.piecesArrived > row.piecesCollected) {
    return (
      <Button size="compact-sm" onClick={() => void collect()}>
        {t('orders.collect')}
      </Button>
    );
  }
  return <PrintSlip orderId={row.id} label={t('orders.slip')} />;
}
