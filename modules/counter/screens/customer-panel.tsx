import { Button, CloseButton, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { EmptyState, useTexts } from '../../../platform/ui/index.ts';
import { CustomerCard } from '../../customers/screens/index.ts';
import { HandoutLinks } from '../../papers/screens/index.ts';
import { OpenOrders } from './open-orders.tsx';
import { OrderTaken } from './order-taken.tsx';
import { counterScreenTexts } from './texts.ts';
import { useTill } from './till-provider.tsx';

/** The customer in front of the counter. Number and label are always in view; the person only on purpose (pledge counter.shield). */
export function CustomerPanel({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(counterScreenTexts);
  const { till, setMode } = useTill();
  if (till.customerId === null)
    return (
      <>
        <EmptyState title={t('customer.none')}>{t('customer.noneHint')}</EmptyState>
        <details>
          <summary>{t('customer.handouts')}</summary>
          <HandoutLinks />
        </details>
      </>
    );
  const actions = (
    <Group justify="space-between">
      <Button
        leftSection={<IconPlus size={16} aria-hidden />}
        aria-keyshortcuts="F4"
        onClick={() => setMode('order')}
      >
        {t('orders.new')}
      </Button>
      <CloseButton aria-label={t('customer.close')} onClick={onClose} />
    </Group>
  );
  return (
    <>
      <CustomerCard customerId={till.customerId} actions={actions} onErased={onClose} />
      {till.done?.what === 'ordered' && <OrderTaken id={till.done.id} number={till.done.number} />}
      <OpenOrders customerId={till.customerId} />
    </>
  );
}
