import { type Column, DateText, Money, ShieldedText, useTexts } from '../../../platform/ui/index.ts';
import type { OrderRow } from '../schemas.ts';
import { orderTexts } from '../texts.ts';
import { MessageKindText } from './message-kind-text.tsx';
import { OrderProgress } from './order-state-badge.tsx';

/** The columns of a list of orders. `of-customer` leaves out whose they are. */
export function useOrderColumns(which: 'all' | 'of-customer'): readonly Column<OrderRow>[] {
  const t = useTexts(orderTexts);
  const number: Column<OrderRow> = {
    id: 'number',
    title: t('list.number'),
    width: 'fit',
    onCard: 'title',
    cell: (row) => row.number,
  };
  const customer: Column<OrderRow> = {
    id: 'customer',
    title: t('list.customer'),
    onCard: 'bare',
    cell: (row) => <CustomerName order={row} />,
  };
  const rest: readonly Column<OrderRow>[] = [
    { id: 'what', title: t('list.what'), onCard: 'bare', cell: (row) => row.summary },
    { id: 'state', title: t('list.state'), width: 'fit', cell: (row) => <OrderProgress order={row} /> },
    {
      id: 'message',
      title: t('list.message'),
      width: 'fit',
      cell: (row) => <MessageKindText kind={row.messageKind} room="narrow" />,
    },
    { id: 'taken', title: t('list.taken'), width: 'fit', cell: (row) => <DateText at={row.createdAt} /> },
    { id: 'expected', title: t('list.expected'), width: 'fit', cell: (row) => <Day day={row.expectedOn} /> },
    {
      id: 'total',
      title: t('list.total'),
      width: 'fit',
      align: 'end',
      cell: (row) => <Money cents={row.totalCents} />,
    },
  ];
  return which === 'all' ? [number, customer, ...rest] : [number, ...rest];
}

/** Whose order it is: covered by the shield, or nobody's any more. */
export function CustomerName({ order }: { readonly order: Pick<OrderRow, 'customerName' | 'anonymous'> }) {
  const t = useTexts(orderTexts);
  if (order.anonymous) return <em>{t('list.anonymous')}</em>;
  if (order.customerName === null) return <em>{t('list.refused')}</em>;
  return <ShieldedText>{order.customerName}</ShieldedText>;
}

/** A calendar day (`YYYY-MM-DD`) as people write it. */
export function Day({ day }: { readonly day: string | null }) {
  return <DateText at={day === null ? null : Date.parse(`${day}T12:00:00Z`)} />;
}
