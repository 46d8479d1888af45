import { Button, Checkbox, Group, Stack } from '@mantine/core';
import type { PropsWithChildren } from 'react';
import {
  api,
  CheckField,
  Columns,
  ErrorNotice,
  type FormInUse,
  NumberField,
  TextAreaField,
  TextField,
  useForm,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import { placeholders } from '../rules/fill-placeholders.ts';
import type { DeskReply } from '../schemas.ts';
import { screenTexts } from './texts.ts';

type Of<List extends 'categories' | 'teams' | 'canned'> = DeskReply[List][number];

/** Makes or changes something the helpdesk is set up with. `id`: the one to change; a new one otherwise. */
function useKeeping<Values extends object>(
  path: 'categories' | 'teams' | 'canned',
  given: {
    readonly id: string | undefined;
    readonly initial: Values;
    readonly bodyOf: (values: Values) => object;
    readonly onDone: () => void;
  },
): FormInUse<Values> {
  const t = useTexts(screenTexts);
  const toast = useToast();
  const { id, initial, bodyOf, onDone } = given;
  return useForm<Values, unknown>({
    initial,
    send: (values) =>
      id === undefined
        ? api.post(`/api/helpdesk/${path}`, bodyOf(values))
        : api.put(`/api/helpdesk/${path}/${id}`, bodyOf(values)),
    refreshes: ['/api/helpdesk'],
    onDone() {
      toast.good(t('settings.saved'));
      onDone();
    },
  });
}

function Fields<Values>({ form, children }: PropsWithChildren<{ readonly form: FormInUse<Values> }>) {
  const t = useTexts(screenTexts);
  return (
    <form {...form.form}>
      <Stack gap="md">
        <ErrorNotice error={form.error} />
        {children}
        <Group justify="flex-end">
          <Button type="submit" loading={form.isSending}>
            {t('settings.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface CategoryProps {
  readonly topic: Of<'categories'> | null;
  readonly position: number;
  readonly onDone: () => void;
}

/** A topic, with the business hours within which it is answered and solved. */
export function CategoryForm({ topic, position, onDone }: CategoryProps) {
  const t = useTexts(screenTexts);
  const form = useKeeping('categories', {
    ...{ id: topic?.id, onDone },
    initial: {
      name: topic?.name ?? '',
      respondHours: topic?.respondHours ?? (null as number | null),
      solveHours: topic?.solveHours ?? (null as number | null),
      position: (topic?.position ?? position) as number | null,
      isOffered: topic?.offered !== 'no',
    },
    bodyOf: ({ isOffered, ...values }) => ({ ...values, offered: isOffered ? 'yes' : 'no' }),
  });
  return (
    <Fields form={form}>
      <TextField {...form.field('name')} label={t('settings.category')} maxLength={80} focusFirst />
      <Columns width="sm">
        <NumberField {...form.field('respondHours')} label={t('settings.respond')} need="optional" min={1} />
        <NumberField {...form.field('solveHours')} label={t('settings.solve')} need="optional" min={1} />
        <NumberField {...form.field('position')} label={t('settings.position')} min={0} max={999} />
      </Columns>
      <CheckField {...form.field('isOffered')} label={t('settings.offered')} />
    </Fields>
  );
}

interface TeamProps {
  readonly team: Of<'teams'> | null;
  readonly agents: DeskReply['agents'];
  readonly onDone: () => void;
}

/** A team, and who is in it. */
export function TeamForm({ team, agents, onDone }: TeamProps) {
  const t = useTexts(screenTexts);
  const form = useKeeping('teams', {
    ...{ id: team?.id, onDone },
    initial: { name: team?.name ?? '', members: team?.members ?? ([] as readonly string[]) },
    bodyOf: (values) => values,
  });
  const { value, onChange, error } = form.field('members');
  return (
    <Fields form={form}>
      <TextField {...form.field('name')} label={t('settings.team')} maxLength={80} focusFirst />
      <Checkbox.Group
        label={t('settings.members')}
        value={[...value]}
        onChange={onChange}
        error={error ?? null}
      >
        <Stack gap="xs" mt="xs">
          {agents.map(({ id, name }) => (
            <Checkbox key={id} value={id} label={name} />
          ))}
        </Stack>
      </Checkbox.Group>
    </Fields>
  );
}

interface CannedProps {
  readonly answer: Of<'canned'> | null;
  readonly onDone: () => void;
}

/** An answer written in advance; its places are set in with one press. */
export function CannedForm({ answer, onDone }: CannedProps) {
  const t = useTexts(screenTexts);
  const form = useKeeping('canned', {
    ...{ id: answer?.id, onDone },
    initial: { title: answer?.title ?? '', body: answer?.body ?? '' },
    bodyOf: (values) => values,
  });
  const { body } = form.values;
  return (
    <Fields form={form}>
      <TextField {...form.field('title')} label={t('settings.cannedTitle')} maxLength={80} focusFirst />
      <TextAreaField {...form.field('body')} label={t('settings.cannedBody')} rows={6} />
      <Group gap="xs" aria-label={t('settings.places')} role="group">
        {placeholders.map((place) => (
          <Button
            key={place}
            size="compact-sm"
            variant="default"
            onClick={() => form.change({ body: `${body}{${place}}` })}
          >
            {`{${place}}`}
          </Button>
        ))}
      </Group>
    </Fields>
  );
}
