import { useState } from 'react';
import { api, isProblem, type Problem, useRefresh, useTexts, useToast } from '../../../platform/ui/index.ts';
import type { Article } from '../../articles/index.ts';
import type { Receipt } from '../schemas.ts';
import { counterScreenTexts } from './texts.ts';
import { useTill } from './till-provider.tsx';
import { saleBody } from './till-state.ts';

type Payment = { readonly kind: 'cash'; readonly givenCents: number } | { readonly kind: 'card' };

interface Sold {
  readonly receipt: Receipt;
  readonly anonymised: number;
  readonly filesEnded: number;
}

/**
 * Sends the sale. When another counter was faster with an order, that order leaves the till and everything else stays; when a price
 * has changed, the new one is shown and nothing is sold yet.
 */
export function useSelling() {
  const t = useTexts(counterScreenTexts);
  const toast = useToast();
  const refresh = useRefresh();
  const { till, sold, unpick, reprice } = useTill();
  const [isBusy, setBusy] = useState(false);

  const recover = async (failed: Problem): Promise<void> => {
    const { order } = failed.document;
    if (typeof order === 'string') {
      unpick(order);
      toast.bad(t('sale.conflict'));
    } else if (failed.code === 'total-changed') {
      reprice(
        await Promise.all(till.sale.map((line) => api.get<Article>(`/api/articles/${line.articleId}`))),
      );
      toast.bad(t('sale.price'));
    } else toast.bad(failed);
  };

  const sell = async (payment: Payment): Promise<void> => {
    setBusy(true);
    try {
      const done = await api.post<Sold>('/api/sales', saleBody(till, payment));
      const { receipt, anonymised, filesEnded } = done;
      sold({ what: 'sold', receipt, anonymised, fileEnded: filesEnded > 0 });
      // Let the card of a file that is gone leave the screen before everything on it is read again.
      await new Promise((resolve) => setTimeout(resolve));
    } catch (failed) {
      if (isProblem(failed)) await recover(failed);
      else toast.bad(failed);
    } finally {
      setBusy(false);
      await refresh(['/api/sales', '/api/orders', '/api/customers', '/api/articles', '/api/order-messages']);
    }
  };
  return { isBusy, sell };
}
