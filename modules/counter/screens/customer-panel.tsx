import { Button, CloseButton, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { EmptyState, useTexts } from '../../../platform/ui/index.ts';
import { CustomerCard } from '../../customers/screens/index.ts';
import { OpenOrders } from './open-orders.tsx';
import { counterScreenTexts } from './texts.ts';
import type { SaleInUse } from './use-sale.ts';

interface CustomerPanelProps {
  readonly id: string | null;
  readonly sale: SaleInUse;
  readonly onNewOrder: (id: string) => void;
  readonly onClose: () => void;
}

/** The customer in front of the counter. Number and label are always in view; the person only on purpose (pledge counter.shield). */
export function CustomerPanel({ id, sale, onNewOrder, onClose }: CustomerPanelProps) {
  const t = useTexts(counterScreenTexts);
  if (id === null) return <EmptyState title={t('customer.none')}>{t('customer.noneHint')}</EmptyState>;
  const actions = (
    <Group justify="space-between">
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => onNewOrder(id)}>
        {t('orders.new')}
      </Button>
      <CloseButton aria-label={t('customer.close')} onClick={onClose} />
    </Group>
  );
  return (
    <>
      <CustomerCard customerId={id} actions={actions} onErased={onClose} />
      <OpenOrders customerId={id} sale={sale} />
    </>
  );
}
