import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import {
  type Column,
  DataList,
  DateText,
  Dialog,
  Facts,
  NumberText,
  useGet,
  useTexts,
} from '../../platform/ui/index.ts';
import type { AttackRequest, AttackRequestsReply, ShownAttack } from './attack-reply.ts';
import classes from './attacks.module.css';
import { alarmScreenTexts } from './texts.ts';
import { useRuleTitle } from './use-rule-title.ts';

interface Given {
  readonly attack: ShownAttack;
  readonly onClose: () => void;
}

/** One attack: at first without a word of who it was. Who wants to know that asks for it, and stands in the ledger. */
export function AttackDialog({ attack, onClose }: Given) {
  const t = useTexts(alarmScreenTexts);
  const title = useRuleTitle()(attack.rule);
  const [isAsked, setAsked] = useState(false);
  return (
    <Dialog title={title} opened onClose={onClose} size="xl">
      <Stack gap="md">
        <Facts
          facts={[
            {
              id: 'request',
              title: t('attacks.request'),
              value: <code className={classes.request}>{attack.request}</code>,
            },
            { id: 'count', title: t('attacks.count'), value: <NumberText value={attack.count} /> },
            { id: 'first', title: t('attacks.first'), value: <DateText at={attack.first} style="minute" /> },
            { id: 'last', title: t('attacks.last'), value: <DateText at={attack.last} style="minute" /> },
            { id: 'until', title: t('attacks.keptUntil'), value: <DateText at={attack.keptUntil} /> },
          ]}
        />
        {isAsked ? (
          <Requests attack={attack} />
        ) : (
          <>
            <p className={classes.hint}>{t('attacks.showHint')}</p>
            <Group>
              <Button variant="default" onClick={() => setAsked(true)}>
                {t('attacks.show')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Dialog>
  );
}

function Requests({ attack }: Pick<Given, 'attack'>) {
  const t = useTexts(alarmScreenTexts);
  const { data, error, isPending, refetch } = useGet<AttackRequestsReply>(
    `/api/attacks/${attack.id}/requests`,
  );
  const columns: readonly Column<AttackRequest>[] = [
    { id: 'at', title: t('attacks.at'), width: 'fit', cell: ({ at }) => <DateText at={at} style="minute" /> },
    { id: 'address', title: t('attacks.address'), width: 'fit', cell: ({ address }) => address ?? '–' },
    {
      id: 'request',
      title: t('attacks.request'),
      onCard: 'title',
      cell: ({ request }) => <code className={classes.request}>{request}</code>,
    },
    { id: 'status', title: t('attacks.status'), width: 'fit', align: 'end', cell: ({ status }) => status },
    {
      id: 'browser',
      title: t('attacks.browser'),
      cell: ({ browser }) => <span className={classes.request}>{browser ?? '–'}</span>,
    },
  ];
  return (
    <DataList
      label={t('attacks.requests')}
      columns={columns}
      rows={data?.requests ?? []}
      keyOf={({ id }) => id}
      isLoading={isPending}
      error={error}
      onRetry={() => void refetch()}
    />
  );
}
