import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import {
  api,
  Dialog,
  ErrorNotice,
  TextField,
  useForm,
  useRefresh,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { Ticket } from '../schemas.ts';
import classes from './helpdesk.module.css';
import { screenTexts } from './texts.ts';

/** Who else is involved in an enquiry, and how to change that. */
export function TicketPeople({ ticket }: { readonly ticket: Ticket }) {
  const t = useTexts(screenTexts);
  const refresh = useRefresh();
  const toast = useToast();
  const [isAsking, setAsking] = useState(false);
  const remove = (id: string) =>
    api
      .delete(`/api/helpdesk/tickets/${ticket.id}/collaborators/${id}`)
      .then(() => refresh(['/api/helpdesk']))
      .catch(toast.bad);
  const isLive = ticket.life === 'active' && ticket.mergedInto === null;
  return (
    <Stack gap="xs">
      {ticket.collaborators.length > 0 && <strong>{t('field.people')}</strong>}
      <ul className={classes.people}>
        {ticket.collaborators.map(({ id, name, email }) => (
          <li key={id}>
            {name === '' ? email : `${name} (${email})`}{' '}
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={t('action.remove', { name: name === '' ? email : name })}
              onClick={() => void remove(id)}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
      {isLive && (
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={() => setAsking(true)}>
            {t('action.involve')}
          </Button>
        </Group>
      )}
      <Dialog title={t('action.involve')} opened={isAsking} onClose={() => setAsking(false)} size="sm">
        {isAsking && <InvolveForm ticket={ticket} onDone={() => setAsking(false)} />}
      </Dialog>
    </Stack>
  );
}

interface FormProps {
  readonly ticket: Ticket;
  readonly onDone: () => void;
}

function InvolveForm({ ticket, onDone }: FormProps) {
  const t = useTexts(screenTexts);
  const toast = useToast();
  const form = useForm({
    initial: { name: '', email: '' },
    send: (values) => api.post(`/api/helpdesk/tickets/${ticket.id}/collaborators`, values),
    refreshes: ['/api/helpdesk'],
    onDone() {
      toast.good(t('action.involved'));
      onDone();
    },
  });
  return (
    <form {...form.form}>
      <Stack gap="md">
        <ErrorNotice error={form.error} />
        <TextField {...form.field('name')} label={t('field.name')} need="optional" focusFirst />
        <TextField {...form.field('email')} label={t('field.email')} type="email" />
        <Button type="submit" loading={form.isSending}>
          {t('action.involve')}
        </Button>
      </Stack>
    </form>
  );
}
