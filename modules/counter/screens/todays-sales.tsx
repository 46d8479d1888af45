import { Button } from '@mantine/core';
import { useState } from 'react';
import { calendarDay } from '../../../platform/i18n/index.ts';
import { DateText, GoLink, Money, StateBadge, useGet, useNow, useTexts } from '../../../platform/ui/index.ts';
import type { SaleRow } from '../schemas.ts';
import { CancelSale } from './cancel-sale.tsx';
import classes from './counter.module.css';
import { counterScreenTexts } from './texts.ts';

const shown = 6;

/** The last sales of the day, and the way to cancel one. */
export function TodaysSales() {
  const t = useTexts(counterScreenTexts);
  const day = calendarDay(useNow());
  const { data } = useGet<{ rows: readonly SaleRow[] }>('/api/sales', { query: { day } });
  const [asking, setAsking] = useState<SaleRow | null>(null);
  const rows = data?.rows.slice(0, shown) ?? [];
  return (
    <section aria-label={t('day.title')} className={classes.today}>
      <h2 className={classes.heading}>{t('day.title')}</h2>
      {data !== undefined && rows.length === 0 && <p className={classes.hint}>{t('day.none')}</p>}
      {rows.length > 0 && (
        <ul className={classes.lines}>
          {rows.map((row) => (
            <li key={row.id} className={classes.line}>
              <span className={classes.lineTitle}>
                {row.number} · <DateText at={row.soldAt} style="time" /> · {t(`payment.${row.payment}`)}
              </span>
              <SaleMarks sale={row} />
              <Money cents={row.totalCents} />
              {row.cancels === null && row.cancelledBy === null && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-label={t('day.cancelAsk', { number: row.number })}
                  onClick={() => setAsking(row)}
                >
                  {t('day.cancel')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <GoLink to="/sales">{t('day.all')}</GoLink>
      {asking !== null && <CancelSale sale={asking} onClose={() => setAsking(null)} />}
    </section>
  );
}

/** Whether a sale cancels another, or was cancelled. */
export function SaleMarks({ sale }: { readonly sale: SaleRow }) {
  const t = useTexts(counterScreenTexts);
  return (
    <>
      {sale.cancels !== null && <StateBadge>{t('day.cancels', { number: sale.cancels })}</StateBadge>}
      {sale.cancelledBy !== null && <StateBadge tone="attention">{t('day.isCancelled')}</StateBadge>}
    </>
  );
}
