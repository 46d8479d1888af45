import { Button, Stack } from '@mantine/core';
import {
  api,
  CheckField,
  ErrorNotice,
  ErrorState,
  TextAreaField,
  useForm,
  useGet,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import classes from './contact.module.css';
import { frameSnippet } from './frame-height.ts';
import { contactFormScreenTexts } from './texts.ts';

interface Settings {
  readonly settings: readonly { readonly id: string; readonly value: unknown; readonly revision: number }[];
}
interface Chosen {
  readonly open: 'off' | 'on';
  readonly framedOn: readonly string[];
}

/** Opens and closes the form, says on which websites it may stand, and shows the ways to it. */
export function FormSettings() {
  const { data, error, refetch } = useGet<Settings>('/api/settings');
  const link = useGet<{ readonly tenant: string }>('/api/contact-form');
  const found = data?.settings.find(({ id }) => id === 'contact-form');
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (found === undefined || link.data === undefined) return null;
  const chosen = found.value as Chosen;
  return (
    <Stack maw="36rem">
      <Choose key={found.revision} chosen={chosen} revision={found.revision} />
      {chosen.open === 'on' && <Ways tenant={link.data.tenant} isFramed={chosen.framedOn.length > 0} />}
    </Stack>
  );
}

function Choose({ chosen, revision }: { readonly chosen: Chosen; readonly revision: number }) {
  const t = useTexts(contactFormScreenTexts);
  const toast = useToast();
  const form = useForm({
    initial: { open: chosen.open === 'on', framedOn: chosen.framedOn.join('\n') },
    send: ({ open, framedOn }) =>
      api.put('/api/settings/contact-form', {
        value: { open: open ? 'on' : 'off', framedOn: linesOf(framedOn) },
        revision,
      }),
    fieldOf: (path) => path.split('/')[1] ?? path,
    refreshes: ['/api/settings'],
    onDone: () => toast.good(t('settings.saved')),
  });
  return (
    <form {...form.form}>
      <Stack>
        <CheckField {...form.field('open')} label={t('settings.open')} hint={t('settings.openHint')} />
        <TextAreaField
          {...form.field('framedOn')}
          label={t('settings.framedOn')}
          hint={t('settings.framedOnHint')}
          need="optional"
          rows={2}
        />
        <ErrorNotice error={form.error} />
        <Button type="submit" loading={form.isSending}>
          {t('settings.save')}
        </Button>
      </Stack>
    </form>
  );
}

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What the owner copies into the company's website. */
function Ways({ tenant, isFramed }: { readonly tenant: string; readonly isFramed: boolean }) {
  const t = useTexts(contactFormScreenTexts);
  const link = `${window.location.origin}/contact/${tenant}`;
  const frame = frameSnippet(window.location.origin, tenant, t('title'));
  return (
    <>
      <p>
        {t('settings.link')}: <a href={link}>{link}</a>
      </p>
      <p>
        {t('settings.code')}: <code className={classes.code}>{`<a href="${link}">${t('title')}</a>`}</code>
      </p>
      {isFramed && (
        <>
          <p>
            {t('settings.frame')}: <code className={classes.code}>{frame}</code>
          </p>
          <p>{t('settings.frameHint')}</p>
        </>
      )}
    </>
  );
}
