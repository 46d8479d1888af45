import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatInstant } from '../../../platform/i18n/index.ts';
import { api, DsgvoLabel, useLanguage, useSend, useTexts, useToast } from '../../../platform/ui/index.ts';
import type { CardReply } from '../../customers/index.ts';
import classes from './counter.module.css';
import { counterScreenTexts } from './texts.ts';

type Standing = CardReply['consents'][number];

/** The DSGVO label beside the number: a click shows what and when, one more click records or withdraws (pledge consent.visible). */
export function ConsentLabel({
  id,
  card,
  onGone,
}: {
  readonly id: string;
  readonly card: CardReply;
  readonly onGone: () => void;
}) {
  const t = useTexts(counterScreenTexts);
  const toast = useToast();
  const { language } = useLanguage();
  const [opened, setOpened] = useState(false);
  const record = useSend(
    ({ consent, event }: { consent: string; event: 'given' | 'withdrawn' }) =>
      api.post<{ file: 'kept' | 'erased' }>(`/api/customers/${id}/consents/${consent}`, {
        event,
        channel: 'counter',
      }),
    { refreshes: ['/api/customers', '/api/orders'] },
  );
  const tell = (standing: Standing, event: 'given' | 'withdrawn') =>
    record.mutate(
      { consent: standing.consent, event },
      {
        onError: toast.bad,
        onSuccess: ({ file }) => {
          const said = t(event === 'given' ? 'consents.recorded' : 'consents.ended', {
            consent: standing.title[language],
          });
          toast.good(file === 'erased' ? `${said} ${t('consents.gone')}` : said);
          if (file === 'erased') onGone();
        },
      },
    );
  return (
    <DsgvoLabel state={card.label.state} opened={opened} onChange={setOpened}>
      <ul className={classes.consents}>
        {card.consents.map((standing) => (
          <li key={standing.consent} className={classes.consent}>
            <div>
              <strong>{standing.title[language]}</strong>
              <div className={classes.since}>{since(standing, t, language)}</div>
            </div>
            {standing.state === 'given' ? (
              <Button
                size="compact-sm"
                variant="default"
                disabled={record.isPending}
                onClick={() => tell(standing, 'withdrawn')}
              >
                {t('consents.withdraw')}
              </Button>
            ) : (
              <Button size="compact-sm" disabled={record.isPending} onClick={() => tell(standing, 'given')}>
                {t('consents.give')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </DsgvoLabel>
  );
}

const channels = ['counter', 'paper', 'phone', 'letter', 'e-mail', 'online', 'import'] as const;

function since(
  standing: Standing,
  t: ReturnType<typeof useTexts<typeof counterScreenTexts>>,
  language: 'de' | 'en',
): string {
  if (standing.state === 'never' || standing.since === null) return t('consents.never');
  const at = formatInstant(standing.since, 'day', language);
  const channel = channels.find((each) => each === standing.channel) ?? 'counter';
  return standing.state === 'given'
    ? t('consents.given', { at, channel: t(`channel.${channel}`) })
    : t('consents.withdrawn', { at });
}
