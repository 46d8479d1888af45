import { DataList, EmptyState, type ListPage, useGet, useTexts } from '../../../platform/ui/index.ts';
import type { TicketInList } from '../schemas.ts';
import { screenTexts } from './texts.ts';
import { useTicketColumns } from './ticket-columns.tsx';

/** The enquiries of a person, on the customer's page. */
export function PersonTickets({ customerId }: { readonly customerId: string }) {
  const t = useTexts(screenTexts);
  const { data, error, isPending, refetch } = useGet<ListPage<TicketInList>>(
    `/api/customers/${customerId}/tickets`,
  );
  return (
    <DataList
      label={t('tab.title')}
      columns={useTicketColumns()}
      rows={data?.rows ?? []}
      keyOf={(row) => row.id}
      linkTo={(row) => `/helpdesk/${row.id}`}
      isLoading={isPending}
      error={error}
      onRetry={() => void refetch()}
      empty={<EmptyState title={t('tab.none')} />}
    />
  );
}
