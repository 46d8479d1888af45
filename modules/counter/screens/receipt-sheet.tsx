import { formatMoney } from '../../../platform/i18n/index.ts';
import { DateText, Money, useLanguage, useTexts } from '../../../platform/ui/index.ts';
import type { Receipt } from '../schemas.ts';
import classes from './paper.module.css';
import { counterScreenTexts } from './texts.ts';

/** A receipt on an 80 mm roll. It claims nothing fiscal: that part comes later. */
export function ReceiptSheet({ receipt }: { readonly receipt: Receipt }) {
  const t = useTexts(counterScreenTexts);
  const { language } = useLanguage();
  const { company } = receipt;
  return (
    <article className={classes.paper}>
      <header>
        <strong>{company.name}</strong>
        <div>{[company.street, `${company.postcode} ${company.city}`.trim()].filter(Boolean).join(', ')}</div>
        <div>{company.phone}</div>
        {company.vatId !== '' && <div>{company.vatId}</div>}
      </header>
      <p>
        {t('receipt.number', { number: receipt.number })} · <DateText at={receipt.soldAt} style="minute" />
      </p>
      {receipt.cancels !== null && <p>{t('receipt.cancels', { number: receipt.cancels })}</p>}
      <ul className={classes.lines}>
        {receipt.lines.map((line) => (
          <li key={line.position}>
            <span>
              {line.quantity} × {line.title}
            </span>
            <Money cents={line.priceCents * line.quantity} />
          </li>
        ))}
      </ul>
      <p className={classes.sum}>
        {t('sale.total')} <Money cents={receipt.totalCents} />
      </p>
      {receipt.shares.map((share) => (
        <p key={share.vatClass} className={classes.small}>
          {t('receipt.vat', {
            rate: share.permille / 10,
            net: formatMoney(share.netCents, language),
            tax: formatMoney(share.taxCents, language),
          })}
        </p>
      ))}
      <p>
        {t(`payment.${receipt.payment}`)}
        {receipt.givenCents !== null && (
          <>
            {' '}
            <Money cents={receipt.givenCents} />, {t('sale.change')}{' '}
            <Money cents={receipt.changeCents ?? 0} />
          </>
        )}
      </p>
      <footer className={classes.small}>
        {receipt.cashier !== null && receipt.cashier !== '' && (
          <p>{t('receipt.served', { name: receipt.cashier })}</p>
        )}
        <p>{t('receipt.thanks')}</p>
        <p>{t('receipt.notFiscal')}</p>
      </footer>
    </article>
  );
}
