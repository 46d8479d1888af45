import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import {
  api,
  DateText,
  ErrorState,
  Facts,
  GoLink,
  StateBadge,
  useGet,
  useLanguage,
  useSend,
  useSession,
  useTexts,
  useToast,
} from '../../platform/ui/index.ts';
import { bytesText, concerned, type Door, type Doors, setUpElsewhere } from './door.ts';
import { DoorDialog } from './door-dialog.tsx';
import classes from './doors-section.module.css';
import { doorTexts } from './texts.ts';

/** Every door to the outside: who stands behind it, what goes out, what went out, and the switch. */
export function DoorsSection() {
  const t = useTexts(doorTexts);
  const { data, error, refetch } = useGet<Doors>('/api/recipients', { everySeconds: 15 });
  const [open, setOpen] = useState<Door | null>(null);
  if (data === undefined)
    return error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />;
  const count = data.recipients.filter(({ on }) => on).length;
  return (
    <>
      <p>{t('lead')}</p>
      <p role="status">{count === 0 ? t('allShut') : t('someOpen', { count })}</p>
      <ul className={classes.doors}>
        {data.recipients.map((door) => (
          <DoorEntry key={door.door} door={door} onOpen={() => setOpen(door)} />
        ))}
      </ul>
      {open !== null && <DoorDialog door={open} onClose={() => setOpen(null)} />}
    </>
  );
}

function DoorEntry({ door, onOpen }: { readonly door: Door; readonly onOpen: () => void }) {
  const t = useTexts(doorTexts);
  const { language } = useLanguage();
  const isOwner = useSession().user.roles.includes('owner');
  const title =
    door.instance === null ? door.title[language] : `${door.title[language]}: ${door.instance.label}`;
  return (
    <li className={classes.door}>
      <div className={classes.head}>
        <h3 className={classes.title}>{title}</h3>
        <StateBadge tone={door.on ? 'good' : 'neutral'}>{t(door.on ? 'on' : 'off')}</StateBadge>
      </div>
      <Facts facts={useFacts(door)} />
      {isOwner && <Actions door={door} title={title} onOpen={onOpen} />}
    </li>
  );
}

function useFacts(door: Door) {
  const t = useTexts(doorTexts);
  const { language } = useLanguage();
  const { host, port, thirdCountry, budget, spent } = door;
  const bytes = (count: number) => bytesText(count, language);
  const isToday = spent.day === new Date().toISOString().slice(0, 10);
  const lead = [
    { id: 'receives', title: t('receives'), value: door.receives[language] },
    { id: 'country', title: t('thirdCountry'), value: thirdCountry?.country ?? t('inside') },
  ];
  if (host === null) return lead;
  const place = `${host}:${port}${door.ownNetwork ? ` (${t('ownNetworkMark')})` : ''}`;
  return [
    ...lead,
    { id: 'where', title: t('where'), value: place },
    {
      id: 'last',
      title: t('lastUsed'),
      value: door.lastUsedAt === null ? t('never') : <DateText at={door.lastUsedAt} style="minute" />,
    },
    { id: 'uses', title: t('uses'), value: t('usesValue', { count: door.uses }) },
    { id: 'traffic', title: t('traffic'), value: `${bytes(door.sent)} / ${bytes(door.received)}` },
    { id: 'now', title: t('openNow'), value: String(door.openNow) },
    {
      id: 'budget',
      title: t('budget'),
      value: t('budgetValue', {
        uses: (isToday ? spent.usesToday : 0).toLocaleString(language),
        usesADay: budget.usesADay.toLocaleString(language),
        bytes: bytes(isToday ? spent.bytesToday : 0),
        bytesADay: bytes(budget.bytesADay),
      }),
    },
  ];
}

function Actions({
  door,
  title,
  onOpen,
}: {
  readonly door: Door;
  readonly title: string;
  readonly onOpen: () => void;
}) {
  const t = useTexts(doorTexts);
  const toast = useToast();
  const { id, instance, revision } = door;
  const body = { on: false, revision, ...(instance && { instance: instance.name }) };
  const shut = useSend(() => api.put(`/api/recipients/${id}`, body), {
    refreshes: concerned,
    onDone: () => toast.good(t('closed')),
  });
  const elsewhere = setUpElsewhere[id];
  return (
    <Group gap="xs">
      {door.on && (
        <Button
          variant="default"
          size="compact-md"
          aria-label={t('shutOf', { title })}
          loading={shut.isPending}
          onClick={() => shut.mutate(undefined, { onError: toast.bad })}
        >
          {t('shut')}
        </Button>
      )}
      {elsewhere !== undefined ? (
        <GoLink to={elsewhere} aria-label={t('setUpOf', { title })}>
          {t('setUp')}
        </GoLink>
      ) : (
        <Button
          variant={door.on ? 'subtle' : 'default'}
          size="compact-md"
          aria-label={t(door.on ? 'changeOf' : 'openOf', { title })}
          onClick={onOpen}
        >
          {t(door.on ? 'change' : 'open')}
        </Button>
      )}
    </Group>
  );
}
