import { Button, Group, Stack } from '@mantine/core';
import {
  api,
  Columns,
  ErrorNotice,
  PasswordField,
  TextField,
  useForm,
  useLanguage,
  useSend,
  useTexts,
  useToast,
} from '../../platform/ui/index.ts';
import type { MailRecipient } from './mail-values.ts';
import { ServerFields } from './server-fields.tsx';
import { SwitchOff } from './switch-off.tsx';
import { mailScreenTexts } from './texts.ts';

/** What was read from the server, with the revisions a change has to name. */
export interface MailboxState {
  readonly setting: {
    readonly value: { readonly user: string; readonly folder: string };
    readonly revision: number;
  };
  readonly hasPassword: boolean;
  readonly recipient: MailRecipient;
}

const valuesOf = ({ setting, recipient }: MailboxState) => ({
  host: recipient.host ?? '',
  port: (recipient.port ?? 993) as number | null,
  ownNetwork: recipient.ownNetwork,
  user: setting.value.user,
  folder: setting.value.folder,
  password: '',
});

type Values = ReturnType<typeof valuesOf>;

/** The setting goes first and the switch last, so that nothing is fetched half set up. */
async function save({ host, port, ownNetwork, user, folder, password }: Values, state: MailboxState) {
  const { setting, recipient } = state;
  await api.put('/api/settings/mailbox', { value: { user, folder }, revision: setting.revision });
  if (password !== '') await api.put('/api/settings/mailbox-password', { value: password });
  const destination = { host: host.trim(), port, ownNetwork, revision: recipient.revision };
  await api.put(`/api/recipients/${recipient.id}`, { on: true, ...destination });
}

/** The form of the mailbox, with the buttons that switch it on and off and try it out. */
export function MailboxForm({ state }: { readonly state: MailboxState }) {
  const t = useTexts(mailScreenTexts);
  const toast = useToast();
  const { on } = state.recipient;
  const form = useForm<Values, void>({
    initial: valuesOf(state),
    warnsBeforeLeaving: true,
    fieldOf: (path) => path.replace('value/', ''),
    check: ({ host, port, user, folder, password }) => ({
      ...(host.trim() === '' && { host: t('needed') }),
      ...(port === null && { port: t('needed') }),
      ...(user.trim() === '' && { user: t('needed') }),
      ...(folder.trim() === '' && { folder: t('needed') }),
      ...(password === '' && !state.hasPassword && { password: t('needed') }),
    }),
    send: (values) => save(values, state),
    refreshes: ['/api/settings', '/api/recipients', '/api/papers'],
    onDone: () => toast.good(t('mailbox.saved')),
  });
  return (
    <form {...form.form}>
      <Stack gap="md">
        <ServerFields
          host={form.field('host')}
          port={form.field('port')}
          ownNetwork={form.field('ownNetwork')}
          hostHint={t('mailbox.hostHint')}
          portHint="993"
        />
        <Columns width="sm">
          <TextField {...form.field('user')} label={t('user')} autoComplete="off" />
          <PasswordField
            {...form.field('password')}
            label={t('password')}
            hint={t(state.hasPassword ? 'passwordKept' : 'passwordHint')}
            autoComplete="new-password"
          />
        </Columns>
        <TextField {...form.field('folder')} label={t('mailbox.folder')} hint={t('mailbox.folderHint')} />
        <ErrorNotice error={form.error} />
        <Group>
          <Button type="submit" loading={form.isSending} disabled={on && !form.isChanged}>
            {t(on ? 'saveOn' : 'save')}
          </Button>
          {on && <SwitchOff recipient={state.recipient} done={t('mailbox.switchedOff')} />}
          {on && !form.isChanged && <TryOut />}
        </Group>
      </Stack>
    </form>
  );
}

interface Tried {
  readonly message: { readonly de: string; readonly en: string } | null;
  readonly waiting: number | null;
  readonly folders: readonly string[];
}

function TryOut() {
  const t = useTexts(mailScreenTexts);
  const toast = useToast();
  const { language } = useLanguage();
  const tried = useSend(() => api.post<Tried>('/api/mail/mailbox/test'), {
    refreshes: ['/api/recipients'],
    onDone({ message, waiting, folders }) {
      if (message !== null) toast.bad(message[language]);
      else toast.good(t('mailbox.tested', { count: waiting ?? 0, folders: folders.join(', ') }));
    },
  });
  return (
    <Button
      variant="subtle"
      loading={tried.isPending}
      onClick={() => tried.mutate(undefined, { onError: toast.bad })}
    >
      {t('mailbox.test')}
    </Button>
  );
}
