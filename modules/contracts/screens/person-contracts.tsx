import { Button, Group, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { DataList, EmptyState, useGet, useMay, useTexts } from '../../../platform/ui/index.ts';
import type { Contract } from '../schemas.ts';
import { useContractColumns } from './contract-columns.tsx';
import { ContractDialog } from './contract-dialog.tsx';
import { screenTexts } from './texts.ts';

/** The contracts of a person, on the customer's page; each is looked at and changed in a dialog. */
export function PersonContracts({ customerId }: { readonly customerId: string }) {
  const t = useTexts(screenTexts);
  const mayWrite = useMay(['owner', 'manager', 'agent']);
  const [shown, setShown] = useState<Contract | 'new' | null>(null);
  const { data, error, isPending, refetch } = useGet<{ rows: readonly Contract[] }>(
    `/api/customers/${customerId}/contracts`,
  );
  return (
    <Stack gap="md">
      {mayWrite && (
        <Group>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setShown('new')}
          >
            {t('add')}
          </Button>
        </Group>
      )}
      <DataList
        label={t('title')}
        columns={useContractColumns()}
        rows={data?.rows ?? []}
        keyOf={(row) => row.id}
        onOpen={setShown}
        isLoading={isPending}
        error={error}
        onRetry={() => void refetch()}
        empty={<EmptyState title={t('none')} />}
      />
      <ContractDialog contract={shown} personId={customerId} onClose={() => setShown(null)} />
    </Stack>
  );
}
