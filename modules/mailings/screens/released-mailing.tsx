import { Button, Group } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import {
  api,
  type Fact,
  Facts,
  Section,
  useGet,
  usePrint,
  useSend,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { Letters, Mailing } from '../schemas.ts';
import { mailingTexts } from '../texts.ts';
import classes from './letter.module.css';

/** A released mailing: how far it has got, and the letters to print. */
export function ReleasedMailing({ mailing }: { readonly mailing: Mailing }) {
  const t = useTexts(mailingTexts);
  const facts: readonly Fact[] = [
    { id: 'channel', title: t('field.channel'), value: t(`channel.${mailing.channel}`) },
    { id: 'subject', title: t('field.subject'), value: mailing.subject },
    { id: 'topics', title: t('field.topics'), value: mailing.topics.join(', ') },
    { id: 'pieces', title: t('field.pieces'), value: progressOf(mailing, t) },
  ];
  return (
    <>
      <Facts facts={facts} />
      <Section title={t('field.body')}>
        <p className={classes.body}>{mailing.body}</p>
      </Section>
      {mailing.channel === 'letter' && mailing.waiting > 0 && <PrintLetters mailing={mailing} />}
      {mailing.channel === 'letter' && mailing.waiting === 0 && <p>{t('lettersNone')}</p>}
      {mailing.channel === 'email' && mailing.waiting > 0 && <p>{t('mailOff')}</p>}
    </>
  );
}

function progressOf(mailing: Mailing, t: ReturnType<typeof useTexts<typeof mailingTexts>>): string {
  const parts = [t('released', { count: mailing.pieces })];
  if (mailing.waiting > 0) parts.push(t('waiting', { count: mailing.waiting }));
  if (mailing.failed > 0) parts.push(t('failed', { count: mailing.failed }));
  if (mailing.unreachable > 0) parts.push(t('unreachable', { count: mailing.unreachable }));
  return parts.join(' · ');
}

function PrintLetters({ mailing }: { readonly mailing: Mailing }) {
  const t = useTexts(mailingTexts);
  const toast = useToast();
  const [wanted, setWanted] = useState(false);
  // Opened only when somebody prints: a look at the mailing is no access to its letters.
  const { data } = useGet<Letters>(`/api/mailings/${mailing.id}/letters`, { enabled: wanted });
  const { print, sheet } = usePrint('a4', <LetterSheets letters={data?.letters ?? []} />);
  useEffect(() => {
    if (!wanted || data === undefined) return;
    setWanted(false);
    print();
  }, [wanted, data, print]);
  const printed = useSend(() => api.post<{ count: number }>(`/api/mailings/${mailing.id}/printed`), {
    refreshes: ['/api/mailings'],
    onDone: ({ count }) => toast.good(t('printedDone', { count })),
  });
  return (
    <Group mt="lg">
      <Button leftSection={<IconPrinter size={16} />} onClick={() => setWanted(true)}>
        {t('letters')}
      </Button>
      <Button
        variant="default"
        loading={printed.isPending}
        onClick={() => printed.mutate(undefined, { onError: toast.bad })}
      >
        {t('printed')}
      </Button>
      {sheet}
    </Group>
  );
}

function LetterSheets({ letters }: Letters) {
  return (
    <>
      {letters.map((letter) => (
        <article key={letter.id} className={classes.letter}>
          <address className={classes.address}>
            {letter.address.map((line) => (
              <div key={line}>{line}</div>
            ))}
          </address>
          <h2 className={classes.subject}>{letter.subject}</h2>
          <p className={classes.body}>{letter.text}</p>
        </article>
      ))}
    </>
  );
}
