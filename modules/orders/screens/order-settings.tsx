import { Button, Group, Stack } from '@mantine/core';
import {
  api,
  ErrorNotice,
  ErrorState,
  RadioField,
  TextAreaField,
  useForm,
  useGet,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import { orderTexts } from '../texts.ts';

interface Values {
  readonly notifyWhen: string;
  readonly hint: string;
}

interface Shown {
  readonly settings: readonly { readonly id: string; readonly value: unknown; readonly revision: number }[];
}

/** How customers are told that an order has arrived. */
export function OrderSettings() {
  const { data, error, refetch } = useGet<Shown>('/api/settings');
  const shown = data?.settings.find((each) => each.id === 'orders');
  if (shown === undefined)
    return error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />;
  return <SettingsForm key={shown.revision} value={shown.value as Values} revision={shown.revision} />;
}

function SettingsForm({ value, revision }: { readonly value: Values; readonly revision: number }) {
  const t = useTexts(orderTexts);
  const toast = useToast();
  const form = useForm<Values, unknown>({
    initial: value,
    send: (values) => api.put('/api/settings/orders', { value: values, revision }),
    refreshes: ['/api/settings'],
    onDone: () => toast.good(t('form.saved')),
  });
  return (
    <form {...form.form}>
      <Stack gap="md">
        <RadioField
          {...form.field('notifyWhen')}
          label={t('form.notifyWhen')}
          choices={[
            { value: 'complete', label: t('form.complete') },
            { value: 'each', label: t('form.each') },
          ]}
        />
        <TextAreaField
          {...form.field('hint')}
          label={t('form.hint')}
          hint={t('form.hintHelp')}
          need="optional"
        />
        <ErrorNotice error={form.error} />
        <Group>
          <Button type="submit" loading={form.isSending} disabled={!form.isChanged}>
            {t('form.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
