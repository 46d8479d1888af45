import { type Column, DateText, StateBadge, type Tone, useTexts } from '../../../platform/ui/index.ts';
import type { State } from '../choices.ts';
import type { TicketInList } from '../schemas.ts';
import classes from './helpdesk.module.css';
import { screenTexts } from './texts.ts';

/** How a state looks. */
export const stateTones: Readonly<Record<State, Tone>> = {
  new: 'attention',
  open: 'active',
  waiting: 'neutral',
  solved: 'good',
  closed: 'neutral',
  spam: 'bad',
};

/** The columns of a list of enquiries. */
export function useTicketColumns(): readonly Column<TicketInList>[] {
  const t = useTexts(screenTexts);
  return [
    { id: 'number', title: t('field.number'), width: 'fit', cell: (row) => row.number, onCard: 'title' },
    { id: 'subject', title: t('field.subject'), onCard: 'bare', cell: (row) => <Subject row={row} /> },
    {
      id: 'contact',
      title: t('field.contact'),
      onCard: 'bare',
      cell: (row) => row.companyName ?? row.contact ?? '–',
    },
    {
      id: 'state',
      title: t('field.state'),
      width: 'fit',
      cell: (row) => <StateBadge tone={stateTones[row.state]}>{t(`state.${row.state}`)}</StateBadge>,
    },
    {
      id: 'assignee',
      title: t('field.assignee'),
      width: 'fit',
      cell: (row) => row.assigneeName ?? <span className={classes.quiet}>{t('field.nobody')}</span>,
    },
    {
      id: 'moved',
      title: t('field.moved'),
      width: 'fit',
      cell: (row) => <DateText at={row.updatedAt} style="minute" />,
    },
  ];
}

function Subject({ row }: { readonly row: TicketInList }) {
  const t = useTexts(screenTexts);
  return (
    <span className={classes.subject}>
      {row.subject ?? <span className={classes.quiet}>{t('queue.anonymous')}</span>}
      {row.overdue !== 'no' && <StateBadge tone="bad">{t(`queue.overdue.${row.overdue}`)}</StateBadge>}
      {row.privacy && <StateBadge tone="attention">{t('queue.privacy')}</StateBadge>}
      {(row.priority === 'high' || row.priority === 'urgent') && (
        <StateBadge tone="attention">{t(`priority.${row.priority}`)}</StateBadge>
      )}
    </span>
  );
}
