import { Button } from '@mantine/core';
import { useState } from 'react';
import { calendarDay } from '../../../platform/i18n/index.ts';
import {
  api,
  ConfirmDialog,
  DateText,
  Money,
  StateBadge,
  useGet,
  useNow,
  useRefresh,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { Receipt } from '../schemas.ts';
import classes from './counter.module.css';
import { counterScreenTexts } from './texts.ts';

type Row = Pick<Receipt, 'id' | 'number' | 'soldAt' | 'totalCents' | 'payment' | 'cancels' | 'cancelledBy'>;

const shown = 6;

/** The last sales of the day, and the way to cancel one. */
export function TodaysSales() {
  const t = useTexts(counterScreenTexts);
  const day = calendarDay(useNow());
  const { data } = useGet<{ rows: readonly Row[] }>('/api/sales', { query: { day } });
  const [asking, setAsking] = useState<Row | null>(null);
  const rows = data?.rows.slice(0, shown) ?? [];
  return (
    <section aria-label={t('day.title')} className={classes.today}>
      <h2 className={classes.heading}>{t('day.title')}</h2>
      {data !== undefined && rows.length === 0 && <p className={classes.hint}>{t('day.none')}</p>}
      <ul className={classes.lines}>
        {rows.map((row) => (
          <li key={row.id} className={classes.line}>
            <span className={classes.lineTitle}>
              {row.number} · <DateText at={row.soldAt} style="time" /> · {t(`payment.${row.payment}`)}
            </span>
            {row.cancels !== null && <StateBadge>{t('day.cancels', { number: row.cancels })}</StateBadge>}
            {row.cancelledBy !== null && <StateBadge tone="attention">{t('day.isCancelled')}</StateBadge>}
            <Money cents={row.totalCents} />
            {row.cancels === null && row.cancelledBy === null && (
              <Button size="compact-xs" variant="subtle" onClick={() => setAsking(row)}>
                {t('day.cancel')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asking !== null && <AskCancel sale={asking} onClose={() => setAsking(null)} />}
    </section>
  );
}

function AskCancel({ sale, onClose }: { readonly sale: Row; readonly onClose: () => void }) {
  const t = useTexts(counterScreenTexts);
  const toast = useToast();
  const refresh = useRefresh();
  const [request] = useState(() => crypto.randomUUID());
  const cancel = async () => {
    await api.post(`/api/sales/${sale.id}/cancellation`, { request });
    toast.good(t('day.cancelled', { number: sale.number }));
    await refresh(['/api/sales', '/api/articles']);
  };
  return (
    <ConfirmDialog
      title={t('day.cancelAsk', { number: sale.number })}
      confirm={t('day.cancel')}
      kind="destroy"
      opened
      onClose={onClose}
      onConfirm={cancel}
    >
      {t('day.cancelDetail')}
    </ConfirmDialog>
  );
}
