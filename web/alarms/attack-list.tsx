import { Button, Group } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import {
  type Column,
  DataList,
  DateText,
  EmptyState,
  NumberText,
  Section,
  useGet,
  useTexts,
} from '../../platform/ui/index.ts';
import { AttackDialog } from './attack-dialog.tsx';
import type { AttacksReply, ShownAttack } from './attack-reply.ts';
import classes from './attacks.module.css';
import { alarmScreenTexts } from './texts.ts';
import { useRuleTitle } from './use-rule-title.ts';

/** What is kept of attacks on the server (pledge logs.attack), without addresses; and the file for the authorities. */
export function AttackList() {
  const t = useTexts(alarmScreenTexts);
  const [shown, setShown] = useState<ShownAttack | null>(null);
  const { data, error, isPending, refetch } = useGet<AttacksReply>('/api/attacks', { everySeconds: 60 });
  const columns = useColumns();
  return (
    <Section title={t('attacks.title')} lead={t('attacks.lead')}>
      <DataList
        label={t('attacks.title')}
        columns={columns}
        rows={data?.attacks ?? []}
        keyOf={({ id }) => id}
        onOpen={setShown}
        isLoading={isPending}
        error={error}
        onRetry={() => void refetch()}
        empty={
          <EmptyState icon={IconShieldCheck} title={t('attacks.none')}>
            {t('attacks.noneHint')}
          </EmptyState>
        }
      />
      <p className={classes.hint}>{t('evidenceLead')}</p>
      <Group>
        <Button component="a" href="/api/attacks/export" download variant="default">
          {t('evidenceGet')}
        </Button>
      </Group>
      {shown !== null && <AttackDialog key={shown.id} attack={shown} onClose={() => setShown(null)} />}
    </Section>
  );
}

function useColumns(): readonly Column<ShownAttack>[] {
  const t = useTexts(alarmScreenTexts);
  const titleOf = useRuleTitle();
  return [
    {
      id: 'rule',
      title: t('attacks.rule'),
      width: 'fit',
      onCard: 'title',
      cell: ({ rule }) => titleOf(rule),
    },
    {
      id: 'request',
      title: t('attacks.request'),
      cell: ({ request }) => <code className={classes.request}>{request}</code>,
    },
    {
      id: 'count',
      title: t('attacks.count'),
      width: 'fit',
      align: 'end',
      cell: ({ count }) => <NumberText value={count} />,
    },
    {
      id: 'first',
      title: t('attacks.first'),
      width: 'fit',
      cell: ({ first }) => <DateText at={first} style="minute" />,
    },
    {
      id: 'last',
      title: t('attacks.last'),
      width: 'fit',
      cell: ({ last }) => <DateText at={last} style="minute" />,
    },
    {
      id: 'until',
      title: t('attacks.keptUntil'),
      width: 'fit',
      cell: ({ keptUntil }) => <DateText at={keptUntil} />,
    },
  ];
}
