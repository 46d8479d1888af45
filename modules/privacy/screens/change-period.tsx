import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import {
  api,
  CheckField,
  Columns,
  Dialog,
  ErrorNotice,
  NumberField,
  SelectField,
  useForm,
  useLanguage,
  useRefresh,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { PeriodPreview, StatuteRow, WantedPeriod } from '../periods/schemas.ts';
import { periodTexts } from '../periods/texts.ts';

const units = ['years', 'months', 'days'] as const;

interface Looked {
  readonly period: WantedPeriod;
  readonly preview: PeriodPreview;
}

/** Changes a period in two steps: first the effect is shown, then it is set. */
export function ChangePeriod({ statute, onClose }: { readonly statute: StatuteRow; onClose: () => void }) {
  const t = useTexts(periodTexts);
  const [looked, setLooked] = useState<Looked | null>(null);
  const path = `/api/clock/periods/${statute.id}`;
  const look = async (period: WantedPeriod): Promise<void> =>
    setLooked({ period, preview: await api.post<PeriodPreview>(`${path}/preview`, { period }) });
  const form = useForm({
    initial: { count: statute.set?.count ?? null, unit: (statute.set?.unit ?? 'years') as string | null },
    fieldOf: (field) => field.replace('period/', ''),
    check: ({ count }) => (count === null ? { count: t('needed') } : {}),
    send: ({ count, unit }) => look({ count, unit } as WantedPeriod),
  });
  const change = (values: Partial<typeof form.values>): void => {
    setLooked(null);
    form.change(values);
  };
  return (
    <Dialog title={t('changeTitle')} opened onClose={onClose}>
      <Stack>
        <Versions statute={statute} />
        <form {...form.form}>
          <Columns width="sm">
            <NumberField
              {...form.field('count')}
              onChange={(count) => change({ count })}
              label={t('count')}
              min={0}
              max={1200}
            />
            <SelectField
              {...form.field('unit')}
              onChange={(unit) => change({ unit })}
              label={t('unitTitle')}
              choices={units.map((value) => ({ value, label: t(`unit.${value}`) }))}
            />
          </Columns>
          <Group mt="md">
            <Button type="submit" variant="default" loading={form.isSending}>
              {t('look')}
            </Button>
            {statute.set !== null && (
              <Button variant="subtle" onClick={() => void look(null)}>
                {t('backToLaw')}
              </Button>
            )}
          </Group>
          <ErrorNotice error={form.error} />
        </form>
        {looked !== null && <Effect path={path} looked={looked} onClose={onClose} />}
      </Stack>
    </Dialog>
  );
}

function Versions({ statute: { title, law, versions, nature } }: { readonly statute: StatuteRow }) {
  const t = useTexts(periodTexts);
  const { language, day } = useDays();
  return (
    <div>
      <strong>{title[language]}</strong>
      <div>{law}</div>
      <div>{t(`nature.${nature}`)}</div>
      <ul aria-label={t('versions')}>
        {versions.map(({ from, until, period, source }) => (
          <li key={from}>
            {until === null
              ? t('since', { from: day(from), period: period[language] })
              : t('until', { from: day(from), until: day(until), period: period[language] })}{' '}
            <small>({source[language]})</small>
          </li>
        ))}
      </ul>
    </div>
  );
}

function useDays() {
  const { language } = useLanguage();
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  return { language, day: (iso: string): string => format.format(Date.parse(iso)) };
}

function Effect({ path, looked, onClose }: { path: string; looked: Looked; onClose: () => void }) {
  const t = useTexts(periodTexts);
  const { language } = useLanguage();
  const toast = useToast();
  const refresh = useRefresh();
  const [despite, setDespite] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { warning, isShort, effects } = looked.preview;
  const save = async () => {
    try {
      await api.put(path, { period: looked.period, despite });
      await refresh(['/api/clock', '/api/ledger']);
      toast.good(t('saved'));
      onClose();
    } catch (failed) {
      setError(failed);
    }
  };
  return (
    <section aria-label={t('effect')}>
      <div role="status">
        {warning !== null && <p>{warning[language]}</p>}
        {effects.length === 0 && <p>{t('effectNone')}</p>}
        {effects.map(({ title, ...counts }) => (
          <p key={title.de}>{t('effectOf', { title: title[language], ...counts })}</p>
        ))}
      </div>
      {isShort && (
        <CheckField
          name="despite"
          value={despite}
          onChange={setDespite}
          error={undefined}
          label={t('despite')}
        />
      )}
      <Button mt="md" disabled={isShort && !despite} onClick={() => void save()}>
        {t('save')}
      </Button>
      <ErrorNotice error={error} />
    </section>
  );
}
