import { DataList, EmptyState, type ListPage, useGet, useTexts } from '../../../platform/ui/index.ts';
import type { OrderRow } from '../schemas.ts';
import { orderTexts } from '../texts.ts';
import { useOrderColumns } from './order-columns.tsx';

/** The orders of a customer, on the customer's page. */
export function CustomerOrders({ customerId }: { readonly customerId: string }) {
  const t = useTexts(orderTexts);
  const { data, error, isPending, refetch } = useGet<ListPage<OrderRow>>(
    `/api/customers/${customerId}/orders`,
  );
  return (
    <DataList
      label={t('tab.title')}
      columns={useOrderColumns('of-customer')}
      rows={data?.rows ?? []}
      keyOf={(row) => row.id}
      linkTo={(row) => `/orders/${row.id}`}
      isLoading={isPending}
      error={error}
      onRetry={() => void refetch()}
      empty={<EmptyState title={t('tab.none')} />}
    />
  );
}
