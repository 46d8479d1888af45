import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import {
  api,
  ErrorNotice,
  Page,
  Section,
  saveFile,
  TextAreaField,
  useForm,
  useGet,
  useSend,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { Board, NewKit } from '../schemas.ts';
import classes from './backups.module.css';
import { KitProof } from './kit-proof.tsx';
import { backupTexts } from './texts.ts';

/** Makes a recovery kit, has it printed and proved, and tests the one in use. */
export function KitPage() {
  const t = useTexts(backupTexts);
  const { data } = useGet<Board>('/api/backups');
  const [kit, setKit] = useState<NewKit | null>(null);
  const [isProving, setProving] = useState(false);
  const [mark, setMark] = useState<string | null>(null);
  const make = useSend(async () => setKit(await api.post<NewKit>('/api/backups/kit/new')));
  if (data === undefined) return <Page title={t('kitPage.title')} lead={t('kitPage.lead')} width="text" />;
  const isReplacing = data.kit !== null && mark === null;
  return (
    <Page
      title={t('kitPage.title')}
      lead={t('kitPage.lead')}
      width="text"
      crumbs={[{ to: '/backups', label: t('title') }]}
    >
      <p className={classes.warning}>{t('kitPage.warning')}</p>
      {mark !== null && <output>{t('kitPage.done', { mark })}</output>}
      {kit === null && isReplacing && (
        <Section title={t('kitPage.test')} lead={t('kitPage.testLead')}>
          <TestForm />
        </Section>
      )}
      {kit === null && mark === null && (
        <Section
          title={t(isReplacing ? 'kitNew' : 'kitMake')}
          {...(isReplacing && { lead: t('kitPage.replaces') })}
        >
          <ErrorNotice error={make.error} />
          <Button loading={make.isPending} onClick={() => make.mutate(undefined)}>
            {t('kitPage.make')}
          </Button>
        </Section>
      )}
      {kit !== null && !isProving && <Words kit={kit} onNext={() => setProving(true)} />}
      {kit !== null && isProving && (
        <KitProof
          kit={kit}
          onBack={() => setProving(false)}
          onDone={(fingerprint) => {
            setKit(null);
            setMark(fingerprint);
          }}
        />
      )}
    </Page>
  );
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

function TestForm() {
  const t = useTexts(backupTexts);
  const toast = useToast();
  const form = useForm<{ readonly words: string }, { readonly fingerprint: string }>({
    initial: { words: '' },
    check: ({ words }) => (words.trim() === '' ? { words: t('required') } : {}),
    send: (values) => api.post('/api/backups/kit/test', values),
    refreshes: ['/api/backups'],
    onDone({ fingerprint: mark }) {
      form.reset({ words: '' });
      toast.good(t('kitPage.right', { mark }));
    },
  });
  return (
    <form {...form.form} autoComplete="off">
      <TextAreaField {...form.field('words')} label={t('kitPage.all')} rows={3} />
      <ErrorNotice error={form.error} />
      <Button type="submit" mt="md" variant="default" loading={form.isSending}>
        {t('kitPage.testGo')}
      </Button>
    </form>
  );
}
