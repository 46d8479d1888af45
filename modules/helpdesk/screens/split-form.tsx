import { Button, Checkbox, Stack } from '@mantine/core';
import {
  api,
  ErrorNotice,
  TextField,
  useForm,
  useGo,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { Ticket } from '../schemas.ts';
import classes from './helpdesk.module.css';
import { screenTexts } from './texts.ts';

interface SplitProps {
  readonly ticket: Ticket;
  readonly onDone: () => void;
}

/** Splits chosen messages off into an enquiry of their own. One message at least stays. */
export function SplitForm({ ticket, onDone }: SplitProps) {
  const t = useTexts(screenTexts);
  const toast = useToast();
  const go = useGo();
  const written = ticket.story.flatMap((entry) => (entry.kind === 'message' ? [entry] : []));
  const form = useForm<
    { subject: string; messages: readonly string[] },
    { readonly id: string; readonly number: string }
  >({
    initial: { subject: ticket.subject ?? '', messages: [] },
    check: ({ messages }) => ({
      messages:
        messages.length === 0
          ? t('action.splitNone')
          : messages.length === written.length
            ? t('action.splitAll')
            : undefined,
    }),
    send: (values) => api.post(`/api/helpdesk/tickets/${ticket.id}/split`, values),
    refreshes: ['/api/helpdesk'],
    onDone({ id, number }) {
      toast.good(t('action.splitDone', { number }));
      onDone();
      go(`/helpdesk/${id}`);
    },
  });
  const { value, onChange, error } = form.field('messages');
  return (
    <form {...form.form}>
      <Stack gap="md">
        <p className={classes.quiet}>{t('action.splitText')}</p>
        <ErrorNotice error={form.error} />
        <TextField {...form.field('subject')} label={t('field.subject')} maxLength={200} focusFirst />
        <Checkbox.Group
          label={t('action.splitWhich')}
          value={[...value]}
          onChange={onChange}
          error={error ?? null}
        >
          <Stack gap="xs" mt="xs">
            {written.map(({ id, text, author }) => (
              <Checkbox
                key={id}
                value={id}
                label={`${author ?? t('story.house')}: ${text.slice(0, 80) || t('story.empty')}`}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <Button type="submit" loading={form.isSending}>
          {t('action.split')}
        </Button>
      </Stack>
    </form>
  );
}
