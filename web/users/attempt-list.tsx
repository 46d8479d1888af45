import {
  type Column,
  DataList,
  DateText,
  EmptyState,
  Section,
  useGet,
  useTexts,
} from '../../platform/ui/index.ts';
import { usersTexts } from './texts.ts';
import type { Attempt, AttemptsReply } from './users-reply.ts';

interface NumberedAttempt extends Attempt {
  readonly key: string;
}

const steps = ['password', 'code', 'passkey'] as const;

/** Failed attempts to sign in of the last seven days (pledge logs.attack); then they are gone. */
export function AttemptList() {
  const t = useTexts(usersTexts);
  const { data, error, isPending, refetch } = useGet<AttemptsReply>('/api/sign-in-attempts');
  const columns: readonly Column<NumberedAttempt>[] = [
    {
      id: 'at',
      title: t('attempts.at'),
      width: 'fit',
      cell: ({ at }) => <DateText at={at} style="minute" />,
    },
    { id: 'login', title: t('login'), cell: ({ login }) => login },
    {
      id: 'step',
      title: t('attempts.step'),
      cell: ({ step }) => {
        const known = steps.find((each) => each === step);
        return known === undefined ? step : t(`attempts.${known}`);
      },
    },
    { id: 'address', title: t('attempts.address'), cell: ({ address }) => address ?? '–' },
    { id: 'browser', title: t('attempts.browser'), cell: ({ browser }) => browser ?? '–', onCard: 'hidden' },
  ];
  return (
    <Section title={t('attempts.title')} lead={t('attempts.lead')}>
      <DataList
        label={t('attempts.title')}
        columns={columns}
        rows={(data?.attempts ?? []).map((attempt, place) => ({ ...attempt, key: `${attempt.at} ${place}` }))}
        keyOf={({ key }) => key}
        isLoading={isPending}
        error={error}
        onRetry={() => void refetch()}
        empty={<EmptyState title={t('attempts.none')} />}
      />
    </Section>
  );
}
