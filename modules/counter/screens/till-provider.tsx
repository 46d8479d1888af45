import { createContext, type PropsWithChildren, use, useMemo, useReducer } from 'react';
import { useUnsaved } from '../../../platform/ui/index.ts';
import type { Article } from '../../articles/index.ts';
import type { Order } from '../../orders/index.ts';
import { afterEvent, type Done, emptyTill, hasWork, type Till } from './till-state.ts';

const freshId = (): string => crypto.randomUUID();

function useTillState() {
  const [till, happen] = useReducer(afterEvent, undefined, () => emptyTill(freshId()));
  const doing = useMemo(
    () => ({
      chooseCustomer: (customerId: string | null) =>
        happen({ does: 'choose-customer', customerId, request: freshId() }),
      next: () => happen({ does: 'next', request: freshId() }),
      setMode: (mode: Till['mode']) => happen({ does: 'mode', mode }),
      add: (to: Till['mode'], article: Article) => happen({ does: 'add', to, article, request: freshId() }),
      setQuantity: (of: Till['mode'], articleId: string, quantity: number) =>
        happen({ does: 'change-line', in: of, articleId, quantity, request: freshId() }),
      pick: (order: Order) => happen({ does: 'pick', order, request: freshId() }),
      setPicked: (orderId: string, position: number, quantity: number) =>
        happen({ does: 'change-pick', orderId, position, quantity, request: freshId() }),
      unpick: (orderId: string) => happen({ does: 'unpick', orderId, request: freshId() }),
      reprice: (articles: readonly Article[]) => happen({ does: 'prices', articles, request: freshId() }),
      setNote: (note: string) => happen({ does: 'note', note }),
      setExpectedOn: (expectedOn: string) => happen({ does: 'expected', expectedOn }),
      setMessageKind: (messageKind: string) => happen({ does: 'message-kind', messageKind }),
      sold: (done: Extract<Done, { what: 'sold' }>) => happen({ does: 'sold', done, request: freshId() }),
      ordered: (done: Extract<Done, { what: 'ordered' }>) => happen({ does: 'ordered', done }),
    }),
    [],
  );
  return useMemo(() => ({ till, ...doing }), [till, doing]);
}

/** What lies on the counter, and everything that can be done with it. */
export type TillInUse = ReturnType<typeof useTillState>;

const TillContext = createContext<TillInUse | null>(null);

/** Keeps what lies on the counter while somebody looks something up on another screen. Ends with the sign-out. */
export function TillProvider({ children }: PropsWithChildren) {
  const inUse = useTillState();
  useUnsaved(hasWork(inUse.till), 'window');
  return <TillContext value={inUse}>{children}</TillContext>;
}

/** The counter, wherever it is shown. */
export function useTill(): TillInUse {
  const till = use(TillContext);
  if (till === null) throw new Error('the counter is shown outside its provider');
  return till;
}
