import { Button, Stack } from '@mantine/core';
import {
  api,
  ErrorNotice,
  TextField,
  useForm,
  useMay,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import { paperScreenTexts } from './texts.ts';

/** Puts the present text of a paper in force, with the reason. */
export function PublishForm({
  paper,
  hash,
  isComplete,
}: {
  readonly paper: string;
  /** Names the text that was shown. */
  readonly hash: string;
  readonly isComplete: boolean;
}) {
  const t = useTexts(paperScreenTexts);
  const toast = useToast();
  const isOwner = useMay(['owner']);
  const form = useForm({
    initial: { reason: '' },
    refreshes: ['/api/papers', '/api/ledger', '/api/pledges'],
    send: (values) => api.post(`/api/papers/${paper}/versions`, { ...values, seen: hash }),
    onDone: () => toast.good(t('published')),
  });
  if (!isOwner) return <p>{t('ownerOnly')}</p>;
  return (
    <form {...form.form}>
      <Stack mt="md" align="flex-start">
        <TextField {...form.field('reason')} label={t('reason')} hint={t('reasonHint')} maxLength={500} />
        <ErrorNotice error={form.error} />
        <Button type="submit" loading={form.isSending} disabled={!isComplete}>
          {t('publish')}
        </Button>
      </Stack>
    </form>
  );
}
