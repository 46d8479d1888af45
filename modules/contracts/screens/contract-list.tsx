import { Button } from '@mantine/core';
import { IconFileText, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { DataList, EmptyState, Page, useGet, useMay, useTexts } from '../../../platform/ui/index.ts';
import type { Contract } from '../schemas.ts';
import { useContractColumns } from './contract-columns.tsx';
import { ContractDialog } from './contract-dialog.tsx';
import { screenTexts } from './texts.ts';

/** All contracts; one is changed in a dialog. */
export function ContractListPage() {
  const t = useTexts(screenTexts);
  const mayWrite = useMay(['owner', 'manager', 'agent']);
  const [shown, setShown] = useState<Contract | 'new' | null>(null);
  const { data, error, isPending, refetch } = useGet<{ rows: readonly Contract[] }>('/api/contracts');
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setShown('new')}>
      {t('add')}
    </Button>
  );
  return (
    <Page title={t('title')} {...(mayWrite && { actions: add })}>
      <DataList
        label={t('title')}
        columns={useContractColumns()}
        rows={data?.rows ?? []}
        keyOf={(row) => row.id}
        onOpen={setShown}
        isLoading={isPending}
        error={error}
        onRetry={() => void refetch()}
        empty={
          <EmptyState icon={IconFileText} title={t('empty')} {...(mayWrite && { action: add })}>
            {t('emptyHint')}
          </EmptyState>
        }
      />
      <ContractDialog contract={shown} onClose={() => setShown(null)} />
    </Page>
  );
}
