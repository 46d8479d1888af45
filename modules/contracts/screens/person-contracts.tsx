import { DataList, EmptyState, useGet, useTexts } from '../../../platform/ui/index.ts';
import type { Contract } from '../schemas.ts';
import { useContractColumns } from './contract-columns.tsx';
import { screenTexts } from './texts.ts';

/** The contracts of a person, on the customer's page. */
export function PersonContracts({ customerId }: { readonly customerId: string }) {
  const t = useTexts(screenTexts);
  const { data, error, isPending, refetch } = useGet<{ rows: readonly Contract[] }>(
    `/api/customers/${customerId}/contracts`,
  );
  return (
    <DataList
      label={t('title')}
      columns={useContractColumns()}
      rows={data?.rows ?? []}
      keyOf={(row) => row.id}
      isLoading={isPending}
      error={error}
      onRetry={() => void refetch()}
      empty={<EmptyState title={t('none')} />}
    />
  );
}
