import { Button, CloseButton, Group, NumberInput } from '@mantine/core';
import { useState } from 'react';
import {
  api,
  isProblem,
  Money,
  MoneyField,
  useRefresh,
  useShortcut,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { Receipt } from '../schemas.ts';
import classes from './counter.module.css';
import { FindArticle } from './find-article.tsx';
import { ReceiptShown } from './receipt-shown.tsx';
import { counterScreenTexts } from './texts.ts';
import { linesOf, type SaleInUse, totalOf } from './use-sale.ts';

interface Sold {
  readonly receipt: Receipt;
  readonly anonymised: number;
}

/** The sale: articles and collected orders, cash or card, and what became of it. */
export function SalePanel({ sale, onSold }: { readonly sale: SaleInUse; readonly onSold: () => void }) {
  const t = useTexts(counterScreenTexts);
  const [sold, setSold] = useState<Sold | null>(null);
  if (sold !== null) {
    return <ReceiptShown receipt={sold.receipt} anonymised={sold.anonymised} onNext={() => setSold(null)} />;
  }
  const isEmpty = linesOf(sale.sale).length === 0;
  return (
    <>
      <h2 className={classes.heading}>{t('sale.title')}</h2>
      <FindArticle label={t('sale.article')} onChoose={sale.add} />
      {isEmpty ? <p className={classes.hint}>{t('sale.empty')}</p> : <SaleLines sale={sale} />}
      {!isEmpty && (
        <Pay
          sale={sale}
          onSold={(result) => {
            sale.clear();
            setSold(result);
            onSold();
          }}
        />
      )}
    </>
  );
}

function SaleLines({ sale }: { readonly sale: SaleInUse }) {
  const t = useTexts(counterScreenTexts);
  return (
    <ul className={classes.lines}>
      {sale.sale.orders.map((order) => (
        <li key={order.orderId} className={classes.line}>
          <span className={classes.lineTitle}>
            <strong>{t('sale.fromOrder', { number: order.number })}</strong>
            {order.lines.map((line) => (
              <span key={line.articleId} className={classes.where}>
                {line.quantity} × {line.title}
              </span>
            ))}
          </span>
          <Money cents={order.lines.reduce((sum, line) => sum + line.priceCents * line.quantity, 0)} />
          <CloseButton
            size="sm"
            aria-label={t('order.remove', { title: t('sale.fromOrder', { number: order.number }) })}
            onClick={() => sale.drop(order.orderId)}
          />
        </li>
      ))}
      {sale.sale.lines.map((line) => (
        <li key={line.articleId} className={classes.line}>
          <span className={classes.lineTitle}>{line.title}</span>
          <NumberInput
            aria-label={`${t('order.quantity')}: ${line.title}`}
            className={classes.quantity}
            size="xs"
            min={1}
            max={999}
            allowDecimal={false}
            value={line.quantity}
            onChange={(value) =>
              sale.setQuantity(line.articleId, Math.max(1, Math.trunc(Number(value) || 1)))
            }
          />
          <Money cents={line.priceCents * line.quantity} />
          <CloseButton
            size="sm"
            aria-label={t('order.remove', { title: line.title })}
            onClick={() => sale.setQuantity(line.articleId, 0)}
          />
        </li>
      ))}
    </ul>
  );
}

function Pay({ sale, onSold }: { readonly sale: SaleInUse; readonly onSold: (sold: Sold) => void }) {
  const t = useTexts(counterScreenTexts);
  const [given, setGiven] = useState<number | null>(null);
  const { isBusy, sell } = useSelling(sale, onSold);
  const total = totalOf(sale.sale);
  const enough = given === null || given >= total;
  const cash = () => enough && void sell({ kind: 'cash', givenCents: given ?? total });
  const card = () => void sell({ kind: 'card' });
  useShortcut('F8', cash, !isBusy);
  useShortcut('F9', card, !isBusy);
  return (
    <div className={classes.pay}>
      <p className={classes.total}>
        <span>{t('sale.total')}</span> <Money cents={total} />
      </p>
      <MoneyField
        name="given"
        value={given}
        onChange={setGiven}
        error={enough ? undefined : t('sale.tooLittle')}
        label={t('sale.given')}
        need="optional"
        min={0}
      />
      {given !== null && given >= total && (
        <p className={classes.change} role="status">
          {t('sale.change')} <Money cents={given - total} />
        </p>
      )}
      <Group grow>
        <Button size="md" loading={isBusy} disabled={!enough} onClick={cash} aria-keyshortcuts="F8">
          {t('sale.cash')}
        </Button>
        <Button size="md" variant="default" loading={isBusy} onClick={card} aria-keyshortcuts="F9">
          {t('sale.card')}
        </Button>
      </Group>
      <Button size="compact-sm" variant="subtle" onClick={sale.clear}>
        {t('sale.clear')}
      </Button>
    </div>
  );
}

type Payment = { readonly kind: 'cash'; readonly givenCents: number } | { readonly kind: 'card' };

/** Sends the sale. When another counter was faster with an order, that order leaves the till and everything else stays. */
function useSelling(sale: SaleInUse, onSold: (sold: Sold) => void) {
  const t = useTexts(counterScreenTexts);
  const toast = useToast();
  const refresh = useRefresh();
  const [isBusy, setBusy] = useState(false);
  async function sell(payment: Payment): Promise<void> {
    const { request, lines, orders } = sale.sale;
    setBusy(true);
    try {
      const sold = await api.post<Sold>('/api/sales', {
        request,
        lines: lines.map(({ articleId, quantity, priceCents }) => ({ articleId, quantity, priceCents })),
        orders: orders.map(({ orderId, revision, pieces }) => ({ orderId, revision, pieces })),
        totalCents: totalOf(sale.sale),
        payment,
      });
      onSold(sold);
    } catch (failed) {
      if (isProblem(failed) && failed.status === 409 && orders.length > 0) {
        for (const order of orders) sale.drop(order.orderId);
        toast.bad(t('sale.conflict'));
      } else toast.bad(failed);
    } finally {
      setBusy(false);
      await refresh(['/api/sales', '/api/orders', '/api/customers', '/api/articles']);
    }
  }
  return { isBusy, sell };
}
