import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { api, ErrorNotice, Section, saveFile, useSend, useTexts } from '../../../platform/ui/index.ts';
import type { NewKit } from '../schemas.ts';
import classes from './backups.module.css';
import { KitProof } from './kit-proof.tsx';
import { backupTexts } from './texts.ts';

/** Makes a recovery kit: words, the page to print, and the proof that puts it into use. On its page and in the first run. */
export function KitMaker({
  title,
  lead,
  onMade = () => {},
  onDone,
}: {
  readonly title: string;
  readonly lead?: string;
  /** The words are on the screen. */
  readonly onMade?: () => void;
  /** The kit is in use; with its fingerprint. */
  readonly onDone: (fingerprint: string) => void;
}) {
  const t = useTexts(backupTexts);
  const [kit, setKit] = useState<NewKit | null>(null);
  const [isProving, setProving] = useState(false);
  const make = useSend(async () => {
    setKit(await api.post<NewKit>('/api/backups/kit/new'));
    onMade();
  });
  if (kit === null)
    return (
      <Section title={title} {...(lead !== undefined && { lead })}>
        <ErrorNotice error={make.error} />
        <Button loading={make.isPending} onClick={() => make.mutate(undefined)}>
          {t('kitPage.make')}
        </Button>
      </Section>
    );
  if (!isProving) return <Words kit={kit} onNext={() => setProving(true)} />;
  return <KitProof kit={kit} onBack={() => setProving(false)} onDone={onDone} />;
}

function Words({ kit, onNext }: { readonly kit: NewKit; readonly onNext: () => void }) {
  const t = useTexts(backupTexts);
  const print = useSend(async () =>
    saveFile(await api.downloadBy('/api/backups/kit/paper', { words: kit.words.join(' ') })),
  );
  return (
    <Section title={t('kitPage.words')} lead={t('kitPage.wordsLead')}>
      <ol className={classes.words} translate="no">
        {kit.words.map((word, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a word may stand twice, and its place is what it is
          <li key={`${index} ${word}`}>{word}</li>
        ))}
      </ol>
      <ErrorNotice error={print.error} />
      <Group>
        <Button loading={print.isPending} onClick={() => print.mutate(undefined)}>
          {t('kitPage.print')}
        </Button>
        <Button variant="default" onClick={onNext}>
          {t('kitPage.next')}
        </Button>
      </Group>
    </Section>
  );
}
