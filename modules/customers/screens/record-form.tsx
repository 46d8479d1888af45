import { Button, Group, Stack } from '@mantine/core';
import {
  Columns,
  DateField,
  ErrorNotice,
  RadioField,
  SelectField,
  useForm,
  useSay,
  useTexts,
} from '../../../platform/ui/index.ts';
import type { ConsentsReply } from '../replies.ts';
import { channels } from './channels.ts';
import { customerScreenTexts } from './texts.ts';
import { useInstantOf, useRecordConsent } from './use-consents.ts';

/** What a word of the customer is recorded for. */
export interface RecordFormProps {
  readonly customerId: string;
  readonly consents: ConsentsReply;
  readonly onErased?: () => void;
}

/** Records a consent or withdrawal that came by another channel, or on an earlier day. */
export function RecordForm({ customerId, consents, onErased }: RecordFormProps) {
  const t = useTexts(customerScreenTexts);
  const say = useSay();
  const instantOf = useInstantOf();
  const record = useRecordConsent(customerId, onErased);
  const form = useForm({
    initial: {
      consent: consents.kinds[0]?.consent ?? null,
      event: 'given',
      channel: 'letter' as string | null,
      at: '',
    },
    send: ({ consent, event, channel, at }) =>
      record.mutateAsync({
        consent: consent ?? '',
        event: event === 'withdrawn' ? 'withdrawn' : 'given',
        channel: channel ?? 'counter',
        at: instantOf(at),
      }),
    onDone: () => form.change({ at: '' }),
  });
  return (
    <form {...form.form}>
      <Stack gap="md" mt="sm">
        <Columns width="sm">
          <SelectField
            {...form.field('consent')}
            label={t('customer.consents')}
            choices={consents.kinds.map((kind) => ({ value: kind.consent, label: say(kind.title) }))}
          />
          <SelectField
            {...form.field('channel')}
            label={t('consent.channel')}
            choices={channels.map((value) => ({ value, label: t(`channel.${value}`) }))}
          />
          <DateField {...form.field('at')} label={t('consent.day')} need="optional" />
        </Columns>
        <RadioField
          {...form.field('event')}
          label={t('consent.record')}
          choices={[
            { value: 'given', label: t('consent.isGiven') },
            { value: 'withdrawn', label: t('consent.isWithdrawn') },
          ]}
        />
        <ErrorNotice error={form.error} />
        <Group>
          <Button type="submit" loading={form.isSending}>
            {t('consent.record')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
