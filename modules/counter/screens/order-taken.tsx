import { useTexts } from '../../../platform/ui/index.ts';
import classes from './counter.module.css';
import { PrintSlip } from './print-slip.tsx';
import { counterScreenTexts } from './texts.ts';

/** An order was just taken: its slip is what is wanted next. */
export function OrderTaken({ id, number }: { readonly id: string; readonly number: string }) {
  const t = useTexts(counterScreenTexts);
  return (
    <div className={classes.gone} role="status">
      <span>{t('order.taken', { number })}</span>
      <PrintSlip orderId={id} label={t('order.print')} isMain />
    </div>
  );
}
