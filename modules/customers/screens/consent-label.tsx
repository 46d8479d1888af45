import { useState } from 'react';
import { DsgvoLabel, ErrorState, GoLink, useTexts } from '../../../platform/ui/index.ts';
import type { Label } from '../replies.ts';
import { ConsentRows } from './consent-rows.tsx';
import { customerScreenTexts } from './texts.ts';
import { useConsents } from './use-consents.ts';

/** The label beside a customer's number. */
export interface ConsentLabelProps {
  readonly customerId: string;
  readonly label: Label;
  /** A withdrawal recorded here ended the customer file. */
  readonly onErased?: () => void;
}

/**
 * The DSGVO label (pledge consent.visible): grey or coloured at once; a click shows what and when, one more click records a consent
 * or its withdrawal.
 */
export function ConsentLabel({ customerId, label, onErased }: ConsentLabelProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <DsgvoLabel state={label.state} opened={isOpen} onChange={setOpen}>
      {isOpen && <Details customerId={customerId} {...(onErased && { onErased })} />}
    </DsgvoLabel>
  );
}

function Details({ customerId, onErased }: Omit<ConsentLabelProps, 'label'>) {
  const t = useTexts(customerScreenTexts);
  const { data, error, refetch } = useConsents(customerId);
  if (data === undefined)
    return error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <ConsentRows customerId={customerId} kinds={data.kinds} {...(onErased && { onErased })} />
      <GoLink to={`/customers/${customerId}`} search={{ tab: 'consents' }}>
        {t('consent.history')}
      </GoLink>
    </>
  );
}
