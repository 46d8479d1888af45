import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { DateText, Money, useGet, usePrint, useTexts } from '../../../platform/ui/index.ts';
import type { Slip } from '../../orders/index.ts';
import classes from './paper.module.css';
import { counterScreenTexts } from './texts.ts';

interface PrintSlipProps {
  readonly orderId: string;
  readonly label: string;
  readonly isMain?: true;
}

/** Prints an order slip (A6). The order is opened when somebody prints it, not before. */
export function PrintSlip({ orderId, label, isMain }: PrintSlipProps) {
  const [wanted, setWanted] = useState(false);
  const { data } = useGet<Slip>(`/api/orders/${orderId}/slip`, { enabled: wanted });
  const { print, sheet } = usePrint('a6', data === undefined ? null : <OrderSlip slip={data} />);
  useEffect(() => {
    if (!wanted || data === undefined) return;
    setWanted(false);
    print();
  }, [wanted, data, print]);
  return (
    <>
      <Button
        size={isMain ? 'sm' : 'compact-sm'}
        variant={isMain ? 'filled' : 'default'}
        leftSection={<IconPrinter size={16} aria-hidden />}
        onClick={() => setWanted(true)}
      >
        {label}
      </Button>
      {sheet}
    </>
  );
}

/** What the customer takes home. */
export function OrderSlip({ slip: { order, company, phone, printedAt } }: { readonly slip: Slip }) {
  const t = useTexts(counterScreenTexts);
  return (
    <article className={classes.paper}>
      <header>
        <strong>{company.name}</strong>
        <div>
          {company.street}, {company.postcode} {company.city}
        </div>
        <div>{company.phone}</div>
      </header>
      <h1 className={classes.title}>{t('slip.number', { number: order.number })}</h1>
      <p>
        {order.customerName} {order.customerNumber === null ? '' : `(${order.customerNumber})`}
        {phone === null ? '' : ` · ${phone}`}
      </p>
      <ul className={classes.lines}>
        {order.lines.map((line) => (
          <li key={line.position}>
            <span>
              {line.quantity} × {line.title}
            </span>
            <Money cents={line.priceCents * line.quantity} />
          </li>
        ))}
      </ul>
      <p className={classes.sum}>
        <Money cents={order.totalCents} />
      </p>
      {order.note !== null && order.note !== '' && <p>{order.note}</p>}
      <p>{t('slip.message', { kind: t(`kind.${order.messageKind}`) })}</p>
      <footer className={classes.small}>
        <p>{t('slip.privacy')}</p>
        <DateText at={printedAt} style="minute" />
      </footer>
    </article>
  );
}
