import { Button } from '@mantine/core';
import {
  api,
  DateText,
  EmptyState,
  GoLink,
  useSend,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { MessageKind } from '../schemas.ts';
import { orderTexts } from '../texts.ts';
import { MessageKindText } from './message-kind-text.tsx';
import { FaultText } from './order-messages.tsx';
import classes from './orders.module.css';
import type { Outbox } from './outbox.ts';

/** Messages that did not go out, with the reason. Without names. */
export function FailedMessages({ failed }: { readonly failed: Outbox['failed'] }) {
  const t = useTexts(orderTexts);
  const toast = useToast();
  const retry = useSend((id: string) => api.post(`/api/order-messages/${id}/retry`), {
    refreshes: ['/api/order-messages'],
  });
  if (failed.length === 0) return <EmptyState title={t('messages.failedNone')} />;
  return (
    <ul className={classes.calls}>
      {failed.map((message) => (
        <li key={message.id} className={classes.call}>
          <div>
            <GoLink to={`/orders/${message.orderId}`}>
              {t('order.title', { number: message.orderNumber })}
            </GoLink>{' '}
            <MessageKindText kind={message.channel as MessageKind} />
            <div className={classes.quiet}>
              <DateText at={message.createdAt} style="minute" /> · <FaultText fault={message.fault} />
            </div>
          </div>
          <Button
            variant="default"
            disabled={retry.isPending}
            onClick={() => retry.mutate(message.id, { onError: toast.bad })}
          >
            {t('messages.retry')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
