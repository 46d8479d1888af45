import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import {
  api,
  CheckField,
  DateText,
  EmptyState,
  ErrorState,
  Page,
  PrivacyShield,
  Section,
  useGet,
  useGo,
  useLanguage,
  useParam,
  useRefresh,
  useSend,
  useToast,
} from '../../../platform/ui/index.ts';
import type { Review } from '../schemas.ts';
import { useRightsTexts } from './use-rights-texts.ts';
import { useFile } from './use-step.ts';

type Marks = ReadonlyMap<string, readonly string[]>;

/** Everything the person would get, records that mention others first; fields and whole records can be blacked out. */
export function ReviewPage() {
  const t = useRightsTexts();
  const id = useParam('id');
  const go = useGo();
  const toast = useToast();
  const refresh = useRefresh();
  const file = useFile();
  const path = `/api/rights-requests/${id}`;
  const { data, error, refetch } = useGet<Review>(`${path}/review`);
  const [marks, setMarks] = useState<Marks>(new Map());
  const save = useSend(async (andSee: boolean) => {
    const list = [...marks]
      .filter(([, fields]) => fields.length > 0)
      .map(([record, fields]) => ({ record, fields }));
    await api.put(`${path}/review`, { marks: list });
    await refresh([path]);
    if (andSee) file.save(`${path}/papers/report`);
    else go(`/requests/${id}`);
  });
  const mark = (record: string, field: string, on: boolean) =>
    setMarks((before) => {
      const fields = before.get(record) ?? [];
      return new Map(before).set(record, on ? [...fields, field] : fields.filter((each) => each !== field));
    });
  const crumbs = [
    { label: t('title'), to: '/requests' },
    { label: t('lookAt'), to: `/requests/${id}` },
  ];
  const run = (andSee: boolean) => save.mutate(andSee, { onError: toast.bad });
  return (
    <Page title={t('review.title')} lead={t('review.lead')} crumbs={crumbs} width="text">
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.records.length === 0 && <EmptyState title={t('review.empty')} />}
      {data !== undefined && data.records.length > 0 && (
        <PrivacyShield what={t('review.title')} seconds={120}>
          {data.records.map((record) => (
            <ReviewedRecord
              key={record.id}
              record={record}
              hidden={marks.get(record.id) ?? []}
              onMark={mark}
            />
          ))}
        </PrivacyShield>
      )}
      {data !== undefined && (
        <Group mt="lg">
          <Button loading={save.isPending} onClick={() => run(false)}>
            {t('review.save')}
          </Button>
          <Button variant="default" loading={save.isPending || file.busy} onClick={() => run(true)}>
            {t('review.see')}
          </Button>
        </Group>
      )}
    </Page>
  );
}

interface RecordProps {
  readonly record: Review['records'][number];
  readonly hidden: readonly string[];
  readonly onMark: (record: string, field: string, on: boolean) => void;
}

function ReviewedRecord({ record, hidden, onMark }: RecordProps) {
  const t = useRightsTexts();
  const { language } = useLanguage();
  const isAll = hidden.includes('all');
  const bind = (field: string) => ({
    name: `${record.id}-${field}`,
    value: hidden.includes(field),
    onChange: (on: boolean) => onMark(record.id, field, on),
    error: undefined,
  });
  const mentions = new Map(record.mentions.map(({ field, words }) => [field, words.join(', ')]));
  return (
    <Section title={record.title[language]} lead={<DateText at={record.createdAt} />}>
      <Stack gap="xs">
        <CheckField {...bind('all')} label={t('review.hideAll')} />
        {record.fields
          .filter(({ value, withheld }) => value !== '' && !withheld)
          .map((field) => (
            <div key={field.id}>
              <div>
                {field.title[language]}:{' '}
                {isAll || hidden.includes(field.id) ? `█ ${t('review.blackedOut')}` : field.value}
              </div>
              {mentions.has(field.id) && (
                <strong>{t('review.mentions', { words: mentions.get(field.id) ?? '' })}</strong>
              )}
              {!isAll && (
                <CheckField {...bind(field.id)} label={t('review.hide', { field: field.title[language] })} />
              )}
            </div>
          ))}
      </Stack>
    </Section>
  );
}
