import { Button, Stack } from '@mantine/core';
import { passwordFault } from '../../platform/login/passwords/password-rules.ts';
import { api, ErrorNotice, PasswordField, useForm, useSession, useTexts } from '../../platform/ui/index.ts';
import { NewPasswordField, useSayPasswordFault } from '../password/password-meter.tsx';
import { passwordTexts } from '../password/texts.ts';
import { accountTexts } from './texts.ts';

const empty = { current: '', next: '', again: '' };

/** The present password and a new one, twice. */
export function PasswordForm(props: {
  readonly name: string;
  readonly login: string;
  readonly onDone: () => void;
}) {
  const t = useTexts(accountTexts);
  const say = useTexts(passwordTexts);
  const sayFault = useSayPasswordFault();
  const owner = { name: props.name, login: props.login, company: useSession().company.name };
  const form = useForm({
    initial: empty,
    check: ({ current, next, again }) => {
      const fault = passwordFault(next, owner);
      return {
        current: current === '' ? say('required') : undefined,
        next: fault === null ? undefined : sayFault(fault),
        again: again === next ? undefined : say('differs'),
      };
    },
    send: ({ current, next }) => api.post('/api/account/password', { current, next }),
    refreshes: ['/api/session', '/api/account'],
    onDone: () => {
      form.reset(empty);
      props.onDone();
    },
  });
  return (
    <form {...form.form}>
      <Stack gap="md" maw="26rem">
        <ErrorNotice error={form.error} />
        <PasswordField
          {...form.field('current')}
          label={t('password.current')}
          autoComplete="current-password"
        />
        <NewPasswordField {...form.field('next')} label={t('password.next')} owner={owner} />
        <PasswordField {...form.field('again')} label={t('password.again')} autoComplete="new-password" />
        <div>
          <Button type="submit" loading={form.isSending}>
            {t('password.save')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
