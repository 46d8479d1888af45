import { Button, Group, Stack } from '@mantine/core';
import {
  api,
  Columns,
  Dialog,
  ErrorNotice,
  NumberField,
  RadioField,
  type Speak,
  TextField,
  useForm,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { Board } from '../schemas.ts';
import classes from './backups.module.css';
import { planTexts } from './plan-texts.ts';

type Plan = Board['plan'];

interface PlanValues {
  readonly at: string;
  readonly days: number | null;
  readonly weeks: number | null;
  readonly months: number | null;
  readonly policy: string;
}

/** Pledged (`backup.daily`); the server holds to the same. */
const fewestDays = 42;
const most = { days: 3_650, weeks: 520, months: 120 } as const;

const isWithin = (value: number | null, longest: number): boolean =>
  value !== null && value >= 0 && value <= longest;

const wrongIn = ({ at, days, weeks, months }: PlanValues, t: Speak<typeof planTexts>) => ({
  ...(!/^\d\d:\d\d$/.test(at) && { at: t('time') }),
  ...((days === null || days < fewestDays) && { days: t('tooShort') }),
  ...(days !== null && days > most.days && { days: t('range', { most: most.days }) }),
  ...(!isWithin(weeks, most.weeks) && { weeks: t('range', { most: most.weeks }) }),
  ...(!isWithin(months, most.months) && { months: t('range', { most: most.months }) }),
});

/** The window the plan is changed in. */
export function PlanDialog({ plan, onClose }: { readonly plan: Plan; readonly onClose: () => void }) {
  const t = useTexts(planTexts);
  const toast = useToast();
  const { revision, isChosen: _, ...initial } = plan;
  const form = useForm<PlanValues, unknown>({
    initial,
    warnsBeforeLeaving: true,
    fieldOf: (path) => path.replace('value/', ''),
    check: (values) => wrongIn(values, t),
    send: (value) => api.put('/api/settings/backup', { value, revision }),
    refreshes: ['/api/backups', '/api/settings', '/api/pledges'],
    onDone() {
      toast.good(t('saved'));
      onClose();
    },
  });
  return (
    <Dialog title={t('change')} opened onClose={onClose} size="lg">
      <form {...form.form}>
        <Stack gap="md">
          <TextField {...form.field('at')} label={t('at')} hint={t('atHint')} type="time" focusFirst />
          <fieldset className={classes.group}>
            <legend>{t('keep')}</legend>
            <Columns width="sm">
              <NumberField
                {...form.field('days')}
                label={t('days')}
                unit={t('daysUnit')}
                hint={t('daysHint')}
              />
              <NumberField
                {...form.field('weeks')}
                label={t('weeks')}
                unit={t('weeksUnit')}
                hint={t('noneHint')}
              />
              <NumberField
                {...form.field('months')}
                label={t('months')}
                unit={t('monthsUnit')}
                hint={t('noneHint')}
              />
            </Columns>
            <p className={classes.note}>{t('keepHint')}</p>
          </fieldset>
          <RadioField
            {...form.field('policy')}
            label={t('policy')}
            choices={(['go-on-with-quorum', 'wait-for-all'] as const).map((value) => ({
              value,
              label: t(`policies.${value}`),
              hint: t(`policyHints.${value}`),
            }))}
          />
          <ErrorNotice error={form.error} />
          <Group justify="flex-end">
            <Button type="submit" loading={form.isSending}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
