import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import {
  api,
  ErrorState,
  GoLink,
  Section,
  StateBadge,
  useSend,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { ConsentsReply } from '../replies.ts';
import classes from './consent-rows.module.css';
import { EraseDialog } from './erase-dialog.tsx';
import { customerScreenTexts } from './texts.ts';
import { customerPaths, useConsents } from './use-consents.ts';

const purposes = ['advertising', 'customer_care', 'order_notification', 'file_accuracy'] as const;
const restrictions = ['accuracy-contested', 'unlawful', 'needed-for-claims', 'objection-pending'] as const;
const holds = ['legal-dispute', 'tax-assessment-open', 'authority-order'] as const;

/** The rights of a person besides consent: objection, restriction, erasure; and holds. For owner and manager. */
export function RightsTab({
  customerId,
  onErased,
}: {
  readonly customerId: string;
  readonly onErased: () => void;
}) {
  const t = useTexts(customerScreenTexts);
  const { data, error, refetch } = useConsents(customerId);
  const [isErasing, setErasing] = useState(false);
  if (data === undefined)
    return error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />;
  const { facts } = data;
  const base = `/api/customers/${customerId}`;
  return (
    <Stack gap="xl">
      <Section title={t('rights.objections')} lead={t('rights.objectionsLead')}>
        <ul className={classes.rows}>
          {purposes.map((purpose) => (
            <Switchable
              key={purpose}
              title={t(`purpose.${purpose}`)}
              stands={facts.objections.includes(purpose)}
              setLabel={t('rights.raise')}
              send={(stands) =>
                api.post(`${base}/objections`, { purpose, about: stands ? 'raised' : 'lifted' })
              }
            />
          ))}
        </ul>
      </Section>
      <Section title={t('rights.restrictions')} lead={t('rights.restrictionsLead')}>
        <Grounds
          path={`${base}/restrictions`}
          grounds={restrictions}
          standing={facts.restrictions}
          endsAt={`/requests/restricted/${customerId}`}
        />
      </Section>
      <Section title={t('rights.rectified')} lead={t('rights.rectifiedLead')}>
        <GoLink to={`/requests/rectified/${customerId}`}>{t('rights.rectifiedShow')}</GoLink>
      </Section>
      <Section title={t('rights.holds')} lead={t('rights.holdsLead')}>
        <Grounds path={`${base}/holds`} grounds={holds} standing={facts.holds} />
      </Section>
      <Section title={t('rights.erase')} lead={t('rights.eraseLead')}>
        <div>
          <Button color="red" variant="outline" onClick={() => setErasing(true)}>
            {t('rights.erase')}
          </Button>
        </div>
        <EraseDialog
          customerId={customerId}
          opened={isErasing}
          onClose={() => setErasing(false)}
          onErased={onErased}
        />
      </Section>
    </Stack>
  );
}

type Ground = (typeof restrictions)[number] | (typeof holds)[number];

function Grounds({
  path,
  grounds,
  standing,
  endsAt,
}: {
  readonly path: string;
  readonly grounds: readonly Ground[];
  readonly standing: ConsentsReply['facts']['holds'];
  /** Where it is lifted, if not here. */
  readonly endsAt?: string;
}) {
  const t = useTexts(customerScreenTexts);
  return (
    <ul className={classes.rows}>
      {grounds.map((ground) => (
        <Switchable
          key={ground}
          title={t(`ground.${ground}`)}
          stands={standing.includes(ground)}
          setLabel={t('rights.set')}
          {...(endsAt !== undefined && { endsAt })}
          send={(stands) => api.post(path, { ground, about: stands ? 'set' : 'lifted' })}
        />
      ))}
    </ul>
  );
}

interface SwitchableProps {
  readonly title: string;
  readonly stands: boolean;
  readonly setLabel: string;
  /** Where it is lifted, if not by this button: the person has to be told first (Art. 18 (3)). */
  readonly endsAt?: string;
  readonly send: (stands: boolean) => Promise<unknown>;
}

/** A fact that stands or does not, and the button that changes it. */
function Switchable({ title, stands, setLabel, send, endsAt }: SwitchableProps) {
  const t = useTexts(customerScreenTexts);
  const toast = useToast();
  const change = useSend(send, { refreshes: customerPaths, onDone: () => toast.good(t('rights.changed')) });
  const label = stands ? t('rights.lift') : setLabel;
  return (
    <li className={classes.row}>
      <div className={classes.head}>
        <div>
          <div>{title}</div>
          {stands && <StateBadge tone="attention">{t('rights.standing')}</StateBadge>}
        </div>
        {stands && endsAt !== undefined ? (
          <GoLink to={endsAt}>{t('rights.liftAfterNotice')}</GoLink>
        ) : (
          <Button
            size="xs"
            variant="default"
            loading={change.isPending}
            aria-label={`${label}: ${title}`}
            onClick={() => change.mutate(!stands, { onError: toast.bad })}
          >
            {label}
          </Button>
        )}
      </div>
    </li>
  );
}
