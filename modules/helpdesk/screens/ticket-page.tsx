import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import {
  api,
  ErrorState,
  GoLink,
  KeyHints,
  Page,
  Section,
  StateBadge,
  useGet,
  useGo,
  useParam,
  usePrint,
  useSend,
  useSession,
  useShortcut,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { Ticket } from '../schemas.ts';
import { Composer, type Mode } from './composer.tsx';
import classes from './helpdesk.module.css';
import { PrivacyHint } from './privacy-hint.tsx';
import { Story } from './story.tsx';
import { screenTexts } from './texts.ts';
import { stateTones } from './ticket-columns.tsx';
import { TicketDetails } from './ticket-details.tsx';
import { TicketLinks } from './ticket-links.tsx';
import { TicketPeople } from './ticket-people.tsx';
import { usePresence } from './use-presence.ts';

/** One enquiry: its whole story, what can be written, and what stands about it. */
export function TicketPage() {
  const t = useTexts(screenTexts);
  const id = useParam('id');
  const {
    data: ticket,
    error,
    refetch,
  } = useGet<Ticket>(`/api/helpdesk/tickets/${id}`, { everySeconds: 60 });
  const list = { label: t('queue.title'), to: '/helpdesk' };
  if (ticket === undefined)
    return (
      <Page title={t('nav')} crumbs={[list]}>
        {error !== null && <ErrorState error={error} list={list} onRetry={() => void refetch()} />}
      </Page>
    );
  return <Shown key={ticket.id} ticket={ticket} />;
}

const keys = [
  ['r', 'reply'],
  ['n', 'note'],
  ['a', 'take'],
  ['e', 'close'],
  ['u', 'back'],
] as const;

function Shown({ ticket }: { readonly ticket: Ticket }) {
  const t = useTexts(screenTexts);
  const go = useGo();
  const [mode, setMode] = useState<Mode>('reply');
  const [isWriting, setWriting] = useState(false);
  const others = usePresence(ticket.id, isWriting ? 'writing' : 'reading');
  const act = useAct(ticket);
  const focus = (wanted: Mode) => {
    setMode(wanted);
    requestAnimationFrame(() => document.getElementById('compose-text')?.focus());
  };
  useShortcut('r', () => focus('reply'));
  useShortcut('n', () => focus('note'));
  useShortcut('e', () => act.close());
  useShortcut('a', () => act.take());
  useShortcut('u', () => go('/helpdesk'));
  const title = t('page.title', { number: ticket.number });
  const print = usePrint('a4', <Printed ticket={ticket} />);
  return (
    <Page
      title={ticket.subject ?? title}
      lead={title}
      crumbs={[{ label: t('queue.title'), to: '/helpdesk' }]}
      beside={<StateBadge tone={stateTones[ticket.state]}>{t(`state.${ticket.state}`)}</StateBadge>}
      actions={<Actions ticket={ticket} onPrint={print.print} />}
    >
      {others.length > 0 && (
        <p className={classes.notice} role="status">
          {others
            .map(({ name, doing }) => t(doing === 'writing' ? 'page.writes' : 'page.reads', { name }))
            .join(' · ')}
        </p>
      )}
      {ticket.life === 'anonymous' && <p className={classes.notice}>{t('page.anonymous')}</p>}
      {ticket.mergedInto !== null && (
        <p className={classes.notice}>
          <GoLink to={`/helpdesk/${ticket.mergedInto.id}`}>
            {t('page.mergedInto', { number: ticket.mergedInto.number })}
          </GoLink>
        </p>
      )}
      {ticket.privacy && ticket.life === 'active' && <PrivacyHint ticket={ticket} />}
      <div className={classes.layout}>
        <div>
          <Section title={t('page.story')}>
            <Story ticket={ticket} />
          </Section>
          {ticket.life === 'active' && ticket.mergedInto === null && (
            <Composer ticket={ticket} mode={mode} onMode={setMode} onWriting={setWriting} />
          )}
        </div>
        <Section title={t('page.details')}>
          <TicketDetails ticket={ticket} />
          <TicketPeople ticket={ticket} />
          <TicketLinks ticket={ticket} />
        </Section>
      </div>
      <KeyHints hints={keys.map(([key, label]) => ({ keys: [key], label: t(`keys.${label}`) }))} />
      {print.sheet}
    </Page>
  );
}

/** What can be done with one key or one press. */
function useAct({ id, revision, state, life }: Ticket) {
  const toast = useToast();
  const t = useTexts(screenTexts);
  const { user } = useSession();
  const send = useSend(
    (change: object) => api.patch(`/api/helpdesk/tickets/${id}`, { revision, ...change }),
    {
      refreshes: ['/api/helpdesk'],
      onDone: () => toast.good(t('dialog.changed')),
    },
  );
  const change = (wanted: object) => {
    if (life === 'active') send.mutate(wanted, { onError: toast.bad });
  };
  return {
    close: () => change({ state: state === 'closed' ? 'open' : 'closed' }),
    take: () => change({ assignee: user.id }),
    spam: () => change({ state: 'spam' }),
    change,
  };
}

function Actions({ ticket, onPrint }: { readonly ticket: Ticket; readonly onPrint: () => void }) {
  const t = useTexts(screenTexts);
  const act = useAct(ticket);
  const isOver = ticket.state === 'closed' || ticket.state === 'spam';
  return (
    <>
      <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={onPrint}>
        {t('page.print')}
      </Button>
      {ticket.life === 'active' && ticket.mergedInto === null && (
        <>
          {!isOver && ticket.billableMinutes === 0 && (
            <Button variant="default" onClick={act.spam}>
              {t('action.spam')}
            </Button>
          )}
          <Button variant="default" onClick={act.take}>
            {t('action.take')}
          </Button>
          <Button onClick={() => (isOver ? act.change({ state: 'open' }) : act.close())}>
            {t(isOver ? 'action.reopen' : 'action.close')}
          </Button>
        </>
      )}
    </>
  );
}

function Printed({ ticket }: { readonly ticket: Ticket }) {
  const t = useTexts(screenTexts);
  return (
    <>
      <h2>
        {t('page.title', { number: ticket.number })}: {ticket.subject}
      </h2>
      <p>{ticket.contact}</p>
      <Story ticket={ticket} />
    </>
  );
}
