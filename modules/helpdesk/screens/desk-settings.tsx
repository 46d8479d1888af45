import { Button, Group, Stack } from '@mantine/core';
import {
  api,
  Columns,
  ErrorNotice,
  Section,
  TextAreaField,
  TextField,
  useForm,
  useGet,
  useRefresh,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { DeskReply } from '../schemas.ts';
import classes from './helpdesk.module.css';
import { screenTexts } from './texts.ts';

/** Topics with their times, and prepared answers. */
export function DeskSettings() {
  const t = useTexts(screenTexts);
  const toast = useToast();
  const refresh = useRefresh();
  const { data } = useGet<DeskReply>('/api/helpdesk/desk');
  const drop = (id: string) =>
    api
      .delete(`/api/helpdesk/canned/${id}`)
      .then(() => refresh(['/api/helpdesk/desk']))
      .catch(toast.bad);
  return (
    <Stack gap="lg">
      <Section title={t('settings.categories')}>
        <ul className={classes.people}>
          {data?.categories.map(({ id, name, respondHours, solveHours }) => (
            <li key={id}>
              {name}
              <span className={classes.quiet}>
                {' '}
                · {t('settings.respond')}: {respondHours ?? '–'} · {t('settings.solve')}: {solveHours ?? '–'}
              </span>
            </li>
          ))}
        </ul>
        <CategoryForm position={data?.categories.length ?? 0} />
      </Section>
      <Section title={t('settings.canned')} lead={t('settings.cannedHint')}>
        <ul className={classes.people}>
          {data?.canned.map(({ id, title }) => (
            <li key={id}>
              {title}{' '}
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={t('settings.drop', { title })}
                onClick={() => void drop(id)}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
        <CannedForm />
      </Section>
    </Stack>
  );
}

const hoursOf = (text: string): number | null => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : null);

function CategoryForm({ position }: { readonly position: number }) {
  const t = useTexts(screenTexts);
  const form = useForm({
    initial: { name: '', respondHours: '', solveHours: '' },
    send: ({ name, respondHours, solveHours }) =>
      api.post('/api/helpdesk/categories', {
        ...{ name, position },
        respondHours: hoursOf(respondHours),
        solveHours: hoursOf(solveHours),
      }),
    refreshes: ['/api/helpdesk/desk'],
    onDone: () => form.reset({ name: '', respondHours: '', solveHours: '' }),
  });
  return (
    <form {...form.form}>
      <Stack gap="sm">
        <ErrorNotice error={form.error} />
        <Columns width="sm">
          <TextField {...form.field('name')} label={t('settings.category')} />
          <TextField
            {...form.field('respondHours')}
            label={t('settings.respond')}
            inputMode="numeric"
            need="optional"
          />
          <TextField
            {...form.field('solveHours')}
            label={t('settings.solve')}
            inputMode="numeric"
            need="optional"
          />
        </Columns>
        <Group>
          <Button type="submit" variant="default" loading={form.isSending}>
            {t('settings.addCategory')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function CannedForm() {
  const t = useTexts(screenTexts);
  const form = useForm({
    initial: { title: '', body: '' },
    send: (values) => api.post('/api/helpdesk/canned', values),
    refreshes: ['/api/helpdesk/desk'],
    onDone: () => form.reset({ title: '', body: '' }),
  });
  return (
    <form {...form.form}>
      <Stack gap="sm">
        <ErrorNotice error={form.error} />
        <TextField {...form.field('title')} label={t('settings.cannedTitle')} />
        <TextAreaField {...form.field('body')} label={t('settings.cannedBody')} />
        <Group>
          <Button type="submit" variant="default" loading={form.isSending}>
            {t('settings.addCanned')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
