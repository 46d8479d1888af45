import { Button, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import {
  api,
  DateText,
  ErrorNotice,
  ErrorState,
  Section,
  SelectField,
  StateBadge,
  TextAreaField,
  useForm,
  useGet,
  useToast,
} from '../../../platform/ui/index.ts';
import { PaperReader } from './paper-reader.tsx';
import classes from './portal.module.css';
import type { OwnRequests, Papers } from './replies.ts';
import { usePortalTexts } from './use-portal-texts.ts';

const rights = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'portability',
  'objection',
  'marketing-objection',
  'withdrawal',
  'human-review',
] as const;

/** Own privacy: rights somebody makes use of, what became of them, and the papers in force. */
export function PrivacyPart() {
  const t = usePortalTexts();
  return (
    <>
      <div className={classes.line}>
        <Title order={1}>{t('privacy.title')}</Title>
      </div>
      <Requests />
      <AskForRight />
      <PapersInForce />
    </>
  );
}

function Requests() {
  const t = usePortalTexts();
  const { data, error, refetch } = useGet<OwnRequests>('/api/portal/rights');
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined || data.requests.length === 0) return null;
  return (
    <Section title={t('privacy.open')} lead={t('privacy.openLead')}>
      {data.requests.map(({ number, right, receivedAt, lastDay, state }) => (
        <article key={number} className={classes.message}>
          <div className={classes.who}>
            <span>{t(`privacy.rights.${right}`)}</span>
            <StateBadge tone={state === 'decided' ? 'good' : 'active'}>
              {t(`privacy.state.${state}`)}
            </StateBadge>
          </div>
          <p className={classes.quiet}>
            {t('privacy.number', { number })} · {t('privacy.received')} <DateText at={receivedAt} /> ·{' '}
            {t('privacy.until')} <DateText at={Date.parse(`${lastDay}T12:00:00Z`)} />
          </p>
        </article>
      ))}
    </Section>
  );
}

function AskForRight() {
  const t = usePortalTexts();
  const toast = useToast();
  const form = useForm({
    initial: { right: null as string | null, text: '' },
    check: ({ right }) => ({ right: right === null ? t('privacy.choose') : undefined }),
    send: (values) => api.post('/api/portal/rights', values),
    refreshes: ['/api/portal/rights'],
    onDone() {
      toast.good(t('privacy.sent'));
      form.reset({ right: null, text: '' });
    },
  });
  return (
    <Section title={t('privacy.ask')} lead={t('privacy.askLead')}>
      <form {...form.form}>
        <Stack maw="36rem">
          <SelectField
            {...form.field('right')}
            label={t('privacy.which')}
            choices={rights.map((value) => ({ value, label: t(`privacy.rights.${value}`) }))}
          />
          <TextAreaField
            {...form.field('text')}
            label={t('privacy.text')}
            hint={t('privacy.textHint')}
            need="optional"
          />
          <ErrorNotice error={form.error} />
          <Button type="submit" loading={form.isSending}>
            {t('privacy.send')}
          </Button>
        </Stack>
      </form>
    </Section>
  );
}

function PapersInForce() {
  const t = usePortalTexts();
  const [shown, setShown] = useState<string | null>(null);
  const { data } = useGet<Papers>('/api/portal/papers');
  if (data === undefined || data.papers.length === 0) return null;
  return (
    <Section title={t('privacy.papers')} lead={t('privacy.papersLead')}>
      <ul className={classes.files}>
        {data.papers.map(({ id, title }) => (
          <li key={id}>
            <Button
              variant="default"
              aria-expanded={id === shown}
              onClick={() => setShown(id === shown ? null : id)}
            >
              {title}
            </Button>
          </li>
        ))}
      </ul>
      {shown !== null && <PaperReader id={shown} />}
    </Section>
  );
}
