import type { ReactNode } from 'react';
import {
  ErrorState,
  GoLink,
  isProblem,
  PrivacyShield,
  useGet,
  useTexts,
} from '../../../platform/ui/index.ts';
import type { CardReply } from '../replies.ts';
import { ConsentLabel } from './consent-label.tsx';
import classes from './customer-card.module.css';
import { AddressBlock, ReachLines } from './customer-lines.tsx';
import { FileFacts } from './file-facts.tsx';
import { PinnedNotes } from './pinned-notes.tsx';
import { customerScreenTexts } from './texts.ts';

/** A customer at the counter. */
export interface CustomerCardProps {
  readonly customerId: string;
  /** Buttons below the card. */
  readonly actions?: ReactNode;
  /** A withdrawal recorded on the card ended the customer file. */
  readonly onErased?: () => void;
}

/** Number, label, and behind the shield name, address and what to know about a customer: one call, for the counter. */
export function CustomerCard({ customerId, actions, onErased }: CustomerCardProps) {
  const t = useTexts(customerScreenTexts);
  const { data: card, error, refetch } = useGet<CardReply>(`/api/customers/${customerId}`);
  const isClosed = isProblem(error) && error.status >= 400 && error.status < 500;
  if (card === undefined || card.customer.id !== customerId || isClosed)
    return error === null ? null : (
      <ErrorState
        error={error}
        list={{ label: t('list.title'), to: '/customers' }}
        onRetry={() => void refetch()}
      />
    );
  return (
    <article className={classes.card} aria-label={t('customer.title', { number: card.customer.number })}>
      <header className={classes.head}>
        <GoLink
          to={`/customers/${customerId}`}
          className={classes.number}
          aria-label={t('customer.title', { number: card.customer.number })}
        >
          {card.customer.number}
        </GoLink>
        <ConsentLabel customerId={customerId} label={card.label} {...(onErased && { onErased })} />
      </header>
      <PrivacyShield what={t('customer.what')}>
        <div className={classes.person}>
          <AddressBlock customer={card.customer} />
          <ReachLines phones={card.customer.phones} email={card.customer.email} />
          <PinnedNotes card={card} />
        </div>
      </PrivacyShield>
      <FileFacts card={card} />
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </article>
  );
}
