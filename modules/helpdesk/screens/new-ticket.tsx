import { Button, Group, Stack } from '@mantine/core';
import {
  api,
  Columns,
  Dialog,
  ErrorNotice,
  SelectField,
  TextAreaField,
  TextField,
  useForm,
  useGet,
  useGo,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import { priorities, typedChannels } from '../choices.ts';
import type { DeskReply } from '../schemas.ts';
import { screenTexts } from './texts.ts';

/** Takes an enquiry that came by phone, at the counter, by letter or fax. */
export function NewTicketDialog({
  opened,
  onClose,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const t = useTexts(screenTexts);
  return (
    <Dialog title={t('dialog.new')} opened={opened} onClose={onClose} size="lg">
      {opened && <NewTicketForm onClose={onClose} />}
    </Dialog>
  );
}

const initial = {
  channel: 'phone' as string | null,
  contactName: '',
  contactEmail: '',
  contactPhone: '',
  subject: '',
  text: '',
  categoryId: null as string | null,
  priority: 'normal' as string | null,
  contractId: null as string | null,
};

interface ContractChoice {
  readonly id: string;
  readonly number: string;
  readonly partner: string;
}

function NewTicketForm({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(screenTexts);
  const toast = useToast();
  const go = useGo();
  const desk = useGet<DeskReply>('/api/helpdesk/desk');
  const contracts = useGet<{ rows: readonly ContractChoice[] }>('/api/contracts');
  const form = useForm<typeof initial, { id: string; number: string }>({
    initial,
    send: (values) => api.post('/api/helpdesk/tickets', values),
    refreshes: ['/api/helpdesk'],
    warnsBeforeLeaving: true,
    onDone(reply) {
      toast.good(t('dialog.saved', { number: reply.number }));
      onClose();
      go(`/helpdesk/${reply.id}`);
    },
  });
  const offered = desk.data?.categories.filter(({ offered: is }) => is === 'yes') ?? [];
  return (
    <form {...form.form}>
      <Stack gap="md">
        <ErrorNotice error={form.error} />
        <TextField {...form.field('contactName')} label={t('field.name')} need="optional" focusFirst />
        <Columns width="sm">
          <TextField {...form.field('contactEmail')} label={t('field.email')} type="email" need="optional" />
          <TextField {...form.field('contactPhone')} label={t('field.phone')} type="tel" need="optional" />
        </Columns>
        <TextField {...form.field('subject')} label={t('field.subject')} maxLength={200} />
        <TextAreaField {...form.field('text')} label={t('field.text')} rows={5} />
        <Columns width="sm">
          <SelectField
            {...form.field('channel')}
            label={t('field.channel')}
            choices={typedChannels.map((value) => ({ value, label: t(`channel.${value}`) }))}
          />
          <SelectField
            {...form.field('priority')}
            label={t('field.priority')}
            choices={priorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
          />
        </Columns>
        <Columns width="sm">
          <SelectField
            {...form.field('categoryId')}
            label={t('field.category')}
            need="optional"
            choices={offered.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <SelectField
            {...form.field('contractId')}
            label={t('field.contract')}
            need="optional"
            choices={(contracts.data?.rows ?? []).map(({ id, number, partner }) => ({
              value: id,
              label: `${number} · ${partner}`,
            }))}
          />
        </Columns>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('dialog.cancel')}
          </Button>
          <Button type="submit" loading={form.isSending}>
            {t('dialog.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
