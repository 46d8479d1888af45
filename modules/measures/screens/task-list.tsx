import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import {
  api,
  type Column,
  DataList,
  Dialog,
  ErrorNotice,
  RadioField,
  StateBadge,
  TextAreaField,
  useForm,
  useLanguage,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { Task } from '../schemas.ts';
import { measureScreenTexts } from './texts.ts';
import { toneOf } from './tones.ts';

/** What only the company can answer, the open ones first. */
export function TaskList({ tasks, mayAnswer }: { readonly tasks: readonly Task[]; mayAnswer: boolean }) {
  const t = useTexts(measureScreenTexts);
  const { language } = useLanguage();
  const [answering, setAnswering] = useState<Task | null>(null);
  const rows = tasks.toSorted((a, b) => Number(a.answer !== null) - Number(b.answer !== null));
  const columns: readonly Column<Task>[] = [
    {
      id: 'question',
      title: t('question'),
      onCard: 'title',
      cell: ({ title, question, answer }) => (
        <>
          <strong>{title[language]}</strong>
          <div>{answer === null ? question[language] : answer.how || question[language]}</div>
        </>
      ),
    },
    {
      id: 'state',
      title: t('state'),
      width: 'fit',
      cell: ({ answer }) => {
        const state = answer?.state ?? 'open';
        return <StateBadge tone={toneOf(state)}>{t(`states.${state}`)}</StateBadge>;
      },
    },
  ];
  const answer: Column<Task> = {
    id: 'answer',
    title: t('answer'),
    width: 'fit',
    align: 'end',
    cell: (row) => (
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('answerOf', { title: row.title[language] })}
        onClick={() => setAnswering(row)}
      >
        {t('answer')}
      </Button>
    ),
  };
  return (
    <>
      <DataList
        label={t('tasks')}
        columns={mayAnswer ? [...columns, answer] : columns}
        rows={rows}
        keyOf={(row) => row.id}
      />
      {answering !== null && <AnswerDialog task={answering} onClose={() => setAnswering(null)} />}
    </>
  );
}

function AnswerDialog({ task, onClose }: { readonly task: Task; readonly onClose: () => void }) {
  const t = useTexts(measureScreenTexts);
  const { language } = useLanguage();
  const toast = useToast();
  const form = useForm<{ readonly state: string; readonly how: string }, unknown>({
    initial: { state: task.answer?.state ?? 'met', how: task.answer?.how ?? '' },
    warnsBeforeLeaving: true,
    check: ({ state, how }) => (state !== 'not-met' && how.trim() === '' ? { how: t('required') } : {}),
    send: (values) => api.put(`/api/measures/tasks/${task.id}`, values),
    refreshes: ['/api/measures', '/api/papers'],
    onDone() {
      toast.good(t('saved'));
      onClose();
    },
  });
  return (
    <Dialog title={task.title[language]} opened onClose={onClose} size="lg">
      <form {...form.form}>
        <Stack gap="md">
          <p>{task.question[language]}</p>
          <RadioField
            {...form.field('state')}
            label={t('state')}
            choices={(['met', 'not-met', 'not-applicable'] as const).map((value) => ({
              value,
              label: t(`states.${value}`),
            }))}
          />
          <TextAreaField {...form.field('how')} label={t('how')} />
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
