import { CloseButton, NumberInput } from '@mantine/core';
import { Money, useTexts } from '../../../platform/ui/index.ts';
import classes from './counter.module.css';
import { counterScreenTexts } from './texts.ts';
import { useTill } from './till-provider.tsx';
import type { Till } from './till-state.ts';

/** Articles in the sale or on the order, each with its pieces. */
export function BasketLines({ of }: { readonly of: Till['mode'] }) {
  const t = useTexts(counterScreenTexts);
  const { till, setQuantity } = useTill();
  return till[of].map((line) => (
    <li key={line.articleId} className={classes.line}>
      <span className={classes.lineTitle}>{line.title}</span>
      <Pieces
        title={line.title}
        value={line.quantity}
        least={1}
        most={999}
        onChange={(quantity) => setQuantity(of, line.articleId, quantity)}
      />
      <Money cents={line.priceCents * line.quantity} />
      <CloseButton
        size="sm"
        aria-label={t('order.remove', { title: line.title })}
        onClick={() => setQuantity(of, line.articleId, 0)}
      />
    </li>
  ));
}

interface PiecesProps {
  readonly title: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (quantity: number) => void;
}

/** How many pieces of something. Arrow keys go up and down. */
export function Pieces({ title, value, least, most, onChange }: PiecesProps) {
  const t = useTexts(counterScreenTexts);
  return (
    <NumberInput
      aria-label={`${t('order.quantity')}: ${title}`}
      className={classes.quantity}
      size="xs"
      min={least}
      max={most}
      clampBehavior="strict"
      allowDecimal={false}
      value={value}
      onChange={(typed) => onChange(Math.max(least, Math.trunc(Number(typed) || least)))}
    />
  );
}
