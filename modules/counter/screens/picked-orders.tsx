import { CloseButton } from '@mantine/core';
import { Money, useTexts } from '../../../platform/ui/index.ts';
import { Pieces } from './basket-lines.tsx';
import classes from './counter.module.css';
import { counterScreenTexts } from './texts.ts';
import { useTill } from './till-provider.tsx';

/** Orders that are collected now. What is not taken along today stays ordered. */
export function PickedOrders() {
  const t = useTexts(counterScreenTexts);
  const { till, setPicked, unpick } = useTill();
  return till.picked.map((order) => {
    const title = t('sale.fromOrder', { number: order.number });
    return (
      <li key={order.orderId} className={classes.picked}>
        <div className={classes.line}>
          <strong className={classes.lineTitle}>{title}</strong>
          <CloseButton
            size="sm"
            aria-label={t('order.remove', { title })}
            onClick={() => unpick(order.orderId)}
          />
        </div>
        <ul className={classes.lines}>
          {order.lines.map((line) => (
            <li key={line.position} className={classes.line}>
              <span className={classes.lineTitle}>
                {line.title}
                {line.quantity < line.most && (
                  <span className={classes.where}>
                    {t('sale.staysOrdered', { count: line.most - line.quantity })}
                  </span>
                )}
              </span>
              <Pieces
                title={line.title}
                value={line.quantity}
                least={0}
                most={line.most}
                onChange={(quantity) => setPicked(order.orderId, line.position, quantity)}
              />
              <Money cents={line.priceCents * line.quantity} />
            </li>
          ))}
        </ul>
      </li>
    );
  });
}
