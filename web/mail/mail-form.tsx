import { Button, Group, Stack } from '@mantine/core';
import {
  api,
  ErrorNotice,
  type FormInUse,
  PasswordField,
  RadioField,
  TextField,
  useForm,
  useLanguage,
  useSend,
  useTexts,
  useToast,
} from '../../platform/ui/index.ts';
import { encryptions, type MailState, type MailValues, mailRequests, mailValuesOf } from './mail-values.ts';
import { ServerFields } from './server-fields.tsx';
import { SwitchOff } from './switch-off.tsx';
import { mailScreenTexts } from './texts.ts';

const concerned = ['/api/settings', '/api/recipients', '/api/papers', '/api/messages'] as const;

/** The form of the mail settings, with the buttons that switch it on and off and try it out. */
export function MailForm({ state }: { readonly state: MailState }) {
  const t = useTexts(mailScreenTexts);
  const toast = useToast();
  const { on } = state.recipient;
  const form = useForm<MailValues, void>({
    initial: mailValuesOf(state),
    warnsBeforeLeaving: true,
    fieldOf: (path) => path.replace('value/', ''),
    check: ({ host, fromAddress, port }) => ({
      ...(host.trim() === '' && { host: t('needed') }),
      ...(port === null && { port: t('needed') }),
      ...(fromAddress.trim() === '' && { fromAddress: t('needed') }),
    }),
    async send(values) {
      for (const { path, body } of mailRequests(values, state)) await api.put(path, body);
    },
    refreshes: concerned,
    onDone: () => toast.good(t('saved')),
  });
  return (
    <form {...form.form}>
      <Stack gap="md">
        <ConnectionFields form={form} hasPassword={state.hasPassword} />
        <SenderFields form={form} />
        <ErrorNotice error={form.error} />
        <Group>
          <Button type="submit" loading={form.isSending} disabled={on && !form.isChanged}>
            {t(on ? 'saveOn' : 'save')}
          </Button>
          {on && <SwitchOff recipient={state.recipient} done={t('switchedOff')} />}
          {on && !form.isChanged && <TryOut />}
        </Group>
      </Stack>
    </form>
  );
}

interface Part {
  readonly form: FormInUse<MailValues>;
}

function ConnectionFields({ form, hasPassword }: Part & { readonly hasPassword: boolean }) {
  const t = useTexts(mailScreenTexts);
  return (
    <>
      <h3>{t('server')}</h3>
      <ServerFields
        host={form.field('host')}
        port={form.field('port')}
        ownNetwork={form.field('ownNetwork')}
        hostHint={t('hostHint')}
        portHint="587, 465"
      />
      <RadioField
        {...form.field('encryption')}
        label={t('encryption')}
        choices={encryptions.map((value) => ({ value, label: t(`encryptions.${value}`) }))}
      />
      <TextField {...form.field('user')} label={t('user')} need="optional" autoComplete="off" />
      <PasswordField
        {...form.field('password')}
        label={t('password')}
        hint={t(hasPassword ? 'passwordKept' : 'passwordHint')}
        need="optional"
        autoComplete="new-password"
      />
    </>
  );
}

function SenderFields({ form }: Part) {
  const t = useTexts(mailScreenTexts);
  return (
    <>
      <h3>{t('sender')}</h3>
      <TextField {...form.field('fromName')} label={t('fromName')} need="optional" />
      <TextField {...form.field('fromAddress')} label={t('fromAddress')} type="email" inputMode="email" />
      <TextField
        {...form.field('replyTo')}
        label={t('replyTo')}
        hint={t('replyToHint')}
        type="email"
        inputMode="email"
        need="optional"
      />
    </>
  );
}

interface Tried {
  readonly outcome: 'sent' | 'refused' | 'try-later';
  readonly message: { readonly de: string; readonly en: string } | null;
  readonly tls: string | null;
}

function TryOut() {
  const t = useTexts(mailScreenTexts);
  const toast = useToast();
  const { language } = useLanguage();
  const tried = useSend(() => api.post<Tried>('/api/mail/test'), {
    refreshes: ['/api/recipients'],
    onDone({ message, tls }) {
      if (message !== null) toast.bad(message[language]);
      else toast.good(t(tls === 'none' ? 'testedPlain' : 'tested'));
    },
  });
  return (
    <Button
      variant="subtle"
      loading={tried.isPending}
      onClick={() => tried.mutate(undefined, { onError: toast.bad })}
    >
      {t('test')}
    </Button>
  );
}
