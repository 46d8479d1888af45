import { useEffect, useEffectEvent } from 'react';
import { api, useAddress, useToast } from '../../../platform/ui/index.ts';
import type { Order } from '../../orders/index.ts';
import { useTill } from './till-provider.tsx';

/**
 * Takes over what another screen sent along in the address: the person who came, and the order to be collected. Ids only; the
 * address is cleared at once, so that going back does not do it again.
 */
export function useArrival(): void {
  const [{ customer, order }, change] = useAddress();
  const { till, chooseCustomer, pick } = useTill();
  const toast = useToast();
  const arrive = useEffectEvent(async () => {
    if (customer === undefined && order === undefined) return;
    change({ customer: undefined, order: undefined });
    if (customer !== undefined && customer !== till.customerId) chooseCustomer(customer);
    if (order === undefined) return;
    try {
      pick(await api.get<Order>(`/api/orders/${order}`));
    } catch (failed) {
      toast.bad(failed);
    }
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: acts when another address is shown, not when its parts are read anew
  useEffect(() => void arrive(), [customer, order]);
}
