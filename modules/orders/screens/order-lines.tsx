import { Button } from '@mantine/core';
import { api, Money, useSend, useTexts, useToast } from '../../../platform/ui/index.ts';
import type { Order, OrderLine } from '../schemas.ts';
import { orderTexts } from '../texts.ts';
import classes from './orders.module.css';

/** The lines of an order, each with what has come and what was collected. */
export function OrderLines({ order, isOpen }: { readonly order: Order; readonly isOpen: boolean }) {
  const t = useTexts(orderTexts);
  const hasCancelled = order.lines.some((line) => line.cancelled > 0);
  return (
    <div className={classes.scroll}>
      <table className={classes.lines}>
        <thead>
          <tr>
            <th>{t('order.article')}</th>
            <th data-align="end">{t('order.quantity')}</th>
            {hasCancelled && <th data-align="end">{t('order.cancelled')}</th>}
            <th data-align="end">{t('order.arrived')}</th>
            <th data-align="end">{t('order.collected')}</th>
            <th data-align="end">{t('order.price')}</th>
            <th data-align="end">{t('order.sum')}</th>
            {isOpen && <td />}
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <tr key={line.position}>
              <td>
                {line.title}
                <div className={classes.quiet}>
                  {[line.maker, line.articleNumber].filter((part) => part !== '').join(' · ')}
                </div>
              </td>
              <td data-align="end">{line.quantity}</td>
              {hasCancelled && <td data-align="end">{line.cancelled || ''}</td>}
              <td data-align="end">{line.arrived}</td>
              <td data-align="end">{line.collected}</td>
              <td data-align="end">
                <Money cents={line.priceCents} />
              </td>
              <td data-align="end">
                <Money cents={(line.quantity - line.cancelled) * line.priceCents} />
              </td>
              {isOpen && (
                <td data-align="end">
                  <ArriveButton order={order} line={line} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={hasCancelled ? 6 : 5}>{t('order.total')}</td>
            <td data-align="end">
              <Money cents={order.totalCents} />
            </td>
            {isOpen && <td />}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function ArriveButton({ order, line }: { readonly order: Order; readonly line: OrderLine }) {
  const t = useTexts(orderTexts);
  const toast = useToast();
  const awaited = line.quantity - line.cancelled - line.arrived;
  const arrive = useSend(
    () =>
      api.post<{ message: keyof typeof orderTexts.de.outcome }>(`/api/orders/${order.id}/arrival`, {
        revision: order.revision,
        pieces: [{ position: line.position, quantity: 1 }],
      }),
    {
      refreshes: ['/api/orders', '/api/order-messages'],
      onDone: (reply) => toast.good(t(`outcome.${reply.message}`)),
    },
  );
  if (awaited === 0) return null;
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={arrive.isPending}
      aria-label={`+1 ${t('order.arriveOne')}: ${line.title}`}
      onClick={() => arrive.mutate(undefined, { onError: toast.bad })}
    >
      +1 {t('order.arriveOne')}
    </Button>
  );
}
