import { Button } from '@mantine/core';
import { IconDownload, IconLifebuoy, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import {
  api,
  DataList,
  EmptyState,
  KeyHints,
  type ListPage,
  Page,
  SearchField,
  saveFile,
  useAddress,
  useFind,
  useGet,
  useList,
  useSend,
  useSession,
  useShortcut,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { TicketInList, View } from '../schemas.ts';
import classes from './helpdesk.module.css';
import { NewTicketDialog } from './new-ticket.tsx';
import { screenTexts } from './texts.ts';
import { useTicketColumns } from './ticket-columns.tsx';

const views = [
  'active',
  'mine',
  'unassigned',
  'overdue',
  'waiting',
  'solved',
  'closed',
  'spam',
  'all',
] as const;

/** The queue: views, search, choosing many, and the keyboard all the way. */
export function QueuePage() {
  const t = useTexts(screenTexts);
  const [filter, change] = useAddress();
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isNew, setNew] = useState(false);
  const view = (views as readonly string[]).includes(filter.view ?? '') ? (filter.view as View) : 'active';
  const isSearching = words.trim() !== '';
  const counts = useGet<Record<View, number>>('/api/helpdesk/counts', { everySeconds: 60 });
  const shown = useTickets(view, words.trim());
  useShortcut('n', () => setNew(true));
  useShortcut('j', () => moveFocus(1));
  useShortcut('k', () => moveFocus(-1));
  const isEmpty = !isSearching && view === 'active' && counts.data?.all === 0;
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setNew(true)}>
      {t('queue.new')}
    </Button>
  );
  return (
    <Page
      title={t('queue.title')}
      actions={
        <>
          <Export view={view} />
          {add}
        </>
      }
    >
      <div className={classes.find}>
        <SearchField
          label={t('queue.search')}
          value={words}
          onSearch={setWords}
          isBusy={shown.isBusy}
          shortcut="f"
        />
      </div>
      <Views
        shown={isSearching ? null : view}
        counts={counts.data}
        onView={(each) => {
          setWords('');
          setChosen(new Set());
          change({ view: each === 'active' ? undefined : each });
        }}
      />
      {chosen.size > 0 && <Bulk chosen={chosen} onDone={() => setChosen(new Set())} />}
      <DataList
        label={t('queue.title')}
        columns={useTicketColumns()}
        {...shown.list}
        keyOf={(row) => row.id}
        linkTo={(row) => `/helpdesk/${row.id}`}
        selection={{
          keys: chosen,
          onChange: setChosen,
          nameOf: (row) => t('queue.select', { number: row.number }),
        }}
        empty={<NoTickets isSearching={isSearching} action={isEmpty ? add : null} />}
      />
      <KeyHints hints={keys.map(([key, label]) => ({ keys: [key], label: t(`keys.${label}`) }))} />
      <NewTicketDialog opened={isNew} onClose={() => setNew(false)} />
    </Page>
  );
}

const keys = [
  ['j', 'next'],
  ['k', 'previous'],
  ['↵', 'open'],
  ['f', 'find'],
  ['n', 'new'],
] as const;

/** Saves the shown view as a table. */
function Export({ view }: { readonly view: View }) {
  const t = useTexts(screenTexts);
  const toast = useToast();
  const save = () =>
    api.downloadBy(`/api/helpdesk/export?view=${view}`, undefined).then(saveFile).catch(toast.bad);
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      onClick={() => void save()}
    >
      {t('queue.export')}
    </Button>
  );
}

/** Why there is nothing to see. `action`: what to do when there is no enquiry at all. */
function NoTickets({
  isSearching,
  action,
}: {
  readonly isSearching: boolean;
  readonly action: ReactNode | null;
}) {
  const t = useTexts(screenTexts);
  const isEmpty = action !== null;
  return (
    <EmptyState
      icon={IconLifebuoy}
      title={t(isEmpty ? 'queue.empty' : 'queue.none')}
      {...(isEmpty && { action })}
    >
      {t(isEmpty ? 'queue.emptyHint' : isSearching ? 'queue.notFound' : 'queue.noneHint')}
    </EmptyState>
  );
}

interface ViewsProps {
  /** `null` while searching. */
  readonly shown: View | null;
  readonly counts: Readonly<Record<View, number>> | undefined;
  readonly onView: (view: View) => void;
}

/** The views of the queue with how many each holds. */
function Views({ shown, counts, onView }: ViewsProps) {
  const t = useTexts(screenTexts);
  return (
    <fieldset className={classes.views} aria-label={t('queue.views')}>
      {views.map((each) => (
        <button
          key={each}
          type="button"
          className={classes.view}
          aria-pressed={each === shown}
          onClick={() => onView(each)}
        >
          {t(`view.${each}`)} <span className={classes.count}>{counts?.[each] ?? ''}</span>
        </button>
      ))}
    </fieldset>
  );
}

/** The enquiries of a view, or those with the words that are looked for. */
function useTickets(view: View, words: string) {
  const isSearching = words !== '';
  const list = useList<TicketInList, ListPage<TicketInList>>(
    '/api/helpdesk/tickets',
    { page: (reply) => reply },
    { query: { view }, enabled: !isSearching },
  );
  const found = useFind<ListPage<TicketInList>>('/api/helpdesk/find', { words }, { enabled: isSearching });
  return {
    isBusy: found.isFetching,
    list: {
      rows: isSearching ? (found.data?.rows ?? []) : list.rows,
      isLoading: isSearching ? found.isPending : list.isPending,
      error: isSearching ? found.error : list.error,
      onRetry: () => void (isSearching ? found.refetch() : list.refetch()),
      hasMore: !isSearching && list.hasMore,
      onMore: list.loadMore,
      isLoadingMore: list.isLoadingMore,
    },
  };
}

/** Moves the focus along the enquiries of the list. */
function moveFocus(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('main a[href*="/helpdesk/"]')].filter(
    (link) => link.offsetParent !== null,
  );
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  links[at === -1 ? (step === 1 ? 0 : links.length - 1) : at + step]?.focus();
}

/** What can be done with the chosen enquiries at once. */
function Bulk({ chosen, onDone }: { readonly chosen: ReadonlySet<string>; readonly onDone: () => void }) {
  const t = useTexts(screenTexts);
  const toast = useToast();
  const { user } = useSession();
  const send = useSend(
    (change: object) =>
      api.post<{ changed: number; refused: number }>('/api/helpdesk/bulk', { tickets: [...chosen], change }),
    {
      refreshes: ['/api/helpdesk'],
      onDone(reply) {
        toast.good(t('queue.done', reply));
        onDone();
      },
    },
  );
  const act = (change: object) => send.mutate(change, { onError: toast.bad });
  return (
    <div className={classes.bar} role="status">
      <span>{t('queue.chosen', { count: chosen.size })}</span>
      <Button size="xs" variant="default" onClick={() => act({ assignee: user.id })}>
        {t('queue.take')}
      </Button>
      <Button size="xs" variant="default" onClick={() => act({ state: 'closed' })}>
        {t('queue.close')}
      </Button>
      <Button size="xs" variant="default" onClick={() => act({ state: 'spam' })}>
        {t('queue.spam')}
      </Button>
    </div>
  );
}
