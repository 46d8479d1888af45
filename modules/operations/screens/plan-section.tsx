import { Button } from '@mantine/core';
import { useState } from 'react';
import { Facts, Section, useTexts } from '../../../platform/ui/index.ts';
import type { Board } from '../schemas.ts';
import { PlanDialog } from './plan-dialog.tsx';
import { planTexts } from './plan-texts.ts';

/** When copies are made, how long they stay, and what happens when a place is away. The owner changes it. */
export function PlanSection({ plan, isOwner }: { readonly plan: Board['plan']; readonly isOwner: boolean }) {
  const t = useTexts(planTexts);
  const [isChanging, setChanging] = useState(false);
  const { at, days, weeks, months, policy, isChosen } = plan;
  const kept = [
    t('days_count', { count: days }),
    ...(weeks > 0 ? [t('weeks_count', { count: weeks })] : []),
    ...(months > 0 ? [t('months_count', { count: months })] : []),
  ].join(' · ');
  return (
    <Section
      title={t('title')}
      lead={t('lead')}
      actions={
        isOwner && (
          <Button variant="default" onClick={() => setChanging(true)}>
            {t('change')}
          </Button>
        )
      }
    >
      <Facts
        facts={[
          { id: 'at', title: t('at'), value: at },
          { id: 'kept', title: t('kept'), value: kept },
          {
            id: 'away',
            title: t('away'),
            value: isChosen
              ? t(`policyShort.${policy}`)
              : t('preset', { policy: t(`policyShort.${policy}`) }),
          },
        ]}
      />
      {isChanging && <PlanDialog plan={plan} onClose={() => setChanging(false)} />}
    </Section>
  );
}
