import { Button, Group } from '@mantine/core';
import { useRef, useState } from 'react';
import { Money, MoneyField, useShortcut, useTexts } from '../../../platform/ui/index.ts';
import classes from './counter.module.css';
import { counterScreenTexts } from './texts.ts';
import { useTill } from './till-provider.tsx';
import { likelyAmounts, totalOf } from './till-state.ts';
import { useSelling } from './use-selling.ts';

/** What is given beyond the price, at most, in cents: two of the largest notes. */
const mostOver = 100_000;

/** Taking the money: F8 asks what was given, Enter or F8 again takes it; F9 says that the card terminal has it. */
export function Pay() {
  const t = useTexts(counterScreenTexts);
  const { till } = useTill();
  const { isBusy, sell } = useSelling();
  const place = useRef<HTMLDivElement>(null);
  const [given, setGiven] = useState<number | null>(null);
  const total = totalOf(till);
  // Nobody hands over that much: a slip of the keyboard, or a barcode that went into the wrong field.
  const isTooMuch = given !== null && given > total + mostOver;
  const isEnough = (given === null || given >= total) && !isTooMuch;
  const takeCash = () => {
    if (isEnough && !isBusy) void sell({ kind: 'cash', givenCents: given ?? total });
  };
  const askCash = () => {
    const field = place.current?.querySelector('input');
    if (field && document.activeElement !== field) field.select();
    else takeCash();
  };
  const takeCard = () => void sell({ kind: 'card' });
  useShortcut('F8', askCash, !isBusy);
  useShortcut('F9', takeCard, !isBusy);
  return (
    <form
      className={classes.pay}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        takeCash();
      }}
    >
      <p className={classes.total}>
        <span>{t('sale.total')}</span> <Money cents={total} />
      </p>
      <div ref={place}>
        <MoneyField
          name="given"
          value={given}
          onChange={setGiven}
          error={isTooMuch ? t('sale.tooMuch') : isEnough ? undefined : t('sale.tooLittle')}
          label={t('sale.given')}
          hint={t('sale.givenHint')}
          need="optional"
          min={0}
        />
      </div>
      <LikelyAmounts total={total} onChoose={setGiven} />
      <p className={classes.change} role="status">
        {given !== null && isEnough && (
          <>
            {t('sale.change')} <Money cents={given - total} />
          </>
        )}
      </p>
      <Group grow>
        <Button type="submit" size="md" loading={isBusy} disabled={!isEnough} aria-keyshortcuts="F8">
          {t('sale.cash')}
        </Button>
        <Button size="md" variant="default" loading={isBusy} onClick={takeCard} aria-keyshortcuts="F9">
          {t('sale.card')}
        </Button>
      </Group>
    </form>
  );
}

/** What people usually hand over. */
function LikelyAmounts({
  total,
  onChoose,
}: {
  readonly total: number;
  readonly onChoose: (cents: number) => void;
}) {
  const t = useTexts(counterScreenTexts);
  return (
    <ul className={classes.amounts} aria-label={t('sale.likely')}>
      {likelyAmounts(total).map((cents) => (
        <li key={cents}>
          <Button size="compact-sm" variant="default" onClick={() => onChoose(cents)}>
            <Money cents={cents} />
          </Button>
        </li>
      ))}
    </ul>
  );
}
