import { Button, CloseButton, Group, NumberInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import {
  api,
  DateField,
  ErrorNotice,
  Money,
  RadioField,
  TextAreaField,
  useForm,
  useGet,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { Article } from '../../articles/index.ts';
import type { CardReply } from '../../customers/index.ts';
import classes from './counter.module.css';
import { FindArticle } from './find-article.tsx';
import { PrintSlip } from './print-slip.tsx';
import { counterScreenTexts } from './texts.ts';

interface NewOrderProps {
  readonly customerId: string;
  /** An article that was scanned while this form was open. */
  readonly scanned: Article | null;
  readonly onScanTaken: () => void;
  readonly onDone: () => void;
}

interface Line {
  readonly article: Article;
  readonly quantity: number;
}

const kinds = ['email', 'phone', 'letter', 'K'] as const;

/** Takes an order. Without the consent to notification the message kind is locked to K (pledge consent.notify). */
export function NewOrder({ customerId, scanned, onScanTaken, onDone }: NewOrderProps) {
  const t = useTexts(counterScreenTexts);
  const toast = useToast();
  const [lines, setLines] = useState<readonly Line[]>([]);
  const [taken, setTaken] = useState<{ id: string; number: string } | null>(null);
  const { data: card } = useGet<CardReply>(`/api/customers/${customerId}`);
  const mayNotify = card?.label.given.includes('notification') ?? false;
  const add = (article: Article) => setLines((before) => withOneMore(before, article));
  useEffect(() => {
    if (scanned === null) return;
    setLines((before) => withOneMore(before, scanned));
    onScanTaken();
  }, [scanned, onScanTaken]);
  const form = useForm({
    initial: { messageKind: 'K', note: '', expectedOn: '' },
    send: (values) =>
      api.post<{ id: string; number: string }>('/api/orders', {
        customerId,
        messageKind: mayNotify ? values.messageKind : 'K',
        note: values.note,
        expectedOn: values.expectedOn === '' ? null : values.expectedOn,
        lines: lines.map(({ article, quantity }) => ({ articleId: article.id, quantity })),
      }),
    refreshes: ['/api/orders', '/api/customers'],
    onDone: (reply) => {
      toast.good(t('order.taken', { number: reply.number }));
      setTaken(reply);
    },
  });
  if (taken !== null) return <OrderTaken order={taken} onDone={onDone} />;
  return (
    <form {...form.form}>
      <h2 className={classes.heading}>
        {t('order.title')} · {card?.customer.number}
      </h2>
      <FindArticle label={t('order.article')} onChoose={add} />
      <OrderLines lines={lines} onChange={setLines} />
      <RadioField
        {...form.field('messageKind')}
        value={mayNotify ? form.values.messageKind : 'K'}
        label={t('order.message')}
        hint={mayNotify ? undefined : t('order.locked')}
        choices={kinds
          .filter((kind) => mayNotify || kind === 'K')
          .map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      {!mayNotify && card !== undefined && <RecordNotification customerId={customerId} />}
      <TextAreaField {...form.field('note')} label={t('order.note')} need="optional" rows={2} />
      <DateField {...form.field('expectedOn')} label={t('order.expected')} need="optional" />
      <ErrorNotice error={form.error} />
      <Group mt="md">
        <Button type="submit" loading={form.isSending} disabled={lines.length === 0}>
          {t('order.take')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('order.back')}
        </Button>
      </Group>
    </form>
  );
}

const withOneMore = (lines: readonly Line[], article: Article): readonly Line[] =>
  lines.some((line) => line.article.id === article.id)
    ? lines.map((line) => (line.article.id === article.id ? { ...line, quantity: line.quantity + 1 } : line))
    : [...lines, { article, quantity: 1 }];

function OrderLines({
  lines,
  onChange,
}: {
  readonly lines: readonly Line[];
  readonly onChange: (lines: readonly Line[]) => void;
}) {
  const t = useTexts(counterScreenTexts);
  if (lines.length === 0) return <p className={classes.hint}>{t('order.empty')}</p>;
  const set = (id: string, quantity: number) =>
    onChange(lines.map((line) => (line.article.id === id ? { ...line, quantity } : line)));
  return (
    <ul className={classes.lines}>
      {lines.map(({ article, quantity }) => (
        <li key={article.id} className={classes.line}>
          <span className={classes.lineTitle}>{article.title}</span>
          <NumberInput
            aria-label={`${t('order.quantity')}: ${article.title}`}
            className={classes.quantity}
            size="xs"
            min={1}
            max={999}
            allowDecimal={false}
            value={quantity}
            onChange={(value) => set(article.id, Math.max(1, Math.trunc(Number(value) || 1)))}
          />
          <Money cents={article.priceCents * quantity} />
          <CloseButton
            size="sm"
            aria-label={t('order.remove', { title: article.title })}
            onClick={() => onChange(lines.filter((line) => line.article.id !== article.id))}
          />
        </li>
      ))}
    </ul>
  );
}

function RecordNotification({ customerId }: { readonly customerId: string }) {
  const t = useTexts(counterScreenTexts);
  const form = useForm({
    initial: {},
    send: () =>
      api.post(`/api/customers/${customerId}/consents/notification`, { event: 'given', channel: 'counter' }),
    refreshes: ['/api/customers'],
  });
  return (
    <div>
      <Button size="compact-sm" variant="default" loading={form.isSending} onClick={form.submit}>
        {t('order.consent')}
      </Button>
      <ErrorNotice error={form.error} />
    </div>
  );
}

function OrderTaken({
  order,
  onDone,
}: {
  readonly order: { id: string; number: string };
  readonly onDone: () => void;
}) {
  const t = useTexts(counterScreenTexts);
  return (
    <div role="status">
      <h2 className={classes.heading}>{t('order.taken', { number: order.number })}</h2>
      <Group>
        <PrintSlip orderId={order.id} label={t('order.print')} isMain />
        <Button variant="default" onClick={onDone}>
          {t('order.back')}
        </Button>
      </Group>
    </div>
  );
}
