import { Button, Group, Stack } from '@mantine/core';
import {
  api,
  DateText,
  ErrorNotice,
  ErrorState,
  Section,
  StateBadge,
  TextAreaField,
  useForm,
  useGet,
  useSay,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { WordingsReply } from '../replies.ts';
import classes from './consent-rows.module.css';
import { customerScreenTexts } from './texts.ts';

type Kind = WordingsReply['kinds'][number];

/** The wordings of all consents: the owner adapts them here, and every version stays readable. */
export function WordingSettings() {
  const t = useTexts(customerScreenTexts);
  const say = useSay();
  const { data, error, refetch } = useGet<WordingsReply>('/api/consent-wordings');
  if (data === undefined)
    return error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Stack gap="xl">
      <p className={classes.by}>{t('wording.lead')}</p>
      {data.kinds.map((kind) => (
        <Section key={kind.consent} title={say(kind.title)}>
          <WordingForm key={kind.versions[0]?.version} kind={kind} />
          <Versions kind={kind} />
        </Section>
      ))}
    </Stack>
  );
}

function WordingForm({ kind }: { readonly kind: Kind }) {
  const t = useTexts(customerScreenTexts);
  const say = useSay();
  const toast = useToast();
  const form = useForm({
    initial: { de: kind.versions[0]?.text.de ?? '', en: kind.versions[0]?.text.en ?? '' },
    send: (values) => api.put<{ version: string }>(`/api/consent-wordings/${kind.consent}`, values),
    refreshes: ['/api/consent-wordings', '/api/customers'],
    warnsBeforeLeaving: true,
    onDone: ({ version }) => toast.good(t('wording.saved', { version })),
  });
  return (
    <form {...form.form}>
      <Stack gap="sm">
        <TextAreaField {...form.field('de')} label={t('wording.de')} rows={5} />
        <TextAreaField {...form.field('en')} label={t('wording.en')} rows={5} />
        <div>
          <div className={classes.by}>{t('wording.withdrawal')}</div>
          <div>{say(kind.withdrawal)}</div>
        </div>
        <ErrorNotice error={form.error} />
        <Group>
          <Button type="submit" loading={form.isSending} disabled={!form.isChanged}>
            {t('wording.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Versions({ kind }: { readonly kind: Kind }) {
  const t = useTexts(customerScreenTexts);
  return (
    <details className={classes.wording}>
      <summary>{t('wording.versions')}</summary>
      <ul className={classes.rows}>
        {kind.versions.map(({ version, text, at }, position) => (
          <li key={version} className={classes.row}>
            <div className={classes.title}>
              {t('wording.version', { version })}{' '}
              {position === 0 && <StateBadge tone="good">{t('wording.inForce')}</StateBadge>}
            </div>
            <div className={classes.by}>
              {at === null ? t('wording.declared') : <DateText at={at} style="minute" />}
            </div>
            <p lang="de">{text.de}</p>
            <p lang="en">{text.en}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
