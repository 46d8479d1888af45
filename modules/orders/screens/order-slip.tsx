import { type ReactNode, useState } from 'react';
import { api, DateText, Money, usePrint, useTexts } from '../../../platform/ui/index.ts';
import type { Slip } from '../schemas.ts';
import { orderTexts } from '../texts.ts';
import { Day } from './order-columns.tsx';
import classes from './orders.module.css';

/** The slip of an order, for the customer and for the shelf. */
export function OrderSlip({ slip }: { readonly slip: Slip }) {
  const t = useTexts(orderTexts);
  const { order, company, phone } = slip;
  return (
    <>
      <p>
        <strong>{company.name}</strong>
        <br />
        {[company.street, `${company.postcode} ${company.city}`.trim(), company.phone]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p>
        {t('slip.order')} <span className={classes.slipNumber}>{order.number}</span>
        <br />
        {t('slip.date')} <DateText at={order.createdAt} />
        {order.expectedOn !== null && (
          <>
            , {t('slip.expected')} <Day day={order.expectedOn} />
          </>
        )}
      </p>
      {order.customerName !== null && (
        <p>
          <span className={classes.slipName}>{order.customerName}</span>
          <br />
          {[order.customerNumber === null ? '' : `${t('slip.customer')} ${order.customerNumber}`, phone ?? '']
            .filter((part) => part !== '')
            .join(' · ')}
        </p>
      )}
      <SlipLines order={order} />
      {order.note !== null && order.note !== '' && (
        <p>
          {t('slip.note')}: {order.note}
        </p>
      )}
      <p>
        {t('slip.message')}: {t(`kind.${order.messageKind}`)}
      </p>
      <p className={classes.slipFoot}>{t('slip.vat')}</p>
    </>
  );
}

function SlipLines({ order }: Pick<Slip, 'order'>) {
  const t = useTexts(orderTexts);
  return (
    <table>
      <tbody>
        {order.lines
          .filter((line) => line.quantity > line.cancelled)
          .map((line) => (
            <tr key={line.position}>
              <td>{line.quantity - line.cancelled} ×</td>
              <td>
                {line.title}
                {line.maker !== '' && (
                  <>
                    <br />
                    {line.maker}
                  </>
                )}
              </td>
              <td>
                <Money cents={(line.quantity - line.cancelled) * line.priceCents} />
              </td>
            </tr>
          ))}
        <tr>
          <td />
          <td>
            <strong>{t('slip.total')}</strong>
          </td>
          <td>
            <strong>
              <Money cents={order.totalCents} />
            </strong>
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** A way to print slips, and the place the sheet stands in meanwhile. */
export interface SlipPrinting {
  readonly print: (orderId: string) => Promise<void>;
  readonly sheet: ReactNode;
}

/** Fetches the slip of an order and prints it on A6. It is in the page only while the print dialog is open. */
export function useSlipPrint(): SlipPrinting {
  const [slip, setSlip] = useState<Slip | null>(null);
  const printing = usePrint('a6', slip === null ? null : <OrderSlip slip={slip} />);
  return {
    sheet: printing.sheet,
    async print(orderId) {
      setSlip(await api.get<Slip>(`/api/orders/${orderId}/slip`));
      printing.print();
    },
  };
}
