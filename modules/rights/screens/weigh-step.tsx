import { Button, Group, Stack } from '@mantine/core';
import {
  api,
  ErrorNotice,
  Facts,
  RadioField,
  TextAreaField,
  useForm,
  useGet,
  useLanguage,
} from '../../../platform/ui/index.ts';
import type { Options } from '../schemas.ts';
import type { StepProps } from './step-props.ts';
import { useDayText } from './use-day-text.ts';
import { useRightsTexts } from './use-rights-texts.ts';

/** Weighs an objection: both sides beside each other, the result, and the reasons that go to the person (Art. 21 (1)). */
export function WeighStep({ request }: StepProps) {
  const t = useRightsTexts();
  const { language } = useLanguage();
  const dayText = useDayText();
  const path = `/api/rights-requests/${request.id}`;
  const { data } = useGet<Options>(`${path}/options`);
  const form = useForm({
    initial: { balance: '', reason: '' },
    send: (values) => api.put(`${path}/decision`, { as: 'weighed', ...values }),
    refreshes: ['/api/rights-requests', '/api/rights-standing'],
  });
  const purpose = data?.purposes.find(({ id }) => id === request.purpose);
  return (
    <form {...form.form}>
      <Stack align="stretch">
        <p>{t('weigh.lead', { day: dayText(request.lastDay) })}</p>
        <Facts
          facts={[
            { id: 'purpose', title: t('weigh.purpose'), value: purpose?.title[language] },
            { id: 'interest', title: t('weigh.interest'), value: purpose?.interest?.[language] },
            { id: 'theirs', title: t('weigh.theirs'), value: request.text || t('weigh.none') },
          ]}
        />
        <RadioField
          {...form.field('balance')}
          label={t('weigh.balance')}
          choices={(['upheld', 'overridden'] as const).map((value) => ({
            value,
            label: t(`weigh.${value}`),
          }))}
        />
        <TextAreaField {...form.field('reason')} label={t('weigh.why')} hint={t('weigh.whyHint')} />
        <ErrorNotice error={form.error} />
        <Group>
          <Button type="submit" loading={form.isSending} disabled={form.field('balance').value === ''}>
            {t('weigh.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
