import { Button, Group, Stack } from '@mantine/core';
import {
  api,
  ErrorNotice,
  RadioField,
  TextField,
  useForm,
  useGet,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { NoticeWish } from '../service/agent-notices.ts';
import classes from './helpdesk.module.css';
import { screenTexts } from './texts.ts';

/** Of what somebody is told by mail: their own choice, and off unless they made one. */
export function WishSettings() {
  const { data } = useGet<NoticeWish>('/api/helpdesk/my-notices');
  return data === undefined ? null : <WishForm key={data.about} wish={data} />;
}

const abouts = ['off', 'mine', 'all'] as const;

function WishForm({ wish }: { readonly wish: NoticeWish }) {
  const t = useTexts(screenTexts);
  const toast = useToast();
  const form = useForm({
    initial: { about: wish.about as string, email: wish.about === 'off' ? '' : wish.email },
    send: ({ about, email }) =>
      api.put('/api/helpdesk/my-notices', about === 'off' ? { about } : { about, email }),
    refreshes: ['/api/helpdesk/my-notices'],
    onDone: () => toast.good(t('settings.saved')),
  });
  return (
    <form {...form.form}>
      <Stack gap="md">
        <p className={classes.quiet}>{t('wish.lead')}</p>
        <RadioField
          {...form.field('about')}
          label={t('wish.about')}
          choices={abouts.map((value) => ({ value, label: t(`wish.${value}`) }))}
        />
        {form.values.about !== 'off' && (
          <TextField
            {...form.field('email')}
            label={t('wish.email')}
            hint={t('wish.emailHint')}
            type="email"
          />
        )}
        <ErrorNotice error={form.error} />
        <Group>
          <Button type="submit" loading={form.isSending} disabled={!form.isChanged}>
            {t('settings.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
