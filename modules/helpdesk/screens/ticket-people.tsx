import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import {
  api,
  Dialog,
  ErrorNotice,
  GoLink,
  TextField,
  useForm,
  useRefresh,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { Ticket, TicketInList } from '../schemas.ts';
import classes from './helpdesk.module.css';
import { screenTexts } from './texts.ts';

/** Who else is involved, what else belongs to an enquiry, and how to change both. */
export function TicketPeople({ ticket }: { readonly ticket: Ticket }) {
  const t = useTexts(screenTexts);
  const refresh = useRefresh();
  const toast = useToast();
  const [asks, setAsks] = useState<'involve' | 'merge' | null>(null);
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
      {ticket.links.length > 0 && <strong>{t('field.links')}</strong>}
      <ul className={classes.people}>
        {ticket.links.map(({ id, number, state, kind }) => (
          <li key={`${id}${kind}`}>
            <GoLink to={`/helpdesk/${id}`}>{number}</GoLink> · {t(`state.${state}`)}
          </li>
        ))}
      </ul>
      {isLive && (
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={() => setAsks('involve')}>
            {t('action.involve')}
          </Button>
          <Button size="xs" variant="default" onClick={() => setAsks('merge')}>
            {t('action.merge')}
          </Button>
        </Group>
      )}
      <Dialog title={t('action.involve')} opened={asks === 'involve'} onClose={() => setAsks(null)} size="sm">
        {asks === 'involve' && <InvolveForm ticket={ticket} onDone={() => setAsks(null)} />}
      </Dialog>
      <Dialog title={t('action.merge')} opened={asks === 'merge'} onClose={() => setAsks(null)} size="sm">
        {asks === 'merge' && <MergeForm ticket={ticket} onDone={() => setAsks(null)} />}
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

function MergeForm({ ticket, onDone }: FormProps) {
  const t = useTexts(screenTexts);
  const toast = useToast();
  const form = useForm({
    initial: { number: '' },
    check: ({ number }) => ({ number: /^\d+$/.test(number.trim()) ? undefined : t('action.unknownNumber') }),
    async send({ number }) {
      const words = number.trim();
      const { rows } = await api.post<{ rows: readonly TicketInList[] }>('/api/helpdesk/find', { words });
      const other = rows.find((row) => row.number === words);
      if (other === undefined) throw new Error(t('action.unknownNumber'));
      await api.post(`/api/helpdesk/tickets/${ticket.id}/merge`, { other: other.id });
    },
    refreshes: ['/api/helpdesk'],
    onDone() {
      toast.good(t('action.merged'));
      onDone();
    },
  });
  return (
    <form {...form.form}>
      <Stack gap="md">
        <p className={classes.quiet}>{t('action.mergeText')}</p>
        <ErrorNotice error={form.error} />
        <TextField {...form.field('number')} label={t('action.number')} inputMode="numeric" focusFirst />
        <Button type="submit" loading={form.isSending}>
          {t('action.mergeConfirm')}
        </Button>
      </Stack>
    </form>
  );
}
