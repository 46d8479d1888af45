import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { api, Dialog, ErrorNotice, useGet, useSay, useSend, useTexts } from '../../../platform/ui/index.ts';
import type { CardReply } from '../../customers/index.ts';
import classes from './counter.module.css';
import { counterScreenTexts } from './texts.ts';

type Text = CardReply['consents'][number]['title'];

/** What is asked of the server about a customer's consents, as far as it is read here. */
interface Consents {
  readonly kinds: readonly {
    readonly consent: string;
    readonly title: Text;
    readonly wording: { readonly version: string; readonly text: Text };
    readonly withdrawal: Text;
  }[];
}

/** One click shows the wording to read out, one more records the consent to notification. */
export function RecordNotification({ customerId }: { readonly customerId: string }) {
  const t = useTexts(counterScreenTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button mt="xs" size="compact-sm" variant="default" onClick={() => setOpen(true)}>
        {t('order.consent')}
      </Button>
      <Dialog title={t('order.consentTitle')} opened={isOpen} onClose={() => setOpen(false)}>
        {isOpen && <WordingToRead customerId={customerId} onDone={() => setOpen(false)} />}
      </Dialog>
    </>
  );
}

function WordingToRead({ customerId, onDone }: { readonly customerId: string; readonly onDone: () => void }) {
  const t = useTexts(counterScreenTexts);
  const say = useSay();
  const { data, error } = useGet<Consents>(`/api/customers/${customerId}/consents`);
  const kind = data?.kinds.find((each) => each.consent === 'notification');
  const record = useSend(
    (wordingVersion: string) =>
      api.post(`/api/customers/${customerId}/consents/notification`, {
        event: 'given',
        channel: 'counter',
        wordingVersion,
      }),
    { refreshes: ['/api/customers', '/api/consents', '/api/orders'], onDone },
  );
  if (kind === undefined) return <ErrorNotice error={error} />;
  return (
    <Stack gap="md">
      <p className={classes.wording}>{say(kind.wording.text)}</p>
      <p className={classes.hint}>{say(kind.withdrawal)}</p>
      <ErrorNotice error={record.error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          {t('order.consentNot')}
        </Button>
        <Button data-autofocus loading={record.isPending} onClick={() => record.mutate(kind.wording.version)}>
          {t('order.consentGiven')}
        </Button>
      </Group>
    </Stack>
  );
}
