import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  api,
  ErrorNotice,
  Page,
  Section,
  TextAreaField,
  useForm,
  useGet,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { Board } from '../schemas.ts';
import classes from './backups.module.css';
import { KitMaker } from './kit-maker.tsx';
import { backupTexts } from './texts.ts';

/** Makes a recovery kit, has it printed and proved, and tests the one in use. */
export function KitPage() {
  const t = useTexts(backupTexts);
  const { data } = useGet<Board>('/api/backups');
  const [mark, setMark] = useState<string | null>(null);
  const [isMaking, setMaking] = useState(false);
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
      {isReplacing && !isMaking && (
        <Section title={t('kitPage.test')} lead={t('kitPage.testLead')}>
          <TestForm />
        </Section>
      )}
      {mark === null && (
        <KitMaker
          title={t(isReplacing ? 'kitNew' : 'kitMake')}
          {...(isReplacing && { lead: t('kitPage.replaces') })}
          onMade={() => setMaking(true)}
          onDone={setMark}
        />
      )}
    </Page>
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
