import { Button } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import {
  api,
  DateText,
  EmptyState,
  ErrorState,
  GoLink,
  PrivacyShield,
  useGet,
  useNow,
  useSend,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import { orderTexts } from '../texts.ts';
import classes from './orders.module.css';
import type { Call } from './outbox.ts';

/** Calls to make, longest waiting first. */
export function CallList() {
  const t = useTexts(orderTexts);
  const { data, error, refetch } = useGet<{ calls: readonly Call[] }>('/api/order-messages/calls');
  if (data === undefined)
    return error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data.calls.length === 0) return <EmptyState icon={IconPhone} title={t('messages.callNone')} />;
  return (
    <PrivacyShield what={t('messages.person')} seconds={120}>
      <ul className={classes.calls}>
        {data.calls.map((call) => (
          <CallEntry key={call.id} call={call} />
        ))}
      </ul>
    </PrivacyShield>
  );
}

function CallEntry({ call }: { readonly call: Call }) {
  const t = useTexts(orderTexts);
  const toast = useToast();
  const now = useNow();
  const send = useSend(
    (outcome: 'told' | 'not-reached') => api.post(`/api/order-messages/${call.id}/call`, { outcome }),
    {
      refreshes: ['/api/order-messages', '/api/orders'],
    },
  );
  const said = (outcome: 'told' | 'not-reached') => send.mutate(outcome, { onError: toast.bad });
  return (
    <li className={classes.call}>
      <div>
        <strong>{call.name}</strong>
        <div className={classes.phone}>{call.phone}</div>
        <div className={classes.quiet}>
          <GoLink to={`/orders/${call.orderId}`}>{call.text}</GoLink>
          {call.attempts > 0 && ` · ${t('messages.callTried', { count: call.attempts })}`}
          {call.attempts > 0 && call.nextAttempt !== null && call.nextAttempt > now && (
            <>
              {' · '}
              <DateText at={call.nextAttempt} style="time" />
            </>
          )}
        </div>
      </div>
      <div className={classes.actions}>
        <Button variant="default" disabled={send.isPending} onClick={() => said('not-reached')}>
          {t('messages.callNotReached')}
        </Button>
        <Button disabled={send.isPending} onClick={() => said('told')}>
          {t('messages.callTold')}
        </Button>
      </div>
    </li>
  );
}
