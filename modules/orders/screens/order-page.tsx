import { Button } from '@mantine/core';
import { IconBell, IconCash, IconPackageImport, IconPencil, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import {
  api,
  ConfirmDialog,
  DateText,
  ErrorState,
  Facts,
  GoLink,
  Page,
  PrivacyShield,
  RelativeDue,
  Section,
  useGet,
  useGo,
  useParam,
  useSend,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { Order } from '../schemas.ts';
import { orderTexts } from '../texts.ts';
import { MessageKindText } from './message-kind-text.tsx';
import { Day } from './order-columns.tsx';
import { OrderDialog } from './order-dialog.tsx';
import { OrderLines } from './order-lines.tsx';
import { OrderMessages } from './order-messages.tsx';
import { useSlipPrint } from './order-slip.tsx';
import { OrderProgress } from './order-state-badge.tsx';
import classes from './orders.module.css';

const isOpen = ({ state }: Order): boolean => state !== 'collected' && state !== 'cancelled';

/** One order with everything that can be done with it. */
export function OrderPage() {
  const t = useTexts(orderTexts);
  const id = useParam('id');
  const { data: order, error, refetch } = useGet<Order>(`/api/orders/${id}`);
  const list = { label: t('list.title'), to: '/orders' };
  if (order === undefined)
    return (
      <Page title={t('slip.order')} crumbs={[list]}>
        {error !== null && <ErrorState error={error} list={list} onRetry={() => void refetch()} />}
      </Page>
    );
  return (
    <Page
      title={t('order.title', { number: order.number })}
      crumbs={[list]}
      beside={<OrderProgress order={order} />}
      actions={<OrderActions order={order} />}
    >
      <OrderHead order={order} />
      <Section title={t('order.lines')}>
        <OrderLines order={order} isOpen={isOpen(order)} />
      </Section>
      <Section title={t('order.messages')}>
        <OrderMessages order={order} />
      </Section>
    </Page>
  );
}

function OrderHead({ order }: { readonly order: Order }) {
  const t = useTexts(orderTexts);
  return (
    <>
      {order.anonymous ? (
        <p className={classes.notice}>{t('order.anonymous')}</p>
      ) : (
        <PrivacyShield what={t('order.person')}>
          <Facts
            facts={[
              { id: 'for', title: t('order.for'), value: <For order={order} /> },
              { id: 'note', title: t('order.note'), value: order.note },
            ]}
          />
        </PrivacyShield>
      )}
      <Facts
        facts={[
          { id: 'taken', title: t('order.taken'), value: <DateText at={order.createdAt} style="minute" /> },
          {
            id: 'expected',
            title: t('order.expected'),
            value: order.expectedOn === null ? t('order.expectedNone') : <Day day={order.expectedOn} />,
          },
          { id: 'message', title: t('order.message'), value: <MessageKindText kind={order.messageKind} /> },
          ...(order.anonymous
            ? []
            : [{ id: 'dies', title: t('order.dies'), value: <RelativeDue at={order.dueAt} /> }]),
        ]}
      />
    </>
  );
}

function For({ order }: { readonly order: Order }) {
  const t = useTexts(orderTexts);
  if (order.refused !== null) return t('order.refused');
  if (order.customerId === null || order.customerNumber === null) return order.customerName;
  return (
    <>
      {order.customerName} · <GoLink to={`/customers/${order.customerId}`}>{order.customerNumber}</GoLink>
    </>
  );
}

const refreshes = ['/api/orders', '/api/order-messages', '/api/customers'];

/** Everything has come in; the customer is told once more. */
function ArrivalButtons({ order }: { readonly order: Order }) {
  const t = useTexts(orderTexts);
  const toast = useToast();
  const { id, revision } = order;
  const arrive = useSend(
    () =>
      api.post<{ message: keyof typeof orderTexts.de.outcome }>(`/api/orders/${id}/arrival`, {
        revision,
        pieces: 'all',
      }),
    { refreshes, onDone: (reply) => toast.good(t(`outcome.${reply.message}`)) },
  );
  const notify = useSend(
    () => api.post<{ message: keyof typeof orderTexts.de.outcome }>(`/api/orders/${id}/notification`),
    { refreshes, onDone: (reply) => toast.good(t(`outcome.${reply.message}`)) },
  );
  const isReady = order.piecesArrived > order.piecesCollected;
  return (
    <>
      {isReady && order.messageKind !== 'K' && (
        <Button
          variant="default"
          loading={notify.isPending}
          leftSection={<IconBell size={16} aria-hidden />}
          onClick={() => notify.mutate(undefined, { onError: toast.bad })}
        >
          {t('order.notify')}
        </Button>
      )}
      {order.piecesArrived < order.pieces && (
        <Button
          variant="default"
          loading={arrive.isPending}
          leftSection={<IconPackageImport size={16} aria-hidden />}
          onClick={() => arrive.mutate(undefined, { onError: toast.bad })}
        >
          {t('order.arriveAll')}
        </Button>
      )}
    </>
  );
}

/** What can be done with an order as it stands. */
function OrderActions({ order }: { readonly order: Order }) {
  const t = useTexts(orderTexts);
  const toast = useToast();
  const go = useGo();
  const slip = useSlipPrint();
  const [asks, setAsks] = useState<'edit' | 'cancel' | null>(null);
  const { id, revision } = order;
  const cancel = useSend(
    () => api.post<Order>(`/api/orders/${id}/cancellation`, { revision, pieces: 'all' }),
    {
      refreshes,
      onDone: () => toast.good(t('order.cancelled_done')),
    },
  );
  const customerId = order.customerId ?? undefined;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPrinter size={16} aria-hidden />}
        onClick={() => void slip.print(id).catch(toast.bad)}
      >
        {t('order.slip')}
      </Button>
      {isOpen(order) && (
        <>
          <Button variant="default" onClick={() => setAsks('cancel')}>
            {t('order.cancelOrder')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden />}
            onClick={() => setAsks('edit')}
          >
            {t('order.edit')}
          </Button>
          <ArrivalButtons order={order} />
          <Button
            leftSection={<IconCash size={16} aria-hidden />}
            onClick={() => go('/counter', { customer: customerId, order: id })}
          >
            {t('order.collect')}
          </Button>
        </>
      )}
      <OrderDialog order={order} opened={asks === 'edit'} onClose={() => setAsks(null)} />
      <ConfirmDialog
        title={t('order.cancelTitle')}
        confirm={t('order.cancelConfirm')}
        kind="destroy"
        opened={asks === 'cancel'}
        onClose={() => setAsks(null)}
        onConfirm={() => cancel.mutateAsync(undefined)}
      >
        {t('order.cancelText')}
      </ConfirmDialog>
      {slip.sheet}
    </>
  );
}
