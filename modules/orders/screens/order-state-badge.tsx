import { StateBadge, type Tone, useTexts } from '../../../platform/ui/index.ts';
import type { OrderRow } from '../schemas.ts';
import { orderTexts } from '../texts.ts';

const tones: Readonly<Record<OrderRow['state'], Tone>> = {
  ordered: 'active',
  arrived: 'attention',
  notified: 'good',
  collected: 'neutral',
  cancelled: 'neutral',
};

/** How an order stands, in a word. */
export function OrderStateBadge({ state }: { readonly state: OrderRow['state'] }) {
  const t = useTexts(orderTexts);
  return <StateBadge tone={tones[state]}>{t(`state.${state}`)}</StateBadge>;
}

/** The state, and how much of an open order is here when that is not all or nothing. */
export function OrderProgress({
  order,
}: {
  readonly order: Pick<OrderRow, 'state' | 'pieces' | 'piecesArrived'>;
}) {
  const t = useTexts(orderTexts);
  const { state, pieces, piecesArrived } = order;
  const isPartly = piecesArrived > 0 && piecesArrived < pieces;
  return (
    <>
      <OrderStateBadge state={state} />
      {isPartly && <div>{t('list.progress', { arrived: piecesArrived, pieces })}</div>}
    </>
  );
}
