import { useTexts } from '../../../platform/ui/index.ts';
import { BasketLines } from './basket-lines.tsx';
import classes from './counter.module.css';
import { FindArticle } from './find-article.tsx';
import { Pay } from './pay.tsx';
import { PickedOrders } from './picked-orders.tsx';
import { ReceiptShown } from './receipt-shown.tsx';
import { counterScreenTexts } from './texts.ts';
import { useTill } from './till-provider.tsx';
import { hasSale } from './till-state.ts';

/** The sale: articles and collected orders, cash or card, and what became of it. */
export function SalePanel() {
  const t = useTexts(counterScreenTexts);
  const { till, add, next } = useTill();
  if (till.done?.what === 'sold') {
    const { receipt, anonymised, fileEnded } = till.done;
    return <ReceiptShown receipt={receipt} anonymised={anonymised} fileEnded={fileEnded} onNext={next} />;
  }
  const isEmpty = till.sale.length + till.picked.length === 0;
  return (
    <>
      <h2 className={classes.heading}>{t('sale.title')}</h2>
      <FindArticle shortcut="F7" label={t('sale.article')} onChoose={(article) => add('sale', article)} />
      {isEmpty ? (
        <p className={classes.hint}>{t('sale.empty')}</p>
      ) : (
        <ul className={classes.lines}>
          <PickedOrders />
          <BasketLines of="sale" />
        </ul>
      )}
      {hasSale(till) && <Pay />}
    </>
  );
}
