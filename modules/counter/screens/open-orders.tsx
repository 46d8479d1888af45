import { Button } from '@mantine/core';
import {
  api,
  ErrorState,
  GoLink,
  Money,
  StateBadge,
  useGet,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { Order, OrderRow } from '../../orders/index.ts';
import { OrderProgress } from '../../orders/screens/index.ts';
import classes from './counter.module.css';
import { PrintSlip } from './print-slip.tsx';
import { counterScreenTexts } from './texts.ts';
import { useTill } from './till-provider.tsx';

const closed: ReadonlySet<string> = new Set(['collected', 'cancelled']);

/** What a customer has ordered and not yet collected, with the way into the till. */
export function OpenOrders({ customerId }: { readonly customerId: string }) {
  const t = useTexts(counterScreenTexts);
  const { data, error, refetch } = useGet<{ rows: readonly OrderRow[] }>(
    `/api/customers/${customerId}/orders`,
  );
  const open = data?.rows.filter((row) => !closed.has(row.state)) ?? [];
  return (
    <section aria-label={t('orders.title')}>
      <h2 className={classes.heading}>{t('orders.title')}</h2>
      {data === undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && open.length === 0 && <p className={classes.hint}>{t('orders.none')}</p>}
      <ul className={classes.orders}>
        {open.map((row) => (
          <OpenOrder key={row.id} row={row} />
        ))}
      </ul>
    </section>
  );
}

function OpenOrder({ row }: { readonly row: OrderRow }) {
  const t = useTexts(counterScreenTexts);
  const toast = useToast();
  const { till, pick } = useTill();
  const isPicked = till.picked.some((order) => order.orderId === row.id);
  const isReady = row.piecesArrived > row.piecesCollected;
  const collect = async () => {
    try {
      pick(await api.get<Order>(`/api/orders/${row.id}`));
    } catch (failed) {
      toast.bad(failed);
    }
  };
  return (
    <li className={classes.order}>
      <div className={classes.orderText}>
        <GoLink to={`/orders/${row.id}`}>{row.number}</GoLink>
        <div>{row.summary}</div>
        <OrderProgress order={row} />
      </div>
      <Money cents={row.totalCents} />
      {isPicked ? (
        <StateBadge tone="active">{t('orders.inSale')}</StateBadge>
      ) : (
        <Button size="compact-sm" variant={isReady ? 'filled' : 'default'} onClick={() => void collect()}>
          {t('orders.collect')}
        </Button>
      )}
      <PrintSlip orderId={row.id} label={t('orders.slip')} />
    </li>
  );
}
