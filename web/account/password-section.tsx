import { Button, Stack } from '@mantine/core';
import { api, ErrorNotice, PasswordField, Section, useForm, useTexts, useToast } from '../../platform/ui/index.ts';
import { NewPasswordField } from '../password/password-meter.tsx';
import { passwordStrength } from '../password/password-strength.ts';
import { accountTexts } from './texts.ts';

/** Changing one's password. */
export function PasswordSection({ personal }: { personal: readonly string[] }) {
  const t = useTexts(accountTexts);
  const toast = useToast();
  const empty = { current: '', next: '', again: '' };
  const form = useForm({
    initial: empty,
    check: ({ current, next, again }) => ({
      current: current === '' ? t('password.required') : undefined,
      next: passwordStrength(next, personal).score < 2 ? t('password.weak') : undefined,
      again: again !== next ? t('password.differs') : undefined,
    }),
    send: ({ current, next }) => api.post('/api/account/password', { current, next }),
    refreshes: ['/api/session'],
    onDone: () => {
      form.reset(empty);
      toast.good(t('password.saved'));
    },
  });
  return (
    <Section title={t('password.title')}>
      <form {...form.form}>
        <Stack gap="md" maw="26rem">
          <ErrorNotice error={form.error} />
          <PasswordField {...form.field('current')} label={t('password.current')} autoComplete="current-password" />
          <NewPasswordField {...form.field('next')} label={t('password.next')} personal={personal} />
          <PasswordField {...form.field('again')} label={t('password.again')} autoComplete="new-password" />
          <div>
            <Button type="submit" loading={form.isSending}>
              {t('password.save')}
            </Button>
          </div>
        </Stack>
      </form>
    </Section>
  );
}
