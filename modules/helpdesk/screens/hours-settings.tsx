import { Button, Group, Stack } from '@mantine/core';
import {
  api,
  CheckField,
  Columns,
  ErrorNotice,
  ErrorState,
  type FormInUse,
  NumberField,
  TextAreaField,
  TextField,
  useForm,
  useGet,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { HelpdeskSettings } from '../settings.ts';
import classes from './helpdesk.module.css';
import { screenTexts } from './texts.ts';

interface Settings {
  readonly settings: readonly { readonly id: string; readonly value: unknown; readonly revision: number }[];
}

/** When the company answers, what stands under an answer, and how long things last. Settings of the owner. */
export function HoursSettings() {
  const { data, error, refetch } = useGet<Settings>('/api/settings');
  const found = data?.settings.find(({ id }) => id === 'helpdesk');
  if (found === undefined)
    return error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />;
  return <HoursForm key={found.revision} value={found.value as HelpdeskSettings} revision={found.revision} />;
}

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
type Day = (typeof days)[number];
type Values = Readonly<Record<`${Day}Open`, boolean>> &
  Readonly<Record<`${Day}From` | `${Day}Until`, string>> &
  Readonly<Record<'signature' | 'notifyAddress', string>> &
  Readonly<Record<'closeAfterDays' | 'attachmentMegabytes', number | null>>;

const valuesOf = ({ week, ...rest }: HelpdeskSettings): Values => ({
  ...(Object.fromEntries(
    days.flatMap((day, i) => [
      [`${day}Open`, week[i] !== null],
      [`${day}From`, week[i]?.from ?? '09:00'],
      [`${day}Until`, week[i]?.until ?? '17:00'],
    ]),
  ) as Values),
  ...rest,
});

const settingOf = (values: Values): object => {
  const { signature, notifyAddress, closeAfterDays, attachmentMegabytes } = values;
  const week = days.map((day) =>
    values[`${day}Open`] ? { from: values[`${day}From`], until: values[`${day}Until`] } : null,
  );
  return { week, signature, notifyAddress, closeAfterDays, attachmentMegabytes };
};

/** `value/week/2/until` belongs to the field of Wednesday's end. */
function fieldOf(path: string): string {
  const [, name = '', index = '', part = ''] = path.split('/');
  if (name !== 'week') return name;
  return `${days[Number(index)] ?? 'mon'}${part === 'from' ? 'From' : 'Until'}`;
}

function HoursForm({ value, revision }: { readonly value: HelpdeskSettings; readonly revision: number }) {
  const t = useTexts(screenTexts);
  const toast = useToast();
  const form = useForm<Values, unknown>({
    initial: valuesOf(value),
    warnsBeforeLeaving: true,
    fieldOf,
    check: (values) =>
      Object.fromEntries(
        days
          .filter((day) => values[`${day}Open`] && values[`${day}From`] >= values[`${day}Until`])
          .map((day) => [`${day}Until`, t('hours.order')]),
      ),
    send: (values) => api.put('/api/settings/helpdesk', { value: settingOf(values), revision }),
    refreshes: ['/api/settings', '/api/helpdesk'],
    onDone: () => toast.good(t('settings.saved')),
  });
  return (
    <form {...form.form}>
      <Stack gap="md">
        <p className={classes.quiet}>{t('hours.lead')}</p>
        {days.map((day) => (
          <DayFields key={day} form={form} day={day} />
        ))}
        <TextAreaField
          {...form.field('signature')}
          label={t('hours.signature')}
          hint={t('hours.signatureHint')}
          need="optional"
        />
        <Columns width="sm">
          <NumberField {...form.field('closeAfterDays')} label={t('hours.closeAfter')} min={1} max={60} />
          <NumberField {...form.field('attachmentMegabytes')} label={t('hours.megabytes')} min={1} max={50} />
        </Columns>
        <TextField
          {...form.field('notifyAddress')}
          label={t('hours.notify')}
          hint={t('hours.notifyHint')}
          type="email"
          need="optional"
        />
        <ErrorNotice error={form.error} />
        <Group>
          <Button type="submit" loading={form.isSending} disabled={!form.isChanged}>
            {t('settings.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function DayFields({ form, day }: { readonly form: FormInUse<Values>; readonly day: Day }) {
  const t = useTexts(screenTexts);
  const isShut = !form.values[`${day}Open`];
  const name = t(`hours.days.${day}`);
  return (
    <div className={classes.day}>
      <CheckField {...form.field(`${day}Open`)} label={name} />
      {!isShut && (
        <>
          <TextField {...form.field(`${day}From`)} label={t('hours.from', { day: name })} type="time" />
          <TextField {...form.field(`${day}Until`)} label={t('hours.until', { day: name })} type="time" />
        </>
      )}
    </div>
  );
}
