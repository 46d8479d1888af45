import { Button, Stack } from '@mantine/core';
import {
  api,
  ErrorNotice,
  ErrorState,
  TextField,
  useForm,
  useGet,
  useToast,
} from '../../../platform/ui/index.ts';
import { usePortalTexts } from './use-portal-texts.ts';

interface Settings {
  readonly settings: readonly { readonly id: string; readonly value: unknown; readonly revision: number }[];
}

/** Where customers reach the portal. */
export function PortalSettings() {
  const { data, error, refetch } = useGet<Settings>('/api/settings');
  const found = data?.settings.find(({ id }) => id === 'portal');
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (found === undefined) return null;
  const { address } = found.value as { readonly address: string };
  return <AddressForm key={found.revision} address={address} revision={found.revision} />;
}

function AddressForm({ address, revision }: { readonly address: string; readonly revision: number }) {
  const t = usePortalTexts();
  const toast = useToast();
  const form = useForm({
    initial: { address },
    send: (value) =>
      api.put('/api/settings/portal', {
        value: { address: value.address.trim().replace(/\/$/, '') },
        revision,
      }),
    fieldOf: (path) => path.replace('value/', ''),
    refreshes: ['/api/settings'],
    onDone: () => toast.good(t('desk.saved')),
  });
  return (
    <form {...form.form}>
      <Stack maw="36rem">
        <TextField
          {...form.field('address')}
          label={t('desk.address')}
          hint={t('desk.addressHint')}
          type="url"
          need="optional"
        />
        <ErrorNotice error={form.error} />
        <Button type="submit" loading={form.isSending}>
          {t('desk.save')}
        </Button>
      </Stack>
    </form>
  );
}
