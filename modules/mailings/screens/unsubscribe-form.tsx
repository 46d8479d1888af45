import { Button } from '@mantine/core';
import {
  api,
  Columns,
  ErrorNotice,
  SelectField,
  TextField,
  useForm,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import { mailingTexts } from '../texts.ts';

const channels = ['letter', 'e-mail', 'phone', 'counter'] as const;
const empty = { code: '', channel: 'letter' as string | null };

/** Somebody names the code of a letter: the consent is withdrawn. */
export function UnsubscribeForm() {
  const t = useTexts(mailingTexts);
  const toast = useToast();
  const form = useForm({
    initial: empty,
    send: (values) => api.post('/api/mailings/unsubscriptions', values),
    refreshes: ['/api/mailings', '/api/customers'],
    onDone: () => {
      toast.good(t('unsubscribe.done'));
      form.reset(empty);
    },
  });
  return (
    <form {...form.form}>
      <Columns width="sm">
        <TextField
          {...form.field('code')}
          label={t('unsubscribe.code')}
          placeholder="ABCD-EFGH-JKMN"
          maxLength={40}
        />
        <SelectField
          {...form.field('channel')}
          label={t('unsubscribe.how')}
          choices={channels.map((value) => ({ value, label: t(`via.${value}`) }))}
        />
      </Columns>
      <ErrorNotice error={form.error} />
      <Button
        type="submit"
        variant="default"
        mt="md"
        loading={form.isSending}
        disabled={form.values.code.trim().length < 8}
      >
        {t('unsubscribe.do')}
      </Button>
    </form>
  );
}
