import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import {
  hasUnsaved,
  KeyHints,
  Page,
  useRevealKey,
  useScanner,
  useShortcut,
  useTexts,
} from '../../../platform/ui/index.ts';
import { CustomerSearch, NewCustomerForm } from '../../customers/screens/index.ts';
import classes from './counter.module.css';
import { CustomerPanel } from './customer-panel.tsx';
import { NewOrder } from './new-order.tsx';
import { SalePanel } from './sale-panel.tsx';
import { counterScreenTexts } from './texts.ts';
import { useTill } from './till-provider.tsx';
import { TodaysSales } from './todays-sales.tsx';
import { UnknownCode } from './unknown-code.tsx';
import { useArrival } from './use-arrival.ts';
import { useCodes } from './use-codes.ts';

/** The one screen of the day: find, consent, order, collect, sell. Everything can be done from the keyboard. */
export function CounterPage() {
  const t = useTexts(counterScreenTexts);
  const { till, chooseCustomer } = useTill();
  // What was typed into a search that found nobody, while the form for a new customer is open.
  const [typed, setTyped] = useState<string | null>(null);
  const codes = useCodes();
  useScanner((code) => void codes.take(code));
  useArrival();
  const choose = (id: string | null) => {
    setTyped(null);
    chooseCustomer(id);
  };
  useCounterKeys({ typed, setTyped, choose });
  return (
    <Page title={t('title')}>
      <UnknownCode code={codes.unknown} onAdded={(code) => void codes.take(code)} onClose={codes.forget} />
      <div className={classes.counter}>
        <section className={classes.find} aria-label={t('search.label')}>
          <CustomerSearch onChoose={(hit) => choose(hit.id)} onNew={setTyped} focusFirst shortcut="F2" />
          <p className={classes.hint}>{t('search.idle')}</p>
          <Button
            variant="default"
            leftSection={<IconUserPlus size={16} aria-hidden />}
            onClick={() => setTyped('')}
          >
            {t('customer.new')}
          </Button>
        </section>
        <section className={classes.middle} aria-label={t('customer.what')}>
          {typed !== null ? (
            <>
              <h2 className={classes.heading}>{t('customer.new')}</h2>
              <NewCustomerForm
                typed={typed}
                onCreated={choose}
                onExisting={choose}
                onCancel={() => setTyped(null)}
              />
            </>
          ) : till.mode === 'order' && till.customerId !== null ? (
            <NewOrder customerId={till.customerId} />
          ) : (
            <CustomerPanel key={till.customerId} onClose={() => choose(null)} />
          )}
        </section>
        <section className={classes.sale} aria-label={t('sale.title')}>
          <SalePanel />
          <TodaysSales />
        </section>
      </div>
      <Hints />
    </Page>
  );
}

function Hints() {
  const t = useTexts(counterScreenTexts);
  const keys = [
    ['F2', 'keys.search'],
    ['F3', 'keys.newCustomer'],
    ['F4', 'keys.newOrder'],
    ['F7', 'keys.article'],
    ['F8', 'keys.cash'],
    ['F9', 'keys.card'],
    ['F6', 'keys.reveal'],
    ['Esc', 'keys.back'],
  ] as const;
  return <KeyHints hints={keys.map(([key, label]) => ({ keys: [key], label: t(label) }))} />;
}

interface CounterKeys {
  readonly typed: string | null;
  readonly setTyped: (typed: string | null) => void;
  readonly choose: (id: string | null) => void;
}

function useCounterKeys({ typed, setTyped, choose }: CounterKeys): void {
  const { till, setMode } = useTill();
  useShortcut('F3', () => setTyped(''));
  useShortcut('F4', () => setMode('order'), typed === null && till.customerId !== null);
  useRevealKey('F6');
  const back = useEffectEvent((event: KeyboardEvent) => {
    // A dialog or popover takes the key for itself.
    const inside = event.target instanceof Element && event.target.closest('[role="dialog"]') !== null;
    if (event.key !== 'Escape' || event.defaultPrevented || inside) return;
    // A form with input is left by its own button, not by a slip of the finger.
    if (typed !== null) {
      if (!hasUnsaved()) setTyped(null);
    } else if (till.mode === 'order') setMode('sale');
    else if (till.customerId !== null) choose(null);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => back(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
