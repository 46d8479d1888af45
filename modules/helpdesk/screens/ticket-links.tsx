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
import { SplitForm } from './split-form.tsx';
import { screenTexts } from './texts.ts';

const ways = ['link', 'merge', 'split'] as const;

/** What else belongs to an enquiry, and how to link, merge and split it. */
export function TicketLinks({ ticket }: { readonly ticket: Ticket }) {
  const t = useTexts(screenTexts);
  const refresh = useRefresh();
  const toast = useToast();
  const [asks, setAsks] = useState<(typeof ways)[number] | null>(null);
  const close = () => setAsks(null);
  const isLive = ticket.life === 'active' && ticket.mergedInto === null;
  const unlink = (id: string) =>
    api
      .delete(`/api/helpdesk/tickets/${ticket.id}/links/${id}`)
      .then(() => refresh(['/api/helpdesk']))
      .catch(toast.bad);
  const messages = ticket.story.filter(({ kind }) => kind === 'message').length;
  return (
    <Stack gap="xs">
      {ticket.links.length > 0 && <strong>{t('field.links')}</strong>}
      <ul className={classes.people}>
        {ticket.links.map(({ id, number, state, kind, direction }) => (
          <li key={`${id}${kind}`}>
            <GoLink to={`/helpdesk/${id}`}>{number}</GoLink>{' '}
            <span className={classes.quiet}>
              {t(`link.${kind}.${direction}`)} · {t(`state.${state}`)}
            </span>
            {kind === 'related' && (
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={t('action.unlink', { number })}
                onClick={() => void unlink(id)}
              >
                ×
              </Button>
            )}
          </li>
        ))}
      </ul>
      {isLive && (
        <Group gap="xs">
          {ways.map((way) => (
            <Button
              key={way}
              size="xs"
              variant="default"
              disabled={way === 'split' && messages < 2}
              onClick={() => setAsks(way)}
            >
              {t(`action.${way}`)}
            </Button>
          ))}
        </Group>
      )}
      <Dialog
        title={asks === null ? '' : t(`action.${asks}`)}
        opened={asks !== null}
        onClose={close}
        size="sm"
      >
        {(asks === 'link' || asks === 'merge') && <OtherForm ticket={ticket} way={asks} onDone={close} />}
        {asks === 'split' && <SplitForm ticket={ticket} onDone={close} />}
      </Dialog>
    </Stack>
  );
}

interface OtherProps {
  readonly ticket: Ticket;
  readonly way: 'link' | 'merge';
  readonly onDone: () => void;
}

const pathOf = { link: 'links', merge: 'merge' } as const;

/** Asks for the number of the other enquiry, and links or merges with it. */
function OtherForm({ ticket, way, onDone }: OtherProps) {
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
      await api.post(`/api/helpdesk/tickets/${ticket.id}/${pathOf[way]}`, { other: other.id });
    },
    refreshes: ['/api/helpdesk'],
    onDone() {
      toast.good(t(`action.${way}Done`));
      onDone();
    },
  });
  return (
    <form {...form.form}>
      <Stack gap="md">
        <p className={classes.quiet}>{t(`action.${way}Text`)}</p>
        <ErrorNotice error={form.error} />
        <TextField {...form.field('number')} label={t('action.number')} inputMode="numeric" focusFirst />
        <Button type="submit" loading={form.isSending}>
          {t(`action.${way}`)}
        </Button>
      </Stack>
    </form>
  );
}
