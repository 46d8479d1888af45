import { Button, Stack } from '@mantine/core';
import {
  api,
  CheckField,
  ErrorNotice,
  ErrorState,
  useForm,
  useGet,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import classes from './contact.module.css';
import { contactFormScreenTexts } from './texts.ts';

interface Settings {
  readonly settings: readonly { readonly id: string; readonly value: unknown; readonly revision: number }[];
}

/** Opens and closes the form, and shows the link to it. */
export function FormSettings() {
  const { data, error, refetch } = useGet<Settings>('/api/settings');
  const link = useGet<{ readonly tenant: string }>('/api/contact-form');
  const found = data?.settings.find(({ id }) => id === 'contact-form');
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (found === undefined || link.data === undefined) return null;
  const { open } = found.value as { readonly open: 'off' | 'on' };
  return (
    <Switch key={found.revision} isOpen={open === 'on'} revision={found.revision} tenant={link.data.tenant} />
  );
}

function Switch({
  isOpen,
  revision,
  tenant,
}: {
  readonly isOpen: boolean;
  readonly revision: number;
  readonly tenant: string;
}) {
  const t = useTexts(contactFormScreenTexts);
  const toast = useToast();
  const form = useForm({
    initial: { open: isOpen },
    send: ({ open }) =>
      api.put('/api/settings/contact-form', { value: { open: open ? 'on' : 'off' }, revision }),
    refreshes: ['/api/settings'],
    onDone: () => toast.good(t('settings.saved')),
  });
  const link = `${window.location.origin}/contact#${tenant}`;
  return (
    <form {...form.form}>
      <Stack maw="36rem">
        <CheckField {...form.field('open')} label={t('settings.open')} hint={t('settings.openHint')} />
        {isOpen && (
          <>
            <p>
              {t('settings.link')}: <a href={link}>{link}</a>
            </p>
            <p>
              {t('settings.code')}:{' '}
              <code className={classes.code}>{`<a href="${link}">${t('title')}</a>`}</code>
            </p>
          </>
        )}
        <ErrorNotice error={form.error} />
        <Button type="submit" loading={form.isSending}>
          {t('settings.save')}
        </Button>
      </Stack>
    </form>
  );
}
