import { Button, Stack, Title } from '@mantine/core';
import { type PropsWithChildren, useEffect, useState } from 'react';
import {
  api,
  ErrorNotice,
  RadioField,
  saveFile,
  TextAreaField,
  TextField,
  useForm,
  useToast,
} from '../../../platform/ui/index.ts';
import { type Right, rightIds } from '../rights.ts';
import { useRightsTexts } from './use-rights-texts.ts';

interface Opened {
  readonly use: 'write' | 'fetch';
  readonly company: string;
  readonly secret: string;
}

/** What stands behind the `#` of a link: it never leaves the browser but in the body of a request. */
function linkOf(hash: string): { readonly tenant: string; readonly token: string } {
  const [tenant = '', token = ''] = hash.replace(/^#/, '').split('/');
  return { tenant, token };
}

/** The page a person reaches by a one-time link, without signing in and without a cookie. */
export function PersonPage() {
  const t = useRightsTexts();
  const [{ tenant, token }] = useState(() => linkOf(window.location.hash));
  const [opened, setOpened] = useState<Opened | null>(null);
  useEffect(() => {
    document.title = t('page.title');
    // Neither the history nor whoever looks over the shoulder needs the link any more.
    window.history.replaceState(null, '', window.location.pathname);
  }, [t]);
  const base = `/api/rights-links/${encodeURIComponent(tenant || '-')}`;
  const form = useForm({
    initial: { secret: '' },
    send: ({ secret }) => api.post<Omit<Opened, 'secret'>>(`${base}/open`, { token: token || '-', secret }),
    onDone: (reply, { secret }) => setOpened({ ...reply, secret }),
  });
  if (opened !== null) {
    const secrets = { token, secret: opened.secret };
    return (
      <Sheet title={opened.company || t('page.title')}>
        {opened.use === 'write' ? (
          <Write base={base} secrets={secrets} />
        ) : (
          <Fetch base={base} secrets={secrets} />
        )}
      </Sheet>
    );
  }
  return (
    <Sheet title={t('page.title')}>
      <form {...form.form}>
        <Stack>
          <p>{t('page.lead')}</p>
          <TextField {...form.field('secret')} label={t('page.secret')} maxLength={40} focusFirst />
          <ErrorNotice error={form.error} />
          {form.error !== null && form.error !== undefined && <p>{t('page.unusableDetail')}</p>}
          <Button type="submit" loading={form.isSending} disabled={form.values.secret.trim() === ''}>
            {t('page.open')}
          </Button>
        </Stack>
      </form>
    </Sheet>
  );
}

function Sheet({ title, children }: PropsWithChildren<{ readonly title: string }>) {
  return (
    <main style={{ maxWidth: '40rem', margin: '0 auto', padding: '1.5rem' }}>
      <Title order={1} mb="md">
        {title}
      </Title>
      {children}
    </main>
  );
}

interface Using {
  readonly base: string;
  readonly secrets: { readonly token: string; readonly secret: string };
}

const initial = { right: 'access' as string, name: '', address: '', email: '', text: '' };

function Write({ base, secrets }: Using) {
  const t = useRightsTexts();
  const [number, setNumber] = useState<number | null>(null);
  const form = useForm({
    initial,
    send: (request) => api.post<{ number: number }>(`${base}/write`, { ...secrets, request }),
    fieldOf: (path) => path.replace('request/', ''),
    onDone: (reply) => setNumber(reply.number),
  });
  if (number !== null)
    return (
      <div role="status">
        <Title order={2}>{t('page.sent')}</Title>
        <p>{t('page.sentDetail', { number })}</p>
      </div>
    );
  return (
    <form {...form.form}>
      <Stack>
        <Title order={2}>{t('page.write')}</Title>
        <p>{t('page.writeLead')}</p>
        <RadioField
          {...form.field('right')}
          label={t('field.right')}
          choices={rightIds.map((value: Right) => ({
            value,
            label: t(`right.${value}`),
            hint: t(`rightHint.${value}`),
          }))}
        />
        <TextField {...form.field('name')} label={t('field.name')} autoComplete="name" maxLength={200} />
        <TextAreaField {...form.field('address')} label={t('field.address')} need="optional" rows={2} />
        <TextField
          {...form.field('email')}
          label={t('field.email')}
          type="email"
          need="optional"
          maxLength={254}
        />
        <TextAreaField {...form.field('text')} label={t('field.text')} need="optional" />
        <ErrorNotice error={form.error} />
        <Button type="submit" loading={form.isSending}>
          {t('page.send')}
        </Button>
      </Stack>
    </form>
  );
}

function Fetch({ base, secrets }: Using) {
  const t = useRightsTexts();
  const toast = useToast();
  const [state, setState] = useState<'ready' | 'loading' | 'fetched'>('ready');
  const load = async () => {
    setState('loading');
    try {
      saveFile(await api.downloadBy(`${base}/fetch`, secrets));
      setState('fetched');
    } catch (thrown) {
      toast.bad(thrown);
      setState('ready');
    }
  };
  if (state === 'fetched')
    return (
      <div role="status">
        <Title order={2}>{t('page.fetched')}</Title>
        <p>{t('page.fetchedDetail')}</p>
      </div>
    );
  return (
    <Stack align="flex-start">
      <Title order={2}>{t('page.fetch')}</Title>
      <p>{t('page.fetchLead')}</p>
      <Button loading={state === 'loading'} onClick={() => void load()}>
        {t('page.download')}
      </Button>
    </Stack>
  );
}
