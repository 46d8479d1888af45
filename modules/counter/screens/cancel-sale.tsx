import { useState } from 'react';
import { api, ConfirmDialog, useRefresh, useTexts, useToast } from '../../../platform/ui/index.ts';
import type { SaleRow } from '../schemas.ts';
import { counterScreenTexts } from './texts.ts';

/** Asks before a sale is cancelled by a counter-sale. */
export function CancelSale({ sale, onClose }: { readonly sale: SaleRow; readonly onClose: () => void }) {
  const t = useTexts(counterScreenTexts);
  const toast = useToast();
  const refresh = useRefresh();
  const [request] = useState(() => crypto.randomUUID());
  const cancel = async () => {
    await api.post(`/api/sales/${sale.id}/cancellation`, { request });
    toast.good(t('day.cancelled', { number: sale.number }));
    await refresh(['/api/sales', '/api/articles']);
  };
  return (
    <ConfirmDialog
      title={t('day.cancelAsk', { number: sale.number })}
      confirm={t('day.cancel')}
      kind="destroy"
      opened
      onClose={onClose}
      onConfirm={cancel}
    >
      {t('day.cancelDetail')}
    </ConfirmDialog>
  );
}
