import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import {
  api,
  CheckField,
  ErrorNotice,
  ErrorState,
  PasswordField,
  RadioField,
  TextField,
  useForm,
  useGet,
  useSend,
  useTexts,
  useToast,
} from '../../platform/ui/index.ts';
import type { AlarmSetting, AlarmValues, SettingsReply } from './alarm-values.ts';
import { alarmScreenTexts } from './texts.ts';

/** Where alarms go besides the screen, and the access to the metrics. */
export function AlarmSection() {
  const t = useTexts(alarmScreenTexts);
  const { data, error, refetch } = useGet<SettingsReply>('/api/settings');
  const setting = data?.settings.find(({ id }) => id === 'alarms');
  if (setting === undefined)
    return error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />;
  const hasSecret = data?.settings.some(({ id, chosen }) => id === 'alarm-webhook-secret' && chosen) ?? false;
  return (
    <>
      <p>{t('settingsLead')}</p>
      <AlarmForm
        key={setting.revision}
        value={setting.value as AlarmSetting}
        revision={setting.revision}
        hasSecret={hasSecret}
      />
      <h3>{t('metrics')}</h3>
      <p>{t('metricsLead')}</p>
      <MetricsToken />
    </>
  );
}

interface Given {
  readonly value: AlarmSetting;
  readonly revision: number;
  readonly hasSecret: boolean;
}

function AlarmForm({ value, revision, hasSecret }: Given) {
  const t = useTexts(alarmScreenTexts);
  const toast = useToast();
  const form = useForm<AlarmValues, void>({
    initial: { ...value, secret: '' },
    warnsBeforeLeaving: true,
    fieldOf: (path) => path.replace('value/', ''),
    check: ({ mailTo }) => ({
      ...(mailTo !== '' && !/^\S+@\S+\.\S+$/.test(mailTo) && { mailTo: t('address') }),
    }),
    async send({ secret, ...setting }) {
      await api.put('/api/settings/alarms', { value: setting, revision });
      if (secret !== '') await api.put('/api/settings/alarm-webhook-secret', { value: secret });
    },
    refreshes: ['/api/settings'],
    onDone: () => toast.good(t('saved')),
  });
  return (
    <form {...form.form}>
      <Stack gap="md">
        <TextField
          {...form.field('mailTo')}
          label={t('mailTo')}
          hint={t('mailHint')}
          type="email"
          inputMode="email"
          need="optional"
        />
        <RadioField
          {...form.field('language')}
          label={t('language')}
          choices={[
            { value: 'de', label: t('german') },
            { value: 'en', label: t('english') },
          ]}
        />
        <TextField {...form.field('webhookPath')} label={t('webhookPath')} hint={t('webhookHint')} />
        <CheckField {...form.field('webhookPlain')} label={t('webhookPlain')} />
        <PasswordField
          {...form.field('secret')}
          label={t('secret')}
          hint={t(hasSecret ? 'secretKept' : 'secretHint')}
          need="optional"
          autoComplete="new-password"
        />
        <ErrorNotice error={form.error} />
        <Group>
          <Button type="submit" loading={form.isSending}>
            {t('save')}
          </Button>
          {!form.isChanged && <TryOut />}
        </Group>
      </Stack>
    </form>
  );
}

function TryOut() {
  const t = useTexts(alarmScreenTexts);
  const toast = useToast();
  const tried = useSend(() => api.post('/api/alarms/test'), {
    refreshes: ['/api/alarms'],
    onDone: () => toast.good(t('tested')),
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

function MetricsToken() {
  const t = useTexts(alarmScreenTexts);
  const toast = useToast();
  const [token, setToken] = useState('');
  const issued = useSend(() => api.post<{ readonly token: string }>('/api/metrics-token'), {
    refreshes: ['/api/settings'],
    onDone: (reply) => setToken(reply.token),
  });
  return (
    <Stack gap="xs">
      <Group>
        <Button
          variant="default"
          loading={issued.isPending}
          onClick={() => issued.mutate(undefined, { onError: toast.bad })}
        >
          {t('token')}
        </Button>
      </Group>
      {token !== '' && (
        <div role="status">
          <p>{t('tokenOnce')}</p>
          <code>{token}</code>
        </div>
      )}
    </Stack>
  );
}
