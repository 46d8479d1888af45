import { Button, Stack } from '@mantine/core';
import { IconCheck, IconFileCheck, IconX } from '@tabler/icons-react';
import { formatInstant } from '../../../platform/i18n/format.ts';
import {
  api,
  DateText,
  ErrorState,
  RelativeDue,
  Section,
  saveFile,
  Timeline,
  useLanguage,
  useMay,
  useSay,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import { HandoutLinks } from '../../papers/screens/index.ts';
import type { ConsentsReply } from '../replies.ts';
import classes from './consent-rows.module.css';
import { ConsentRows } from './consent-rows.tsx';
import { PaperForm } from './paper-form.tsx';
import { RecordForm } from './record-form.tsx';
import { customerScreenTexts } from './texts.ts';
import { useChannelName } from './use-channel-name.ts';
import { useConsents, useWho } from './use-consents.ts';

/** A person's consents. */
export interface ConsentsTabProps {
  readonly customerId: string;
  readonly onErased?: () => void;
  /** For the data protection officer: to look at only. */
  readonly readOnly?: true;
}

/** State, wording, papers and history of a person's consents, and how to record one (pledges consent.kinds, consent.evidence). */
export function ConsentsTab({ customerId, onErased, readOnly }: ConsentsTabProps) {
  const t = useTexts(customerScreenTexts);
  const { data, error, refetch } = useConsents(customerId);
  if (data === undefined)
    return error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Stack gap="xl">
      <div>
        <p className={classes.by}>{t('consent.lead')}</p>
        <ConsentRows
          customerId={customerId}
          kinds={data.kinds}
          {...(onErased && { onErased })}
          {...(readOnly && { readOnly })}
        />
      </div>
      {readOnly === undefined && (
        <>
          <details>
            <summary>{t('consent.more')}</summary>
            <RecordForm customerId={customerId} consents={data} {...(onErased && { onErased })} />
          </details>
          <details>
            <summary>{t('consent.paper')}</summary>
            <PaperForm customerId={customerId} consents={data} />
          </details>
          <details>
            <summary>{t('consent.handouts')}</summary>
            <HandoutLinks />
          </details>
        </>
      )}
      <Papers customerId={customerId} consents={data} />
      <Section title={t('consent.history')}>
        <History consents={data} />
      </Section>
    </Stack>
  );
}

function Papers({ customerId, consents }: { readonly customerId: string; readonly consents: ConsentsReply }) {
  const t = useTexts(customerScreenTexts);
  const toast = useToast();
  const say = useSay();
  const { language } = useLanguage();
  const mayOpen = useMay(['owner', 'manager']);
  if (consents.papers.length === 0) return null;
  const titleOf = (id: string) => {
    const kind = consents.kinds.find((each) => each.consent === id);
    return kind === undefined ? id : say(kind.title);
  };
  const open = (record: string) =>
    api.download(`/api/customers/${customerId}/papers/${record}`).then(saveFile, toast.bad);
  return (
    <Section title={t('consent.papers')}>
      <ul className={classes.rows}>
        {consents.papers.map((paper) => (
          <li key={paper.id} className={classes.row}>
            <div className={classes.head}>
              <div>
                <DateText at={paper.signed} /> · {paper.consents.map(titleOf).join(', ')}
                {paper.dueAt !== null && (
                  <div className={classes.by}>
                    <RelativeDue at={paper.dueAt} />
                  </div>
                )}
              </div>
              {mayOpen && (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={t('consent.openPaper', { day: formatInstant(paper.signed, 'day', language) })}
                  onClick={() => void open(paper.id)}
                >
                  {t('consent.look')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function History({ consents }: { readonly consents: ConsentsReply }) {
  const t = useTexts(customerScreenTexts);
  const say = useSay();
  const { language } = useLanguage();
  const who = useWho();
  const channelName = useChannelName();
  if (consents.history.length === 0) return <p className={classes.by}>{t('consent.historyNone')}</p>;
  const entries = consents.history.map((record) => {
    const kind = consents.kinds.find((each) => each.consent === record.consent);
    const title = kind === undefined ? record.consent : say(kind.title);
    const isGiven = record.event === 'given';
    const version = record.wordingVersion === 'import' ? t('consent.versionImport') : record.wordingVersion;
    const { entry, recordedAt, at } = record;
    const detail = [
      t('consent.hDetail', {
        channel: channelName(record.channel),
        version,
        who: who(record.recordedBy),
        entry,
      }),
      ...(record.paper ? [t('consent.hPaper')] : []),
      ...(recordedAt - at > 60_000
        ? [t('consent.hLater', { day: formatInstant(recordedAt, 'minute', language) })]
        : []),
    ];
    return {
      id: String(entry),
      at,
      title: t(isGiven ? 'consent.hGiven' : 'consent.hWithdrawn', { title }),
      detail: detail.join(' · '),
      icon: isGiven ? (record.paper ? IconFileCheck : IconCheck) : IconX,
      tone: isGiven ? ('good' as const) : ('neutral' as const),
    };
  });
  return <Timeline label={t('consent.history')} entries={entries} />;
}
