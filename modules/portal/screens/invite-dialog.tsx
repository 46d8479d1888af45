import { Button, Group, Stack } from '@mantine/core';
import {
  api,
  Dialog,
  ErrorNotice,
  RadioField,
  SelectField,
  TextField,
  useForm,
  useGet,
} from '../../../platform/ui/index.ts';
import type { FreshLink } from './replies.ts';
import { usePortalTexts } from './use-portal-texts.ts';

interface Companies {
  readonly rows: readonly { readonly id: string; readonly name: string }[];
}

/** Invites somebody to the portal. */
export function InviteDialog({
  onClose,
  onInvited,
}: {
  readonly onClose: () => void;
  readonly onInvited: (link: FreshLink) => void;
}) {
  const t = usePortalTexts();
  const companies = useGet<Companies>('/api/companies');
  const form = useForm({
    initial: { name: '', email: '', language: 'de', company: null as string | null, reach: 'own' },
    send: (invited) => api.post<FreshLink>('/api/portal-accounts', { ...invited, person: null }),
    refreshes: ['/api/portal-accounts'],
    onDone: onInvited,
  });
  return (
    <Dialog title={t('desk.invite')} opened onClose={onClose}>
      <form {...form.form}>
        <Stack>
          <TextField {...form.field('name')} label={t('desk.name')} maxLength={200} focusFirst />
          <TextField {...form.field('email')} label={t('desk.email')} type="email" maxLength={254} />
          <SelectField
            {...form.field('company')}
            label={t('desk.company')}
            need="optional"
            placeholder={t('desk.noCompany')}
            choices={(companies.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
          <RadioField
            {...form.field('reach')}
            label={t('desk.reach')}
            choices={[
              { value: 'own', label: t('desk.own') },
              { value: 'company', label: t('desk.ofCompany') },
            ]}
          />
          <RadioField
            {...form.field('language')}
            label={t('desk.language')}
            choices={[
              { value: 'de', label: t('desk.german') },
              { value: 'en', label: t('desk.english') },
            ]}
          />
          <ErrorNotice error={form.error} />
          <Group justify="flex-end">
            <Button
              type="submit"
              loading={form.isSending}
              disabled={form.values.name.trim() === '' || form.values.email.trim() === ''}
            >
              {t('desk.invite')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
