import { Button } from '@mantine/core';
import { IconEye, IconEyeOff, IconUserPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import {
  api,
  isProblem,
  KeyHints,
  Page,
  revealAll,
  usePrivacyShield,
  useScanner,
  useShortcut,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { Article } from '../../articles/index.ts';
import { CustomerSearch, NewCustomerForm } from '../../customers/screens/index.ts';
import classes from './counter.module.css';
import { CustomerPanel } from './customer-panel.tsx';
import { NewOrder } from './new-order.tsx';
import { SalePanel } from './sale-panel.tsx';
import { counterScreenTexts } from './texts.ts';
import { TodaysSales } from './todays-sales.tsx';
import { useSale } from './use-sale.ts';

/** What the middle of the counter shows. */
type View =
  | { readonly show: 'nobody' }
  | { readonly show: 'new-customer'; readonly typed: string }
  | { readonly show: 'customer'; readonly id: string }
  | { readonly show: 'new-order'; readonly id: string };

/** The one screen of the day: find, consent, order, collect, sell. Everything can be done from the keyboard. */
export function CounterPage() {
  const t = useTexts(counterScreenTexts);
  const [view, setView] = useState<View>({ show: 'nobody' });
  const [scanned, setScanned] = useState<Article | null>(null);
  const sale = useSale();
  const toast = useToast();
  const takeCode = async (code: string): Promise<void> => {
    try {
      const article = await api.get<Article>(`/api/article-codes/${encodeURIComponent(code)}`);
      if (view.show === 'new-order') setScanned(article);
      else sale.add(article);
    } catch (failed) {
      toast.bad(isProblem(failed) && failed.status === 404 ? t('sale.unknownCode', { code }) : failed);
    }
  };
  useScanner((code) => void takeCode(code));
  const id = view.show === 'customer' || view.show === 'new-order' ? view.id : null;
  useCounterKeys(view, setView);
  const hints = [
    { keys: ['F2'], label: t('keys.search') },
    { keys: ['F3'], label: t('keys.newCustomer') },
    { keys: ['F4'], label: t('keys.newOrder') },
    { keys: ['F8'], label: t('keys.cash') },
    { keys: ['F9'], label: t('keys.card') },
    { keys: ['F6'], label: t('keys.reveal') },
    { keys: ['Esc'], label: t('keys.back') },
  ];
  return (
    <Page title={t('title')} actions={<ShieldButton />}>
      <div className={classes.counter}>
        <section className={classes.find} aria-label={t('search.label')}>
          <div data-counter-search>
            <CustomerSearch
              onChoose={(hit) => setView({ show: 'customer', id: hit.id })}
              onNew={(typed) => setView({ show: 'new-customer', typed })}
              focusFirst
              shortcut="/"
            />
          </div>
          <p className={classes.hint}>{t('search.idle')}</p>
          <Button
            variant="default"
            leftSection={<IconUserPlus size={16} aria-hidden />}
            onClick={() => setView({ show: 'new-customer', typed: '' })}
          >
            {t('customer.new')}
          </Button>
        </section>
        <section className={classes.middle} aria-label={t('customer.what')}>
          {view.show === 'new-customer' && (
            <>
              <h2 className={classes.heading}>{t('customer.new')}</h2>
              <NewCustomerForm
                typed={view.typed}
                onCreated={(made) => setView({ show: 'customer', id: made })}
                onExisting={(known) => setView({ show: 'customer', id: known })}
                onCancel={() => setView({ show: 'nobody' })}
              />
            </>
          )}
          {view.show === 'new-order' && (
            <NewOrder
              key={view.id}
              customerId={view.id}
              scanned={scanned}
              onScanTaken={() => setScanned(null)}
              onDone={() => setView({ show: 'customer', id: view.id })}
            />
          )}
          {(view.show === 'customer' || view.show === 'nobody') && (
            <CustomerPanel
              key={id}
              id={id}
              sale={sale}
              onNewOrder={(person) => setView({ show: 'new-order', id: person })}
              onClose={() => setView({ show: 'nobody' })}
            />
          )}
        </section>
        <section className={classes.sale} aria-label={t('sale.title')}>
          <SalePanel sale={sale} onSold={() => setView({ show: 'nobody' })} />
          <TodaysSales />
        </section>
      </div>
      <KeyHints hints={hints} />
    </Page>
  );
}

/** Whether customers can see this screen; kept for this device (pledge counter.shield). */
function ShieldButton() {
  const t = useTexts(counterScreenTexts);
  const { isUp, setUp } = usePrivacyShield();
  const Icon = isUp ? IconEyeOff : IconEye;
  return (
    <Button
      variant="default"
      size="sm"
      aria-pressed={isUp}
      leftSection={<Icon size={16} aria-hidden />}
      onClick={() => setUp(!isUp)}
    >
      {t(isUp ? 'shield.up' : 'shield.down')}
    </Button>
  );
}

function useCounterKeys(view: View, setView: (view: View) => void): void {
  useShortcut('F2', () => document.querySelector<HTMLInputElement>('[data-counter-search] input')?.focus());
  useShortcut('F6', revealAll);
  useShortcut('F3', () => setView({ show: 'new-customer', typed: '' }));
  useShortcut('F4', () => setView(view.show === 'customer' ? { show: 'new-order', id: view.id } : view));
  useEffect(() => {
    const back = (event: KeyboardEvent) => {
      // A dialog or popover takes the key for itself.
      const inside = event.target instanceof Element && event.target.closest('[role="dialog"]') !== null;
      if (event.key !== 'Escape' || event.defaultPrevented || inside) return;
      if (view.show === 'new-order') setView({ show: 'customer', id: view.id });
      else if (view.show !== 'nobody') setView({ show: 'nobody' });
    };
    window.addEventListener('keydown', back);
    return () => window.removeEventListener('keydown', back);
  }, [view, setView]);
}
