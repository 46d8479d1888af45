import type { TextKey } from '../../../platform/i18n/index.ts';
import { GoLink, useGet, useTexts } from '../../../platform/ui/index.ts';
import { orderTexts } from '../texts.ts';
import type { Outbox } from './outbox.ts';

interface Waiting {
  readonly key: Extract<TextKey<typeof orderTexts>, `panel.${string}`>;
  readonly count: number;
  readonly to: string;
  readonly search: Readonly<Record<string, string>>;
}

/** What of the orders is waiting today, on the start page. */
export function OrdersPanel() {
  const t = useTexts(orderTexts);
  const { data: counts } = useGet<{ ready: number; overdue: number }>('/api/orders/counts');
  const { data: outbox } = useGet<Outbox>('/api/order-messages');
  const waiting: readonly Waiting[] = [
    { key: 'panel.ready', count: counts?.ready ?? 0, to: '/orders', search: {} },
    { key: 'panel.overdue', count: counts?.overdue ?? 0, to: '/orders', search: { due: 'overdue' } },
    { key: 'panel.calls', count: outbox?.calls ?? 0, to: '/messages', search: {} },
    { key: 'panel.letters', count: outbox?.letters ?? 0, to: '/messages', search: { tab: 'letters' } },
    { key: 'panel.failed', count: outbox?.failed.length ?? 0, to: '/messages', search: { tab: 'failed' } },
  ];
  const present = waiting.filter((each) => each.count > 0);
  if (present.length === 0) return null;
  return (
    <ul>
      {present.map(({ key, count, to, search }) => (
        <li key={key}>
          <GoLink to={to} search={search}>
            {t(key, { count })}
          </GoLink>
        </li>
      ))}
    </ul>
  );
}
