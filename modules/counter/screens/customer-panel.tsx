import { Button, CloseButton } from '@mantine/core';
import { IconNote, IconPlus } from '@tabler/icons-react';
import {
  EmptyState,
  ErrorState,
  type Fact,
  Facts,
  GoLink,
  PrivacyShield,
  RelativeDue,
  useGet,
  useTexts,
} from '../../../platform/ui/index.ts';
import type { CardReply } from '../../customers/index.ts';
import { ConsentLabel } from './consent-label.tsx';
import classes from './counter.module.css';
import { OpenOrders } from './open-orders.tsx';
import { counterScreenTexts } from './texts.ts';
import type { SaleInUse } from './use-sale.ts';

interface CustomerPanelProps {
  readonly id: string | null;
  readonly sale: SaleInUse;
  readonly onNewOrder: (id: string) => void;
  readonly onClose: () => void;
}

/** The customer in front of the counter. Number and label are always in view; the person only on purpose (pledge counter.shield). */
export function CustomerPanel({ id, sale, onNewOrder, onClose }: CustomerPanelProps) {
  const t = useTexts(counterScreenTexts);
  const { data, error, refetch } = useGet<CardReply>(`/api/customers/${id}`, { enabled: id !== null });
  if (id === null) return <EmptyState title={t('customer.none')}>{t('customer.noneHint')}</EmptyState>;
  if (error !== null && data === undefined)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  return (
    <>
      <header className={classes.card}>
        <h2 className={classes.cardNumber}>{data.customer.number}</h2>
        <ConsentLabel id={id} card={data} onGone={onClose} />
        <span className={classes.grow} />
        <GoLink to={`/customers/${id}`}>{t('customer.page')}</GoLink>
        <CloseButton aria-label={t('customer.close')} onClick={onClose} />
      </header>
      <PrivacyShield what={t('customer.what')}>
        <p className={classes.fullName}>{data.customer.name}</p>
        <Facts facts={factsOf(data, t)} />
        {data.notes
          .filter((note) => note.pinned)
          .map((note) => (
            <p key={note.id} className={classes.note}>
              <IconNote size={16} aria-hidden /> {note.text}
            </p>
          ))}
      </PrivacyShield>
      {data.dueAt !== null && (
        <p className={classes.hint}>
          {t('customer.dies')}: <RelativeDue at={data.dueAt} />
        </p>
      )}
      <OpenOrders customerId={id} sale={sale} />
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => onNewOrder(id)}>
        {t('orders.new')}
      </Button>
    </>
  );
}

function factsOf(
  { customer }: CardReply,
  t: ReturnType<typeof useTexts<typeof counterScreenTexts>>,
): readonly Fact[] {
  const { company, street, postcode, city, phones, email, name } = customer;
  return [
    ...(company !== '' && company !== name
      ? [{ id: 'company', title: t('field.company'), value: company }]
      : []),
    {
      id: 'address',
      title: t('field.street'),
      value: [street, `${postcode} ${city}`.trim()].filter(Boolean).join(', '),
    },
    { id: 'phone', title: t('field.phone'), value: phones.join(', ') },
    { id: 'email', title: t('field.email'), value: email },
  ];
}
