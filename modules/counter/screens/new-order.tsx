import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import {
  api,
  DateField,
  ErrorNotice,
  fieldErrors,
  Money,
  TextAreaField,
  useGet,
  useRefresh,
  useShortcut,
  useTexts,
} from '../../../platform/ui/index.ts';
import type { CardReply } from '../../customers/index.ts';
import { BasketLines } from './basket-lines.tsx';
import classes from './counter.module.css';
import { FindArticle } from './find-article.tsx';
import { MessageKindChoice, possibleKinds } from './message-kind-choice.tsx';
import { counterScreenTexts } from './texts.ts';
import { useTill } from './till-provider.tsx';
import { totalOf } from './till-state.ts';

/** Takes an order. Without the consent to notification the message kind is locked to K (pledge consent.notify). */
export function NewOrder({ customerId }: { readonly customerId: string }) {
  const t = useTexts(counterScreenTexts);
  const { till, add, setMode, setNote, setExpectedOn } = useTill();
  const { data: card } = useGet<CardReply>(`/api/customers/${customerId}`);
  const taking = useTaking(customerId, card);
  const isEmpty = till.order.length === 0;
  useShortcut('mod+Enter', () => void taking.take(), !isEmpty && !taking.isBusy);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void taking.take();
      }}
    >
      <h2 className={classes.heading}>
        {t('order.title')} · {card?.customer.number}
      </h2>
      <FindArticle focusFirst label={t('order.article')} onChoose={(article) => add('order', article)} />
      {isEmpty ? (
        <p className={classes.hint}>{t('order.empty')}</p>
      ) : (
        <>
          <ul className={classes.lines}>
            <BasketLines of="order" />
          </ul>
          <p className={classes.total}>
            <span>{t('sale.total')}</span> <Money cents={totalOf({ sale: till.order, picked: [] })} />
          </p>
        </>
      )}
      {card !== undefined && <MessageKindChoice card={card} error={taking.errors.messageKind} />}
      <Stack gap="md">
        <DateField
          name="expectedOn"
          label={t('order.expected')}
          need="optional"
          value={till.expectedOn}
          onChange={setExpectedOn}
          error={taking.errors.expectedOn}
        />
        <TextAreaField
          name="note"
          label={t('order.note')}
          need="optional"
          rows={2}
          value={till.note}
          onChange={setNote}
          error={taking.errors.note}
        />
      </Stack>
      <ErrorNotice error={taking.error} />
      <Group>
        <Button type="submit" loading={taking.isBusy} disabled={isEmpty}>
          {t('order.take')}
        </Button>
        <Button variant="default" onClick={() => setMode('sale')}>
          {t('order.back')}
        </Button>
      </Group>
    </form>
  );
}

/** Sends the order that is being written. */
function useTaking(customerId: string, card: CardReply | undefined) {
  const { till, ordered } = useTill();
  const refresh = useRefresh();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const take = async (): Promise<void> => {
    if (isBusy || till.order.length === 0) return;
    setBusy(true);
    setError(null);
    // A consent withdrawn meanwhile leaves K; the server decides again.
    const isPossible = card !== undefined && possibleKinds(card).some((kind) => kind === till.messageKind);
    try {
      const reply = await api.post<{ id: string; number: string }>('/api/orders', {
        customerId,
        messageKind: isPossible ? till.messageKind : 'K',
        note: till.note,
        expectedOn: till.expectedOn === '' ? null : till.expectedOn,
        lines: till.order.map(({ articleId, quantity }) => ({ articleId, quantity })),
      });
      ordered({ what: 'ordered', id: reply.id, number: reply.number });
      await refresh(['/api/orders', '/api/customers']);
    } catch (failed) {
      setError(failed);
    } finally {
      setBusy(false);
    }
  };
  return { take, isBusy, error, errors: fieldErrors(error) as Readonly<Record<string, string | undefined>> };
}
