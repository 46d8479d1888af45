import { Button, Group, Stack } from '@mantine/core';
import { IconArrowDownLeft, IconArrowUpRight } from '@tabler/icons-react';
import {
  api,
  Columns,
  DateField,
  EmptyState,
  ErrorNotice,
  ErrorState,
  PrivacyShield,
  SelectField,
  TextField,
  Timeline,
  useForm,
  useList,
  useTexts,
} from '../../../platform/ui/index.ts';
import type { ContactReply } from '../replies.ts';
import { contactChannels } from './channels.ts';
import classes from './tab-notes.module.css';
import { customerScreenTexts } from './texts.ts';
import { useChannelName } from './use-channel-name.ts';
import { useInstantOf, useWho } from './use-consents.ts';

interface Contacts {
  readonly rows: readonly ContactReply[];
  readonly next: string | null;
}

/** What was discussed with a customer, when, and how. */
export function ContactsTab({ customerId }: { readonly customerId: string }) {
  const t = useTexts(customerScreenTexts);
  const who = useWho();
  const channelName = useChannelName();
  const list = useList<ContactReply, Contacts>(`/api/customers/${customerId}/contacts`, {
    page: (reply) => reply,
  });
  if (list.error !== null && list.rows.length === 0)
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const entries = list.rows.map((row) => ({
    id: row.id,
    at: row.happened,
    title: row.text,
    detail: `${t(row.direction === 'out' ? 'contacts.out' : 'contacts.in')} ${channelName(row.channel)} · ${who(row.author)}`,
    icon: row.direction === 'out' ? IconArrowUpRight : IconArrowDownLeft,
  }));
  return (
    <PrivacyShield what={t('customer.contacts')} seconds={120}>
      <Stack gap="lg">
        <p className={classes.lead}>{t('contacts.lead')}</p>
        <ContactForm customerId={customerId} />
        {entries.length === 0 && !list.isPending ? (
          <EmptyState title={t('contacts.none')} />
        ) : (
          <Timeline label={t('customer.contacts')} entries={entries} />
        )}
        {list.hasMore && (
          <Group justify="center">
            <Button variant="default" loading={list.isLoadingMore} onClick={list.loadMore}>
              {t('contacts.more')}
            </Button>
          </Group>
        )}
      </Stack>
    </PrivacyShield>
  );
}

function ContactForm({ customerId }: { readonly customerId: string }) {
  const t = useTexts(customerScreenTexts);
  const instantOf = useInstantOf();
  const empty = { text: '', channel: 'phone' as string | null, direction: 'in' as string | null, day: '' };
  const form = useForm({
    initial: empty,
    send: ({ text, channel, direction, day }) => {
      const happened = instantOf(day);
      return api.post<{ id: string }>(`/api/customers/${customerId}/contacts`, {
        text,
        channel,
        direction,
        ...(happened !== undefined && { happened }),
      });
    },
    refreshes: [`/api/customers/${customerId}`],
    warnsBeforeLeaving: true,
    onDone: () => form.reset(empty),
  });
  return (
    <form {...form.form}>
      <Stack gap="xs">
        <Columns width="sm">
          <SelectField
            {...form.field('direction')}
            label={t('contacts.direction')}
            choices={(['in', 'out'] as const).map((value) => ({ value, label: t(`contacts.${value}`) }))}
          />
          <SelectField
            {...form.field('channel')}
            label={t('contacts.channel')}
            choices={contactChannels.map((value) => ({ value, label: t(`contacts.via.${value}`) }))}
          />
          <DateField {...form.field('day')} label={t('consent.day')} need="optional" />
        </Columns>
        <TextField {...form.field('text')} label={t('contacts.text')} maxLength={2_000} />
        <ErrorNotice error={form.error} />
        <div>
          <Button size="xs" type="submit" loading={form.isSending} disabled={form.values.text.trim() === ''}>
            {t('contacts.add')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
