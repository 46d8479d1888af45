import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  api,
  Columns,
  ErrorNotice,
  NumberField,
  SelectField,
  useForm,
  useGet,
  useLanguage,
  useTexts,
} from '../../../platform/ui/index.ts';
import type { Rules, SimulationResult } from '../schemas.ts';
import { privacyTexts } from '../texts.ts';

const units = ['days', 'months', 'years'] as const;

/** Tries another period on a kind of data, without changing anything. */
export function TryRule() {
  const { data } = useGet<Rules>('/api/clock/rules');
  return data === undefined || data.rules.length === 0 ? null : <TryRuleForm rules={data.rules} />;
}

function TryRuleForm({ rules }: Rules) {
  const t = useTexts(privacyTexts);
  const { language } = useLanguage();
  const [result, setResult] = useState<SimulationResult | null>(null);
  const form = useForm({
    initial: {
      kind: rules[0]?.kind ?? null,
      event: 'created' as string | null,
      count: 2 as number | null,
      unit: 'years' as string | null,
    },
    send: (values) => api.post<SimulationResult>('/api/clock/simulate', values),
    onDone: setResult,
  });
  const chosen = rules.find((rule) => rule.kind === form.values.kind);
  const events = (chosen?.events ?? []).map(({ id, title }) => ({ value: id, label: title[language] }));
  return (
    <form {...form.form}>
      <Columns width="sm">
        <SelectField
          {...form.field('kind')}
          onChange={(kind) => form.change({ kind, event: 'created' })}
          label={t('clock.kind')}
          choices={rules.map(({ kind, title }) => ({ value: kind, label: title[language] }))}
        />
        <SelectField
          {...form.field('event')}
          label={t('clock.from')}
          hint={t('clock.fromHint')}
          choices={events}
        />
        <NumberField {...form.field('count')} label={t('clock.after')} min={0} max={1200} />
        <SelectField
          {...form.field('unit')}
          label={t('unitTitle')}
          choices={units.map((value) => ({ value, label: t(`unit.${value}`) }))}
        />
      </Columns>
      <Button type="submit" variant="default" mt="md" loading={form.isSending}>
        {t('clock.try')}
      </Button>
      {result !== null && <p role="status">{t('clock.tryResult', { ...result })}</p>}
      <ErrorNotice error={form.error} />
    </form>
  );
}
