import { Button, Stack, Title } from '@mantine/core';
import { api, ErrorNotice, PasswordField, useForm } from '../../../platform/ui/index.ts';
import classes from './portal.module.css';
import { usePortalTexts } from './use-portal-texts.ts';

/** Choosing the first password, or another instead of a forgotten one, by a link. */
export function ChoosePassword({
  link,
  onDone,
}: {
  readonly link: { readonly tenant: string; readonly secret: string };
  readonly onDone: () => void;
}) {
  const t = usePortalTexts();
  const form = useForm({
    initial: { password: '' },
    send: ({ password }) => api.post('/api/portal/link/use', { ...link, password }),
    refreshes: ['/api/portal'],
    onDone,
  });
  return (
    <main className={classes.narrow}>
      <form {...form.form}>
        <Stack>
          <Title order={1}>{t('choose.title')}</Title>
          <p className={classes.quiet}>{t('choose.lead')}</p>
          <PasswordField
            {...form.field('password')}
            label={t('choose.password')}
            autoComplete="new-password"
            focusFirst
          />
          <ErrorNotice error={form.error} />
          <Button type="submit" loading={form.isSending} disabled={form.values.password === ''}>
            {t('choose.submit')}
          </Button>
          {form.error !== null && form.error !== undefined && (
            <Button variant="subtle" onClick={onDone}>
              {t('forgotten.back')}
            </Button>
          )}
        </Stack>
      </form>
    </main>
  );
}
