import { Button, Group } from '@mantine/core';
import { IconServer2 } from '@tabler/icons-react';
import { useState } from 'react';
import { formatInstant } from '../../../platform/i18n/index.ts';
import {
  EmptyState,
  ErrorState,
  Facts,
  Page,
  Section,
  useGet,
  useLanguage,
  useSession,
  useTexts,
} from '../../../platform/ui/index.ts';
import type { Board, BoardPlace } from '../schemas.ts';
import { BackupNow } from './backup-now.tsx';
import classes from './backups.module.css';
import { DrillSection } from './drill-section.tsx';
import { KitFact } from './kit-fact.tsx';
import { PlaceCard } from './place-card.tsx';
import { PlaceDialog } from './place-dialog.tsx';
import { PlanSection } from './plan-section.tsx';
import { ReceiptList } from './receipt-list.tsx';
import { RunList } from './run-list.tsx';
import { backupTexts } from './texts.ts';

/** Places as a board of states, the kit, how far deletions got, and what ran. */
export function BackupsPage() {
  const t = useTexts(backupTexts);
  const [busy, setBusy] = useState(false);
  const { data, error, refetch } = useGet<Board>('/api/backups', { everySeconds: busy ? 1 : 20 });
  const { roles } = useSession().user;
  const isOwner = roles.includes('owner');
  const [editing, setEditing] = useState<BoardPlace | 'new' | null>(null);
  const works = data !== undefined && (data.running !== null || data.drill.running !== null);
  if (data !== undefined && works !== busy) setBusy(works);
  if (data === undefined)
    return (
      <Page title={t('title')} lead={t('lead')}>
        {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      </Page>
    );
  const add = (
    <Button variant={data.places.length === 0 ? 'filled' : 'default'} onClick={() => setEditing('new')}>
      {t('add')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={(isOwner || roles.includes('manager')) && <BackupNow board={data} />}
    >
      <Standing board={data} isOwner={isOwner} />
      <Section
        title={t('places')}
        lead={t('placesLead', { count: data.cities })}
        actions={isOwner && data.places.length > 0 && add}
      >
        {keepsTooMuch(data) && <p className={classes.warning}>{t('keepers')}</p>}
        {data.places.length === 0 ? (
          <EmptyState title={t('empty')} icon={IconServer2} action={isOwner ? add : undefined}>
            {t('emptyHint')}
          </EmptyState>
        ) : (
          <ul className={classes.board}>
            {data.places.map((place) => (
              <li key={place.id}>
                <PlaceCard place={place} {...(isOwner && { onEdit: () => setEditing(place) })} />
              </li>
            ))}
          </ul>
        )}
      </Section>
      <DrillSection board={data} mayHold={isOwner || roles.includes('manager')} />
      <PlanSection plan={data.plan} isOwner={isOwner} />
      {(isOwner || roles.includes('officer')) && (
        <Section title={t('receipts')} lead={t('receiptsLead')}>
          <ReceiptList />
        </Section>
      )}
      <Section title={t('history')}>
        <RunList runs={data.runs} />
      </Section>
      {editing !== null && <PlaceDialog place={editing} onClose={() => setEditing(null)} />}
    </Page>
  );
}

/** Whether as many places keep what is deleted as it takes to open an old custody. */
const keepsTooMuch = ({ places, custody }: Board): boolean =>
  places.filter(({ on, keepsDeleted }) => on && keepsDeleted !== 'nothing').length >=
  Math.max(custody.threshold, 2);

function Standing({ board, isOwner }: { readonly board: Board; readonly isOwner: boolean }) {
  const t = useTexts(backupTexts);
  const { language } = useLanguage();
  const { custody, nextAt, kit, places } = board;
  const on = places.filter((place) => place.on).length;
  const minute = (at: number): string => formatInstant(at, 'minute', language);
  return (
    <Group mb="xl">
      <Facts
        facts={[
          { id: 'kit', title: t('kit'), value: <KitFact kit={kit} isOwner={isOwner} /> },
          ...(on === 0 || kit === null ? [] : [{ id: 'next', title: t('next'), value: minute(nextAt) }]),
          {
            id: 'deletions',
            title: t('deletions'),
            value: custody.finalUpTo === null ? t('deletionsNone') : minute(custody.finalUpTo),
          },
          ...(custody.generation === 0
            ? []
            : [
                {
                  id: 'loss',
                  title: t('loss'),
                  value: t('lossText', { count: Math.max(custody.mayLose, 0), places: on }),
                },
              ]),
        ]}
      />
    </Group>
  );
}
