import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import {
  api,
  type Column,
  DataList,
  Dialog,
  ErrorNotice,
  TextAreaField,
  useForm,
  useGet,
  useLanguage,
} from '../../../platform/ui/index.ts';
import type { Options } from '../schemas.ts';
import type { StepProps } from './step-props.ts';
import { useRightsTexts } from './use-rights-texts.ts';
import { useFile, useStep } from './use-step.ts';

type Recipient = Options['recipients'][number];

/** Everybody who received the data, to be ticked off as told, or excused with a reason (Art. 19). */
export function TellStep({ request }: StepProps) {
  const t = useRightsTexts();
  const { language } = useLanguage();
  const step = useStep(request.id);
  const file = useFile();
  const [excusing, setExcusing] = useState<Recipient | null>(null);
  const path = `/api/rights-requests/${request.id}`;
  const { data } = useGet<Options>(`${path}/options`);
  const actions = (row: Recipient) => (
    <Group gap="xs">
      <Button
        size="xs"
        variant="default"
        loading={file.busy}
        onClick={() => file.save(`${path}/recipients/${row.recipient}/letter`)}
      >
        {t('tell.letter')}
      </Button>
      <Button
        size="xs"
        loading={step.busy}
        onClick={() => step.send('post', `recipients/${row.recipient}/told`)}
      >
        {t('tell.told')}
      </Button>
      <Button size="xs" variant="default" onClick={() => setExcusing(row)}>
        {t('tell.excuse')}
      </Button>
    </Group>
  );
  const columns: readonly Column<Recipient>[] = [
    { id: 'title', title: t('tell.who'), cell: (row) => row.title[language], onCard: 'title' },
    {
      id: 'do',
      title: t('field.next'),
      cell: (row) => (row.told ? t('tell.done') : row.excused ? t('tell.excused') : actions(row)),
    },
  ];
  return (
    <Stack align="stretch">
      <p>{t('tell.lead')}</p>
      <DataList
        label={t('next.tell')}
        columns={columns}
        rows={data?.recipients ?? []}
        keyOf={(row) => row.recipient}
      />
      <p>{t('tell.letterNamesThem')}</p>
      {excusing !== null && (
        <Excuse request={request} recipient={excusing} onClose={() => setExcusing(null)} />
      )}
    </Stack>
  );
}

interface ExcuseProps extends StepProps {
  readonly recipient: Recipient;
  readonly onClose: () => void;
}

function Excuse({ request, recipient, onClose }: ExcuseProps) {
  const t = useRightsTexts();
  const form = useForm({
    initial: { reason: '' },
    send: (values) =>
      api.post(`/api/rights-requests/${request.id}/recipients/${recipient.recipient}/excused`, values),
    refreshes: ['/api/rights-requests'],
    onDone: onClose,
  });
  return (
    <Dialog title={t('tell.excuseTitle')} opened onClose={onClose}>
      <form {...form.form}>
        <Stack>
          <p>{t('tell.excuseLead')}</p>
          <TextAreaField {...form.field('reason')} label={t('tell.why')} />
          <ErrorNotice error={form.error} />
          <Button type="submit" loading={form.isSending}>
            {t('tell.excuse')}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}
