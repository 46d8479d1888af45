import { Button, Group, Stack } from '@mantine/core';
import {
  api,
  Columns,
  Dialog,
  ErrorNotice,
  type FormInUse,
  SelectField,
  TextField,
  useForm,
  useGet,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import { priorities } from '../choices.ts';
import type { DeskReply, Ticket } from '../schemas.ts';
import { fromLocalTime, toLocalTime } from './local-time.ts';
import { screenTexts } from './texts.ts';

interface EditProps {
  readonly ticket: Ticket;
  readonly onClose: () => void;
}

/** Changes what stands about an enquiry: subject, who asks, to what it belongs, who does it until when. */
export function EditTicketDialog({ ticket, onClose, opened }: EditProps & { readonly opened: boolean }) {
  const t = useTexts(screenTexts);
  return (
    <Dialog title={t('dialog.edit')} opened={opened} onClose={onClose} size="lg">
      {opened && <EditForm ticket={ticket} onClose={onClose} />}
    </Dialog>
  );
}

const valuesOf = (ticket: Ticket) => ({
  subject: ticket.subject ?? '',
  contactName: ticket.contact ?? '',
  contactEmail: ticket.contactEmail ?? '',
  contactPhone: ticket.contactPhone ?? '',
  categoryId: ticket.categoryId,
  priority: ticket.priority as string | null,
  companyId: ticket.companyId,
  contractId: ticket.contractId,
  teamId: ticket.teamId,
  assignee: ticket.assignee,
  respondBy: toLocalTime(ticket.respondBy),
  solveBy: toLocalTime(ticket.solveBy),
});

type Values = ReturnType<typeof valuesOf>;

/** Only what was changed is sent, so that a new topic sets its own times unless somebody typed others. */
function changeOf(before: Values, after: Values): Readonly<Record<string, string | number | null>> {
  const names = Object.keys(after) as (keyof Values)[];
  return Object.fromEntries(
    names
      .filter((name) => after[name] !== before[name])
      .map((name) => [
        name,
        name === 'respondBy' || name === 'solveBy' ? fromLocalTime(after[name]) : after[name],
      ]),
  );
}

function EditForm({ ticket, onClose }: EditProps) {
  const t = useTexts(screenTexts);
  const toast = useToast();
  const [before] = [valuesOf(ticket)];
  const form = useForm<Values, unknown>({
    initial: before,
    send: (values) =>
      api.patch(`/api/helpdesk/tickets/${ticket.id}`, {
        ...changeOf(before, values),
        revision: ticket.revision,
      }),
    refreshes: ['/api/helpdesk'],
    warnsBeforeLeaving: true,
    onDone() {
      toast.good(t('dialog.changed'));
      onClose();
    },
  });
  return (
    <form {...form.form}>
      <Stack gap="md">
        <ErrorNotice error={form.error} />
        <TextField {...form.field('subject')} label={t('field.subject')} maxLength={200} focusFirst />
        <TextField {...form.field('contactName')} label={t('field.name')} need="optional" />
        <Columns width="sm">
          <TextField {...form.field('contactEmail')} label={t('field.email')} type="email" need="optional" />
          <TextField {...form.field('contactPhone')} label={t('field.phone')} type="tel" need="optional" />
        </Columns>
        <Belonging form={form} />
        <Columns width="sm">
          <TextField
            {...form.field('respondBy')}
            label={t('field.respondBy')}
            type="datetime-local"
            need="optional"
          />
          <TextField
            {...form.field('solveBy')}
            label={t('field.solveBy')}
            type="datetime-local"
            need="optional"
          />
        </Columns>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('dialog.cancel')}
          </Button>
          <Button type="submit" loading={form.isSending} disabled={!form.isChanged}>
            {t('dialog.apply')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface Named {
  readonly id: string;
  readonly name: string;
}

const choicesOf = (things: readonly Named[] | undefined) =>
  (things ?? []).map(({ id, name }) => ({ value: id, label: name }));

function Belonging({ form }: { readonly form: FormInUse<Values> }) {
  const t = useTexts(screenTexts);
  const { data: desk } = useGet<DeskReply>('/api/helpdesk/desk');
  const companies = useGet<{ rows: readonly Named[] }>('/api/companies');
  const contracts = useGet<{ rows: readonly { id: string; number: string; partner: string }[] }>(
    '/api/contracts',
  );
  const { categoryId } = form.values;
  const offered = desk?.categories.filter(({ id, offered: is }) => is === 'yes' || id === categoryId);
  const numbered = contracts.data?.rows.map(({ id, number, partner }) => ({
    id,
    name: `${number} · ${partner}`,
  }));
  return (
    <Columns width="sm">
      <SelectField
        {...form.field('categoryId')}
        label={t('field.category')}
        need="optional"
        choices={choicesOf(offered)}
      />
      <SelectField
        {...form.field('priority')}
        label={t('field.priority')}
        choices={priorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
      />
      <SelectField
        {...form.field('contractId')}
        label={t('field.contract')}
        need="optional"
        choices={choicesOf(numbered)}
      />
      <SelectField
        {...form.field('companyId')}
        label={t('field.company')}
        need="optional"
        choices={choicesOf(companies.data?.rows)}
      />
      <SelectField
        {...form.field('assignee')}
        label={t('field.assignee')}
        need="optional"
        choices={choicesOf(desk?.agents)}
      />
      <SelectField
        {...form.field('teamId')}
        label={t('field.team')}
        need="optional"
        choices={choicesOf(desk?.teams)}
      />
    </Columns>
  );
}
