import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatInstant } from '../../../platform/i18n/format.ts';
import { ErrorNotice, StateBadge, useLanguage, useSay, useTexts } from '../../../platform/ui/index.ts';
import type { ConsentsReply } from '../replies.ts';
import classes from './consent-rows.module.css';
import { customerScreenTexts } from './texts.ts';
import { useChannelName } from './use-channel-name.ts';
import { useRecordConsent, useWho } from './use-consents.ts';

type ConsentRow = ConsentsReply['kinds'][number];

/** What a list of consents shows. */
export interface ConsentRowsProps {
  readonly customerId: string;
  readonly kinds: readonly ConsentRow[];
  /** The withdrawal ended the customer file. */
  readonly onErased?: () => void;
  /** Without buttons, for whoever may only look. */
  readonly readOnly?: true;
}

/** Each consent with its state, its wording, and one button: given, or withdrawn. */
export function ConsentRows({ customerId, kinds, onErased, readOnly }: ConsentRowsProps) {
  const record = useRecordConsent(customerId, onErased);
  return (
    <div>
      <ErrorNotice error={record.error} />
      <ul className={classes.rows}>
        {kinds.map((row) => (
          <Row
            key={row.consent}
            row={row}
            isBusy={record.isPending}
            {...(readOnly === undefined && {
              onRecord: (event: 'given' | 'withdrawn') =>
                record.mutate({
                  consent: row.consent,
                  event,
                  ...(event === 'given' && { wordingVersion: row.wording.version }),
                }),
            })}
          />
        ))}
      </ul>
    </div>
  );
}

interface RowProps {
  readonly row: ConsentRow;
  readonly isBusy: boolean;
  readonly onRecord?: (event: 'given' | 'withdrawn') => void;
}

function Row({ row, isBusy, onRecord }: RowProps) {
  const t = useTexts(customerScreenTexts);
  const say = useSay();
  const [isAsking, setAsking] = useState(false);
  const isGiven = row.state === 'given';
  const title = say(row.title);
  const withdraw = () => {
    if (row.onWithdrawal === 'none' || row.onWithdrawal === 'no-messages') onRecord?.('withdrawn');
    else setAsking(true);
  };
  return (
    <li className={classes.row}>
      <div className={classes.head}>
        <div>
          <div className={classes.title}>{title}</div>
          <ConsentState row={row} />
        </div>
        {onRecord && !isAsking && (
          <Button
            size="xs"
            variant="default"
            disabled={isBusy}
            aria-label={t('consent.named', { what: t(isGiven ? 'consent.withdraw' : 'consent.give'), title })}
            onClick={isGiven ? withdraw : () => onRecord('given')}
          >
            {t(isGiven ? 'consent.withdraw' : 'consent.give')}
          </Button>
        )}
      </div>
      {onRecord && isAsking && (
        <Consequence
          row={row}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            onRecord('withdrawn');
          }}
        />
      )}
      <details className={classes.wording}>
        <summary>{t('consent.wording', { version: row.wording.version })}</summary>
        <p>{say(row.wording.text)}</p>
        <p>{say(row.withdrawal)}</p>
        {onRecord && isGiven && row.wordingVersion !== row.wording.version && (
          <div className={classes.renew}>
            <p>{t('consent.renewHint')}</p>
            <Button size="xs" variant="default" disabled={isBusy} onClick={() => onRecord('given')}>
              {t('consent.renew')}
            </Button>
          </div>
        )}
      </details>
    </li>
  );
}

/** Whether it stands, since when, and who recorded it. */
function ConsentState({ row }: { readonly row: ConsentRow }) {
  const t = useTexts(customerScreenTexts);
  const { language } = useLanguage();
  const who = useWho();
  const channelName = useChannelName();
  if (row.state === 'never' || row.since === null) return <StateBadge>{t('consent.never')}</StateBadge>;
  const day = formatInstant(row.since, 'day', language);
  return (
    <>
      <StateBadge tone={row.state === 'given' ? 'good' : 'neutral'}>
        {t(`consent.${row.state}`, { day })}
      </StateBadge>
      <div className={classes.by}>
        {t('consent.by', {
          channel: channelName(row.channel ?? ''),
          version: row.wordingVersion === 'import' ? t('consent.versionImport') : (row.wordingVersion ?? ''),
          who: who(row.recordedBy ?? ''),
        })}
      </div>
    </>
  );
}

/** What ends with the withdrawal, before it is recorded. */
function Consequence({
  row,
  onCancel,
  onConfirm,
}: {
  readonly row: ConsentRow;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}) {
  const t = useTexts(customerScreenTexts);
  return (
    <div className={classes.ask} role="alertdialog" aria-label={t('consequence.title')}>
      <p>{t(`consequence.${row.onWithdrawal}`)}</p>
      <div className={classes.buttons}>
        <Button size="xs" variant="default" onClick={onCancel} autoFocus>
          {t('customer.cancel')}
        </Button>
        <Button size="xs" color="red" onClick={onConfirm}>
          {t('consent.withdraw')}
        </Button>
      </div>
    </div>
  );
}
