import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import {
  api,
  EmptyState,
  ErrorNotice,
  Section,
  SelectField,
  TextAreaField,
  TextField,
  useForm,
  useGet,
  useLanguage,
  useToast,
} from '../../../platform/ui/index.ts';
import type { Correctable, Rectified } from '../schemas.ts';
import { RectifiedList } from './rectified-list.tsx';
import type { StepProps } from './step-props.ts';
import { useRightsTexts } from './use-rights-texts.ts';
import { useStep } from './use-step.ts';

type Field = Correctable['records'][number]['fields'][number];

/** Corrects what the person says is wrong, field by field; then records that it is done (Art. 16). */
export function RectifyStep({ request }: StepProps) {
  const t = useRightsTexts();
  const step = useStep(request.id);
  const { data } = useGet<Correctable>(`/api/rights-requests/${request.id}/correctable`);
  const done = useGet<Rectified>(`/api/rights-rectified/${request.subject}`);
  const rows = (done.data?.rows ?? []).filter(({ number }) => number === request.number);
  if (data === undefined) return null;
  return (
    <Stack align="stretch">
      <p>{t('rectify.lead')}</p>
      {data.records.length === 0 ? (
        <EmptyState title={t('rectify.none')} />
      ) : (
        <CorrectOne request={request} records={data.records} />
      )}
      <Section title={t('rectify.history')}>
        <RectifiedList rows={rows} />
      </Section>
      <Group>
        <Button
          loading={step.busy}
          onClick={() => step.send('post', 'carry-out', { right: 'rectification' })}
        >
          {t('carryOut.rectified')}
        </Button>
      </Group>
    </Stack>
  );
}

function CorrectOne({ request, records }: StepProps & Pick<Correctable, 'records'>) {
  const t = useRightsTexts();
  const { language } = useLanguage();
  const [chosen, setChosen] = useState<string | null>(null);
  const all = records.flatMap((record, i) =>
    record.fields.map((field) => ({ key: `${record.id}/${field.id}`, record, field, i })),
  );
  const several = new Set(
    records.map(({ title }) => title[language]).filter((title, i, titles) => titles.indexOf(title) !== i),
  );
  const found = all.find(({ key }) => key === chosen);
  return (
    <Stack align="stretch">
      <SelectField
        name="field"
        value={chosen}
        onChange={setChosen}
        error={undefined}
        label={t('rectify.field')}
        choices={all.map(({ key, record, field, i }) => {
          const title = record.title[language];
          const which = several.has(title) ? `${title} ${i + 1}` : title;
          return { value: key, label: `${which}: ${field.title[language]}` };
        })}
      />
      {found !== undefined && (
        <CorrectField
          key={`${found.key}${found.field.value}`}
          request={request}
          record={found.record.id}
          field={found.field}
        />
      )}
    </Stack>
  );
}

interface CorrectFieldProps extends StepProps {
  readonly record: string;
  readonly field: Field;
}

function CorrectField({ request, record, field }: CorrectFieldProps) {
  const t = useRightsTexts();
  const { language } = useLanguage();
  const toast = useToast();
  const form = useForm({
    initial: { value: field.value },
    send: (values) =>
      api.post(`/api/rights-requests/${request.id}/rectifications`, { record, field: field.id, ...values }),
    refreshes: [`/api/rights-requests/${request.id}`, '/api/rights-rectified', '/api/customers'],
    onDone: () => toast.good(t('rectify.done')),
  });
  const bound = { ...form.field('value'), label: t('rectify.value') };
  const titleOf = (value: string) =>
    field.choices.find((each) => each.value === value)?.title[language] ?? value;
  return (
    <form {...form.form}>
      <Stack align="stretch">
        <p>
          {t('rectify.now')}: <strong>{titleOf(field.value) || '–'}</strong>
        </p>
        {field.as === 'choice' ? (
          <SelectField
            {...bound}
            onChange={(value) => bound.onChange(value ?? '')}
            choices={field.choices.map(({ value, title }) => ({ value, label: title[language] }))}
          />
        ) : field.as === 'lines' || field.value.length > 60 || field.value.includes('\n') ? (
          <TextAreaField {...bound} {...(field.as === 'lines' && { hint: t('rectify.lines') })} />
        ) : (
          <TextField {...bound} />
        )}
        <ErrorNotice error={form.error} />
        <Group>
          <Button type="submit" variant="default" loading={form.isSending} disabled={!form.isChanged}>
            {t('rectify.do')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
