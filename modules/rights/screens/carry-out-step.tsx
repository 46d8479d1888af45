import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import {
  CheckField,
  type Column,
  DataList,
  DateText,
  RadioField,
  TextField,
  useGet,
  useLanguage,
} from '../../../platform/ui/index.ts';
import type { Options } from '../schemas.ts';
import { RectifyStep } from './rectify-step.tsx';
import type { StepProps } from './step-props.ts';
import { useRightsTexts } from './use-rights-texts.ts';
import { useStep } from './use-step.ts';

type Fate = NonNullable<Options['plan']>['fates'][number];

/** Carries out what the right asks for. */
export function CarryOutStep({ request }: StepProps) {
  const { data } = useGet<Options>(`/api/rights-requests/${request.id}/options`);
  if (data === undefined) return null;
  switch (request.right) {
    case 'erasure':
      return <Erase request={request} plan={data.plan} />;
    case 'withdrawal':
      return <Withdraw request={request} consents={data.consents} />;
    case 'restriction':
      return <Restrict request={request} />;
    case 'objection':
      return <ObjectTo request={request} purposes={data.purposes} />;
    case 'rectification':
      return <RectifyStep request={request} />;
    default:
      return <EndMarketing request={request} />;
  }
}

function Erase({ request, plan }: StepProps & { readonly plan: Options['plan'] }) {
  const t = useRightsTexts();
  const { language } = useLanguage();
  const step = useStep(request.id);
  const [typed, setTyped] = useState('');
  if (plan === null) return <p>{t('carryOut.nothing')}</p>;
  const columns: readonly Column<Fate>[] = [
    { id: 'title', title: t('carryOut.record'), cell: (row) => row.title[language], onCard: 'title' },
    { id: 'fate', title: t('carryOut.fate'), width: 'fit', cell: (row) => t(`carryOut.${row.fate}`) },
    {
      id: 'until',
      title: t('carryOut.until'),
      cell: (row) =>
        (row.until ?? row.law) === null ? null : (
          <>
            {row.until !== null && <DateText at={row.until} />} {row.law ?? ''}
          </>
        ),
    },
  ];
  return (
    <Stack>
      <DataList label={t('carryOut.plan')} columns={columns} rows={plan.fates} keyOf={(row) => row.id} />
      {plan.held && <p role="alert">{t('carryOut.held')}</p>}
      <TextField
        name="confirm"
        value={typed}
        onChange={setTyped}
        error={undefined}
        label={`${t('carryOut.confirm')} (${request.number})`}
        inputMode="numeric"
      />
      <Button
        color="red"
        disabled={typed.trim() !== String(request.number) || plan.held}
        loading={step.busy}
        onClick={() =>
          step.send('post', 'carry-out', {
            right: 'erasure',
            confirm: Number(typed),
            records: plan.fates.length,
          })
        }
      >
        {t('carryOut.erase')}
      </Button>
    </Stack>
  );
}

function Withdraw({ request, consents }: StepProps & Pick<Options, 'consents'>) {
  const t = useRightsTexts();
  const { language } = useLanguage();
  const step = useStep(request.id);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  if (consents.length === 0) return <p>{t('carryOut.noConsents')}</p>;
  const toggle = (id: string, on: boolean) =>
    setChosen((before) => (on ? [...before, id] : before.filter((each) => each !== id)));
  return (
    <Stack align="flex-start">
      <p>{t('carryOut.consents')}</p>
      {consents.map(({ id, title }) => (
        <CheckField
          key={id}
          name={id}
          value={chosen.includes(id)}
          onChange={(on) => toggle(id, on)}
          error={undefined}
          label={title[language]}
        />
      ))}
      <Button
        disabled={chosen.length === 0}
        loading={step.busy}
        onClick={() => step.send('post', 'carry-out', { right: 'withdrawal', consents: chosen })}
      >
        {t('carryOut.withdraw')}
      </Button>
    </Stack>
  );
}

const grounds = ['accuracy-contested', 'unlawful', 'needed-for-claims', 'objection-pending'] as const;

function Restrict({ request }: StepProps) {
  const t = useRightsTexts();
  const step = useStep(request.id);
  const [ground, setGround] = useState('');
  return (
    <Stack align="flex-start">
      <RadioField
        name="ground"
        value={ground}
        onChange={setGround}
        error={undefined}
        label={t('carryOut.ground')}
        choices={grounds.map((value) => ({ value, label: t(`restriction.${value}`) }))}
      />
      <Button
        disabled={ground === ''}
        loading={step.busy}
        onClick={() => step.send('post', 'carry-out', { right: 'restriction', ground })}
      >
        {t('carryOut.restrict')}
      </Button>
    </Stack>
  );
}

function ObjectTo({ request, purposes }: StepProps & Pick<Options, 'purposes'>) {
  const t = useRightsTexts();
  const { language } = useLanguage();
  const step = useStep(request.id);
  const [purpose, setPurpose] = useState('');
  return (
    <Stack align="flex-start">
      <RadioField
        name="purpose"
        value={purpose}
        onChange={setPurpose}
        error={undefined}
        label={t('carryOut.purpose')}
        choices={purposes.map(({ id, title }) => ({ value: id, label: title[language] }))}
      />
      <Button
        disabled={purpose === ''}
        loading={step.busy}
        onClick={() => step.send('post', 'carry-out', { right: 'objection', purpose })}
      >
        {t('carryOut.object')}
      </Button>
    </Stack>
  );
}

/** An objection to advertising needs no further choice. */
function EndMarketing({ request }: StepProps) {
  const t = useRightsTexts();
  const step = useStep(request.id);
  return (
    <Group>
      <Button loading={step.busy} onClick={() => step.send('post', 'carry-out', { right: request.right })}>
        {t('carryOut.marketing')}
      </Button>
    </Group>
  );
}
