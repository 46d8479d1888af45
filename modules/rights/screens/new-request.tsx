import { Button, Group, Stack } from '@mantine/core';
import {
  api,
  DateField,
  ErrorNotice,
  Page,
  RadioField,
  Section,
  SelectField,
  TextAreaField,
  TextField,
  useForm,
  useGo,
  useSession,
  useToast,
} from '../../../platform/ui/index.ts';
import { channels, type Right, rightIds } from '../rights.ts';
import { useRightsTexts } from './use-rights-texts.ts';

const initial = {
  right: 'access' as string,
  channel: 'counter' as string | null,
  receivedOn: '',
  name: '',
  address: '',
  email: '',
  text: '',
};

/** Takes a request that came in at the counter, by phone, letter or e-mail: what, from whom, when and how. */
export function NewRequestPage() {
  const t = useRightsTexts();
  const go = useGo();
  const toast = useToast();
  const { user } = useSession();
  const mayAnswer = user.roles.some((role) => ['owner', 'manager', 'officer'].includes(role));
  const form = useForm({
    initial,
    send: ({ receivedOn, ...values }) =>
      api.post<{ id: string; number: number }>('/api/rights-requests', {
        ...values,
        ...(receivedOn === '' ? {} : { received: new Date(`${receivedOn}T00:00:00`).getTime() }),
      }),
    refreshes: ['/api/rights-requests'],
    warnsBeforeLeaving: true,
    onDone: ({ id, number }) => {
      toast.good(`${t('lookAt')} ${number}`);
      go(mayAnswer ? `/requests/${id}` : '/');
    },
  });
  return (
    <Page title={t('new')} crumbs={mayAnswer ? [{ label: t('title'), to: '/requests' }] : []} width="text">
      <form {...form.form}>
        <Stack>
          <Section title={t('part.wish')}>
            <RadioField
              {...form.field('right')}
              label={t('field.right')}
              choices={rightIds.map((value: Right) => ({
                value,
                label: t(`right.${value}`),
                hint: t(`rightHint.${value}`),
              }))}
            />
            <TextAreaField {...form.field('text')} label={t('field.text')} need="optional" />
          </Section>
          <Section title={t('part.person')}>
            <TextField {...form.field('name')} label={t('field.name')} maxLength={200} />
            <TextAreaField {...form.field('address')} label={t('field.address')} need="optional" rows={2} />
            <TextField
              {...form.field('email')}
              label={t('field.email')}
              type="email"
              need="optional"
              maxLength={254}
            />
          </Section>
          <Section title={t('part.arrival')}>
            <SelectField
              {...form.field('channel')}
              label={t('field.channel')}
              choices={channels
                .filter((value) => value !== 'link')
                .map((value) => ({ value, label: t(`channel.${value}`) }))}
            />
            <DateField {...form.field('receivedOn')} label={t('field.receivedOn')} need="optional" />
          </Section>
          <ErrorNotice error={form.error} />
          <Group justify="flex-end">
            <Button type="submit" loading={form.isSending}>
              {t('take')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  );
}
