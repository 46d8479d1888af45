import { Button, Stack } from '@mantine/core';
import { formatInstant } from '../../../platform/i18n/index.ts';
import {
  api,
  ErrorNotice,
  StateBadge,
  TextAreaField,
  Timeline,
  useForm,
  useLanguage,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { Measures } from '../schemas.ts';
import { measureScreenTexts } from './texts.ts';
import type { ShownState } from './tones.ts';

/** Whether the review is due, what changed since the last, the form that signs it, and the earlier ones. */
export function ReviewSection({ measures, maySign }: { readonly measures: Measures; maySign: boolean }) {
  const t = useTexts(measureScreenTexts);
  const { language } = useLanguage();
  const { due, changes, reviews } = measures;
  const day = (at: number): string => formatInstant(at, 'day', language);
  const state = (id: string | null): string => (id === null ? t('none') : t(`states.${id as ShownState}`));
  return (
    <Stack gap="md">
      <div>
        <StateBadge tone={due.due ? 'attention' : 'good'}>
          {due.on !== null
            ? t('dueOn', { day: day(due.on) })
            : due.since === null
              ? t('dueNever')
              : t('dueSince', { day: day(due.since) })}
        </StateBadge>
      </div>
      {changes.length > 0 && (
        <section aria-label={t('changes')}>
          <h3>{t('changes')}</h3>
          <ul>
            {changes.map(({ title, before, after }) => (
              <li key={title.de}>
                {t('change', { title: title[language], before: state(before), after: state(after) })}
              </li>
            ))}
          </ul>
        </section>
      )}
      {maySign && <SignForm />}
      {reviews.length > 0 && (
        <section aria-label={t('past')}>
          <h3>{t('past')}</h3>
          <Timeline
            label={t('past')}
            entries={reviews.map(({ number, reviewedAt, author, result }) => ({
              id: String(number),
              at: reviewedAt,
              title: t('pastBy', { number, day: day(reviewedAt), author: author ?? t('somebody') }),
              detail: result,
            }))}
          />
        </section>
      )}
    </Stack>
  );
}

function SignForm() {
  const t = useTexts(measureScreenTexts);
  const toast = useToast();
  const form = useForm<{ readonly result: string }, unknown>({
    initial: { result: '' },
    warnsBeforeLeaving: true,
    check: ({ result }) => (result.trim().length < 3 ? { result: t('required') } : {}),
    send: (values) => api.post('/api/measures/reviews', values),
    refreshes: ['/api/measures', '/api/pledges', '/api/papers'],
    onDone() {
      form.reset({ result: '' });
      toast.good(t('signed'));
    },
  });
  return (
    <form {...form.form}>
      <TextAreaField {...form.field('result')} label={t('result')} hint={t('resultHint')} />
      <ErrorNotice error={form.error} />
      <Button type="submit" mt="md" loading={form.isSending}>
        {t('sign')}
      </Button>
    </form>
  );
}
