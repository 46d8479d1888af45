import { Button } from '@mantine/core';
import { IconBellCheck } from '@tabler/icons-react';
import {
  api,
  type Column,
  DataList,
  DateText,
  EmptyState,
  ErrorState,
  Facts,
  mayUse,
  NumberText,
  Page,
  Section,
  StateBadge,
  useGet,
  useLanguage,
  useSend,
  useSession,
  useTexts,
  useToast,
} from '../../platform/ui/index.ts';
import type { AlarmsReply, HealthReply, ShownAlarm } from './alarm-reply.ts';
import classes from './alarms.module.css';
import { AttackList } from './attack-list.tsx';
import { attackRoles } from './attack-reply.ts';
import { alarmScreenTexts } from './texts.ts';
import { useRuleTitle } from './use-rule-title.ts';

/** What needs somebody now, how the server is, and what was. */
export function Alarms() {
  const t = useTexts(alarmScreenTexts);
  const { roles } = useSession().user;
  const { data, error, refetch } = useGet<AlarmsReply>('/api/alarms', { everySeconds: 15 });
  return (
    <Page title={t('title')} lead={t('lead')}>
      {data === undefined ? (
        error !== null && <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          {data.standing.length === 0 ? (
            <EmptyState icon={IconBellCheck} title={t('quiet')}>
              {t('quietHint')}
            </EmptyState>
          ) : (
            <ul className={classes.alarms}>
              {data.standing.map((each) => (
                <AlarmEntry key={each.id} alarm={each} />
              ))}
            </ul>
          )}
          {mayUse(roles, attackRoles) && <AttackList />}
          <Health />
          <Past past={data.past} />
        </>
      )}
    </Page>
  );
}

function AlarmEntry({ alarm }: { readonly alarm: ShownAlarm }) {
  const t = useTexts(alarmScreenTexts);
  const { language } = useLanguage();
  const titleOf = useRuleTitle();
  const { about, since, times, severity } = alarm;
  return (
    <li className={classes.alarm} data-severity={severity}>
      <div className={classes.head}>
        <h2 className={classes.title}>{alarm.title[language]}</h2>
        <StateBadge tone={severity === 'critical' ? 'bad' : 'attention'}>{t(severity)}</StateBadge>
      </div>
      <p>{alarm.advice[language]}</p>
      <Facts
        facts={[
          ...(about === '' ? [] : [{ id: 'about', title: t('about'), value: titleOf(about) }]),
          { id: 'since', title: t('since'), value: <DateText at={since} style="minute" /> },
          { id: 'times', title: t('times'), value: t('timesValue', { count: times }) },
        ]}
      />
      {alarm.ends === 'by-itself' ? (
        <p className={classes.end}>{t('endsByItself')}</p>
      ) : (
        <Dismiss alarm={alarm} />
      )}
    </li>
  );
}

function Dismiss({ alarm }: { readonly alarm: ShownAlarm }) {
  const t = useTexts(alarmScreenTexts);
  const { language } = useLanguage();
  const toast = useToast();
  const isOwner = useSession().user.roles.includes('owner');
  const dismiss = useSend(() => api.post(`/api/alarms/${alarm.id}/dismiss`), {
    refreshes: ['/api/alarms'],
    onDone: () => toast.good(t('dismissed')),
  });
  if (!isOwner) return null;
  return (
    <div>
      <Button
        variant="default"
        size="compact-md"
        aria-label={t('dismissOf', { title: alarm.title[language] })}
        loading={dismiss.isPending}
        onClick={() => dismiss.mutate(undefined, { onError: toast.bad })}
      >
        {t('dismiss')}
      </Button>
    </div>
  );
}

type Check = NonNullable<HealthReply['checks']>[number];

function Health() {
  const t = useTexts(alarmScreenTexts);
  const { language } = useLanguage();
  const { data } = useGet<HealthReply>('/health', { everySeconds: 30 });
  if (data?.checks === undefined) return null;
  const columns: readonly Column<Check>[] = [
    { id: 'check', title: t('check'), onCard: 'title', cell: ({ title }) => title[language] },
    {
      id: 'value',
      title: t('value'),
      width: 'fit',
      align: 'end',
      cell: ({ value }) => (value === null ? '–' : <NumberText value={value} />),
    },
    {
      id: 'state',
      title: t('state'),
      width: 'fit',
      cell: ({ state }) => (
        <StateBadge tone={({ ok: 'good', warning: 'attention', failed: 'bad' } as const)[state]}>
          {t(state)}
        </StateBadge>
      ),
    },
  ];
  return (
    <Section title={t('health')}>
      <DataList label={t('health')} columns={columns} rows={data.checks} keyOf={({ id }) => id} />
    </Section>
  );
}

function Past({ past }: { readonly past: readonly ShownAlarm[] }) {
  const t = useTexts(alarmScreenTexts);
  const titleOf = useRuleTitle();
  const { language } = useLanguage();
  const columns: readonly Column<ShownAlarm>[] = [
    { id: 'alarm', title: t('alarm'), onCard: 'title', cell: ({ title }) => title[language] },
    { id: 'about', title: t('about'), cell: ({ about }) => titleOf(about) || '–' },
    {
      id: 'since',
      title: t('since'),
      width: 'fit',
      cell: ({ since }) => <DateText at={since} style="minute" />,
    },
    {
      id: 'until',
      title: t('until'),
      width: 'fit',
      cell: ({ clearedAt }) => <DateText at={clearedAt} style="minute" />,
    },
  ];
  return (
    <Section title={t('past')} lead={t('pastLead')}>
      <DataList
        label={t('past')}
        columns={columns}
        rows={past}
        keyOf={({ id }) => id}
        empty={<EmptyState title={t('none')} />}
      />
    </Section>
  );
}
