import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import {
  api,
  Columns,
  ConflictNotice,
  DateText,
  ErrorNotice,
  Facts,
  isConflict,
  isProblem,
  PrivacyShield,
  TextField,
  useForm,
  useRefresh,
  useShortcut,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { CardReply, CustomerReply } from '../replies.ts';
import { CustomerFields, customerBody } from './customer-fields.tsx';
import { AddressBlock, ReachLines } from './customer-lines.tsx';
import { PinnedNotes } from './pinned-notes.tsx';
import { customerScreenTexts } from './texts.ts';
import { customerPaths } from './use-consents.ts';

/** Name, address and how to reach the customer: to look at, and to change. */
export function MasterTab({ card }: { readonly card: CardReply }) {
  const t = useTexts(customerScreenTexts);
  const [isEditing, setEditing] = useState(false);
  const { customer } = card;
  useShortcut('e', () => setEditing(true), !isEditing);
  return (
    <PrivacyShield what={t('customer.what')} seconds={isEditing ? 180 : 20}>
      {isEditing ? (
        <EditForm key={customer.revision} customer={customer} onEnd={() => setEditing(false)} />
      ) : (
        <Columns>
          <Stack gap="md">
            <AddressBlock customer={customer} />
            <ReachLines phones={customer.phones} email={customer.email} />
            <div>
              <Button variant="default" onClick={() => setEditing(true)} aria-keyshortcuts="e">
                {t('customer.edit')}
              </Button>
            </div>
          </Stack>
          <Stack gap="md">
            <Facts
              facts={[
                {
                  id: 'salutation',
                  title: t('field.salutation'),
                  value: t(`salutation.${customer.salutation}`),
                },
                { id: 'since', title: t('field.since'), value: <DateText at={customer.createdAt} /> },
                {
                  id: 'contact',
                  title: t('customer.lastContact'),
                  value: card.lastContact === null ? null : <DateText at={card.lastContact.happened} />,
                },
              ]}
            />
            <PinnedNotes card={card} />
          </Stack>
        </Columns>
      )}
    </PrivacyShield>
  );
}

function EditForm({ customer, onEnd }: { readonly customer: CustomerReply; readonly onEnd: () => void }) {
  const t = useTexts(customerScreenTexts);
  const toast = useToast();
  const refresh = useRefresh();
  const {
    salutation,
    firstName,
    lastName,
    company,
    street,
    postcode,
    city,
    country,
    phones,
    email,
    number,
    revision,
  } = customer;
  const form = useForm({
    initial: {
      salutation: salutation as string | null,
      firstName,
      lastName,
      company,
      street,
      postcode,
      city,
      country: country as string | null,
      phones: phones as readonly string[],
      email,
      number,
    },
    send: ({ number: chosen, ...values }) =>
      api.put<{ revision: number }>(`/api/customers/${customer.id}`, {
        ...customerBody(values),
        number: chosen,
        revision,
      }),
    refreshes: customerPaths,
    warnsBeforeLeaving: true,
    onDone: () => {
      toast.good(t('customer.saved'));
      onEnd();
    },
  });
  const isStale = isConflict(form.error) && !isProblem(form.error, 'number-taken');
  return (
    <form {...form.form}>
      <Stack gap="md">
        <CustomerFields values={form.values} change={form.change} errorOf={form.errorOf} focusFirst />
        <TextField {...form.field('number')} label={t('field.number')} maxLength={20} />
        {isStale ? (
          <ConflictNotice error={form.error} onReload={() => void refresh(customerPaths)} />
        ) : (
          <ErrorNotice error={form.error} />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onEnd}>
            {t('customer.cancel')}
          </Button>
          <Button type="submit" loading={form.isSending}>
            {t('customer.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
