import { Button, SegmentedControl } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { useState } from 'react';
import {
  api,
  DeathChart,
  EmptyState,
  ErrorState,
  Page,
  Section,
  useGet,
  useLanguage,
  useSend,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import { periodTexts } from '../periods/texts.ts';
import type { Preview, Swept } from '../schemas.ts';
import { privacyTexts } from '../texts.ts';
import { PeriodList } from './periods.tsx';
import { Protocol } from './protocol.tsx';
import { RuleList } from './rule-list.tsx';
import { TryRule } from './try-rule.tsx';
import { UpcomingList } from './upcoming-list.tsx';

const horizons = ['30', '90', '365'] as const;

/** The deletion clock: what dies when, by which rule, and what has died. */
export function ClockPage() {
  const t = useTexts(privacyTexts);
  const p = useTexts(periodTexts);
  const [horizon, setHorizon] = useState<(typeof horizons)[number]>('30');
  return (
    <Page title={t('clock.title')} lead={t('clock.lead')} actions={<SweepButton />}>
      <Section
        title={t('clock.next', { days: horizon })}
        actions={
          <SegmentedControl
            size="xs"
            aria-label={t('clock.when')}
            value={horizon}
            onChange={(chosen) => setHorizon(horizons.find((each) => each === chosen) ?? '30')}
            data={horizons.map((value) => ({ value, label: `${value} ${t('unit.days')}` }))}
          />
        }
      >
        <Upcoming days={Number(horizon)} />
      </Section>
      <Section title={t('clock.protocol')} lead={t('clock.protocolLead')}>
        <Protocol />
      </Section>
      <Section title={t('clock.rules')} lead={t('clock.rulesLead')}>
        <RuleList />
      </Section>
      <Section title={p('title')} lead={p('lead')}>
        <PeriodList />
      </Section>
      <Section title={t('clock.tryRule')} lead={t('clock.tryRuleLead')}>
        <TryRule />
      </Section>
    </Page>
  );
}

function SweepButton() {
  const t = useTexts(privacyTexts);
  const toast = useToast();
  const sweep = useSend(() => api.post<Swept>('/api/clock/sweep'), {
    refreshes: ['/api/clock', '/api/ledger'],
    onDone: ({ erased, anonymised, restricted }) => {
      const count = erased + anonymised + restricted;
      toast.good(count === 0 ? t('clock.sweepNone') : t('clock.sweepDone', { count }));
    },
  });
  return (
    <Button
      variant="default"
      loading={sweep.isPending}
      onClick={() => sweep.mutate(undefined, { onError: toast.bad })}
    >
      {t('clock.sweep')}
    </Button>
  );
}

function Upcoming({ days }: { readonly days: number }) {
  const t = useTexts(privacyTexts);
  const { language } = useLanguage();
  const { data, error, refetch } = useGet<Preview>('/api/clock/preview', { query: { days } });
  if (error && data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  if (data.counts.length === 0) {
    return (
      <EmptyState icon={IconHourglass} title={t('clock.nothing', { days })}>
        {t('clock.nothingHint')}
      </EmptyState>
    );
  }
  const present = new Set(data.counts.map((each) => each.kind));
  const kinds = data.kinds
    .filter((kind) => present.has(kind.id))
    .map(({ id, title }) => ({ id, title: title[language] }));
  return (
    <>
      {days <= 90 && <DeathChart days={chartDays(data)} kinds={kinds} />}
      <UpcomingList preview={data} />
    </>
  );
}

/** Every day of the span, also those on which nothing dies. */
function chartDays({ from, days, counts }: Preview) {
  const start = Date.parse(`${from}T12:00:00Z`);
  return Array.from({ length: days }, (_, i) => {
    const day = new Date(start + i * 86_400_000).toISOString().slice(0, 10);
    const today = counts.filter((each) => each.day === day);
    const byKind: Record<string, number> = {};
    for (const { kind, count } of today) byKind[kind] = (byKind[kind] ?? 0) + count;
    return { day, counts: byKind };
  });
}
