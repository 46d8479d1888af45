import { Button } from '@mantine/core';
import { formatInstant, formatNumber } from '../../../platform/i18n/index.ts';
import {
  api,
  ErrorNotice,
  Facts,
  Section,
  StateBadge,
  type Tone,
  useLanguage,
  useSend,
  useTexts,
} from '../../../platform/ui/index.ts';
import type { Board } from '../schemas.ts';
import classes from './backups.module.css';
import { backupTexts } from './texts.ts';

type Last = NonNullable<Board['drill']['last']>;

const tones: Readonly<Record<Last['outcome'], Tone>> = {
  pass: 'good',
  fail: 'bad',
  inconclusive: 'attention',
};

/** Whether the copies would bring everything back: the last rehearsal, the next, and one at once. */
export function DrillSection({ board, mayHold }: { readonly board: Board; readonly mayHold: boolean }) {
  const t = useTexts(backupTexts);
  const { language } = useLanguage();
  const { last, nextAt, running } = board.drill;
  const start = useSend(() => api.post('/api/backups/drills'), { refreshes: ['/api/backups'] });
  if (board.custody.generation === 0) return null;
  return (
    <Section
      title={t('drill.title')}
      lead={t('drill.lead')}
      actions={
        mayHold &&
        running === null &&
        board.running === null && (
          <Button variant="default" loading={start.isPending} onClick={() => start.mutate(undefined)}>
            {t('drill.now')}
          </Button>
        )
      }
    >
      <ErrorNotice error={start.error} />
      {running !== null && (
        <output className={classes.running}>
          {t('drill.running', {
            time: formatInstant(running.beganAt, 'time', language),
            rows: formatNumber(running.rows, language),
            all: formatNumber(running.allRows, language),
          })}
        </output>
      )}
      <Facts
        facts={[
          {
            id: 'last',
            title: t('drill.last'),
            value: last === null ? t('drill.never') : <Outcome last={last} />,
          },
          ...(nextAt === null
            ? []
            : [{ id: 'next', title: t('drill.next'), value: formatInstant(nextAt, 'minute', language) }]),
        ]}
      />
      {last !== null && last.checks.length > 0 && <Answers last={last} />}
    </Section>
  );
}

function Outcome({ last }: { readonly last: Last }) {
  const t = useTexts(backupTexts);
  const { language } = useLanguage();
  const { outcome, endedAt, beganAt, records, deletions, stopped } = last;
  const numbers = {
    records: formatNumber(records, language),
    deletions: formatNumber(deletions, language),
    seconds: formatNumber(Math.ceil((endedAt - beganAt) / 1_000), language),
  };
  return (
    <>
      <StateBadge tone={tones[outcome]}>{t(`drill.outcomes.${outcome}`)}</StateBadge>{' '}
      {formatInstant(endedAt, 'minute', language)}
      {stopped === null ? `: ${t('drill.found', numbers)}` : `: ${t(`drill.stops.${reasonOf(stopped)}`)}`}
    </>
  );
}

const stops = [
  'away',
  'damaged',
  'no-room',
  'broken-off',
  'no-copies',
  'too-few-shares',
  'no-snapshot',
  'ledger-unsure',
] as const;

/** What nobody could mend by a word of ours is named alike. */
const reasonOf = (stopped: string): (typeof stops)[number] =>
  stops.find((stop) => stop === stopped) ?? 'damaged';

function Answers({ last: { checks } }: { readonly last: Last }) {
  const t = useTexts(backupTexts);
  return (
    <ul className={classes.answers}>
      {checks.map(({ check, answer }) => (
        <li key={check}>
          <StateBadge tone={tones[answer]}>{t(`drill.answers.${answer}`)}</StateBadge>{' '}
          {t(`drill.checks.${check as 'rows'}`)}
        </li>
      ))}
    </ul>
  );
}
