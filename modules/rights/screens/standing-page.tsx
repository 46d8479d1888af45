import { Button, Group, Stack } from '@mantine/core';
import {
  api,
  EmptyState,
  ErrorNotice,
  ErrorState,
  isProblem,
  Page,
  Section,
  saveFile,
  TextAreaField,
  useForm,
  useGet,
  useGo,
  useLanguage,
  useParam,
  useSend,
  useToast,
} from '../../../platform/ui/index.ts';
import type { ShownStanding } from '../schemas.ts';
import { useDayText } from './use-day-text.ts';
import { useRightsTexts } from './use-rights-texts.ts';

type Restriction = ShownStanding['restrictions'][number];
type Pending = ShownStanding['pending'][number];

/** What stands for one person: objections to weigh, restrictions to lift after the person was told (Art. 18 (3), 21 (1)). */
export function StandingPage() {
  const t = useRightsTexts();
  const person = useParam('person');
  const path = `/api/rights-standing/${person}`;
  const { data, error, refetch } = useGet<ShownStanding>(path);
  const crumbs = [{ label: t('title'), to: '/requests' }];
  const isOver = isProblem(error) && error.status === 404;
  const number = data?.number ?? null;
  const title = number === null ? t('standing.nobody') : t('standing.one', { number });
  return (
    <Page title={title} lead={t('standing.lead')} crumbs={crumbs} width="text">
      {isOver && <EmptyState title={t('standing.over')} />}
      {error !== null && !isOver && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!isOver &&
        data?.pending.map((pending) => (
          <PendingSection key={pending.purpose} path={path} pending={pending} />
        ))}
      {!isOver &&
        data?.restrictions.map((restriction) => (
          <LiftSection
            key={restriction.ground}
            path={path}
            restriction={restriction}
            waits={restriction.ground === 'objection-pending' && data.pending.length > 0}
          />
        ))}
    </Page>
  );
}

function PendingSection({ path, pending }: { readonly path: string; readonly pending: Pending }) {
  const t = useRightsTexts();
  const { language } = useLanguage();
  const dayText = useDayText();
  const go = useGo();
  const toast = useToast();
  const begin = useSend(() => api.post<{ id: string }>(`${path}/weighing`, { purpose: pending.purpose }), {
    refreshes: ['/api/rights-requests', '/api/rights-standing'],
    onDone: ({ id }) => go(`/requests/${id}`),
  });
  return (
    <Section
      title={`${t('standing.pending')}: ${pending.title[language]}`}
      lead={t('standing.pendingLead', { day: dayText(pending.since) })}
    >
      <Group>
        <Button loading={begin.isPending} onClick={() => begin.mutate(undefined, { onError: toast.bad })}>
          {t(pending.request === null ? 'standing.beginWeighing' : 'standing.toWeighing')}
        </Button>
      </Group>
    </Section>
  );
}

interface LiftProps {
  readonly path: string;
  readonly restriction: Restriction;
  /** It ends with the balance of an objection, not by hand. */
  readonly waits: boolean;
}

function LiftSection({ path, restriction: { ground, since, announcedAt }, waits }: LiftProps) {
  const t = useRightsTexts();
  const dayText = useDayText();
  const toast = useToast();
  const refreshes = ['/api/rights-standing', '/api/customers'];
  const say = useSend(() => api.post(`${path}/announced`, { ground }), { refreshes });
  const lift = useSend(() => api.post(`${path}/lifted`, { ground }), {
    refreshes,
    onDone: () => toast.good(t('standing.lifted')),
  });
  return (
    <Section
      title={t('standing.liftTitle', { ground: t(`restriction.${ground}`) })}
      lead={waits ? t('standing.untilWeighed') : t('standing.liftLead', { day: dayText(since) })}
    >
      {!waits && (
        <Stack align="stretch">
          <NoticeForm path={path} ground={ground} />
          {announcedAt !== null && <p>{t('standing.toldAt', { day: dayText(announcedAt) })}</p>}
          <Group>
            <Button
              variant={announcedAt === null ? 'filled' : 'default'}
              loading={say.isPending}
              onClick={() => say.mutate(undefined, { onError: toast.bad })}
            >
              {t('standing.told')}
            </Button>
            <Button
              variant={announcedAt === null ? 'default' : 'filled'}
              disabled={announcedAt === null}
              loading={lift.isPending}
              onClick={() => lift.mutate(undefined, { onError: toast.bad })}
            >
              {t('standing.liftNow')}
            </Button>
          </Group>
        </Stack>
      )}
    </Section>
  );
}

/** The letter to the person, with the reason typed in. The reason is kept nowhere. */
function NoticeForm({ path, ground }: { readonly path: string; readonly ground: Restriction['ground'] }) {
  const t = useRightsTexts();
  const { language } = useLanguage();
  const form = useForm({
    initial: { reason: '' },
    send: async (values) => saveFile(await api.downloadBy(`${path}/notice`, { ground, language, ...values })),
  });
  return (
    <form {...form.form}>
      <Stack align="stretch">
        <TextAreaField
          {...form.field('reason')}
          label={t('standing.reason')}
          hint={t('standing.reasonHint')}
        />
        <ErrorNotice error={form.error} />
        <Group>
          <Button type="submit" variant="default" loading={form.isSending}>
            {t('standing.letter')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
