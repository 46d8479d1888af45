import { StateBadge, Timeline, useTexts } from '../../../platform/ui/index.ts';
import type { Order } from '../schemas.ts';
import { orderTexts } from '../texts.ts';
import { messageIcons } from './message-kind-text.tsx';
import classes from './orders.module.css';

/** What the customer was told about this order. */
export function OrderMessages({ order }: { readonly order: Order }) {
  const t = useTexts(orderTexts);
  if (order.messages.length === 0) return <p className={classes.quiet}>{t('order.noMessages')}</p>;
  return (
    <Timeline
      label={t('order.messages')}
      entries={order.messages.map((message) => ({
        id: message.id,
        at: message.sentAt ?? message.createdAt,
        icon: messageIcons[message.channel],
        tone: message.state === 'failed' ? 'bad' : message.state === 'sent' ? 'good' : 'active',
        title: t(`kind.${message.channel}`),
        detail: (
          <>
            <StateBadge
              tone={message.state === 'failed' ? 'bad' : message.state === 'sent' ? 'good' : 'active'}
            >
              {t(`messageState.${message.state}`)}
            </StateBadge>{' '}
            <FaultText fault={message.fault} />
          </>
        ),
      }))}
    />
  );
}

/** Why a message did not go out, in people's words. */
export function FaultText({ fault }: { readonly fault: string | null }) {
  const t = useTexts(orderTexts);
  if (fault === null) return null;
  return (
    <>{fault in orderTexts.de.fault ? t(`fault.${fault as keyof typeof orderTexts.de.fault}`) : fault}</>
  );
}
