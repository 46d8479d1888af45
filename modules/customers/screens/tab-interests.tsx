import { Button, Stack, TagsInput } from '@mantine/core';
import { IconHeartOff } from '@tabler/icons-react';
import {
  api,
  EmptyState,
  ErrorNotice,
  ErrorState,
  isProblem,
  PrivacyShield,
  TextAreaField,
  useForm,
  useGet,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { ConsentsReply, InterestsReply } from '../replies.ts';
import classes from './consent-rows.module.css';
import { customerScreenTexts } from './texts.ts';
import { useConsents } from './use-consents.ts';

/** What a customer is interested in, as long as the third consent stands (pledge consent.marketing). */
export function InterestsTab({
  customerId,
  onConsents,
}: {
  readonly customerId: string;
  readonly onConsents: () => void;
}) {
  const t = useTexts(customerScreenTexts);
  const consents = useConsents(customerId);
  const { data, error, refetch } = useGet<InterestsReply>(`/api/customers/${customerId}/interests`);
  if (consents.data !== undefined && !mayProfile(consents.data)) return <Missing onConsents={onConsents} />;
  if (isProblem(error) && error.status === 403) return <Missing onConsents={onConsents} />;
  if (data === undefined || consents.data === undefined) {
    return error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />;
  }
  return (
    <PrivacyShield what={t('customer.interests')} seconds={120}>
      <InterestsForm key={data.revision} customerId={customerId} interests={data} />
    </PrivacyShield>
  );
}

const mayProfile = (consents: ConsentsReply): boolean =>
  consents.kinds.some((kind) => kind.consent === 'marketing' && kind.state === 'given') &&
  !consents.facts.objections.includes('advertising');

function Missing({ onConsents }: { readonly onConsents: () => void }) {
  const t = useTexts(customerScreenTexts);
  return (
    <EmptyState
      icon={IconHeartOff}
      title={t('interests.missing')}
      action={
        <Button variant="default" onClick={onConsents}>
          {t('interests.toConsents')}
        </Button>
      }
    >
      {t('interests.missingHint')}
    </EmptyState>
  );
}

function InterestsForm({
  customerId,
  interests,
}: {
  readonly customerId: string;
  readonly interests: InterestsReply;
}) {
  const t = useTexts(customerScreenTexts);
  const toast = useToast();
  const path = `/api/customers/${customerId}/interests`;
  const form = useForm({
    initial: { topics: interests.topics as readonly string[], remark: interests.remark },
    send: (values) => api.put<{ revision: number }>(path, { ...values, revision: interests.revision }),
    refreshes: [path],
    warnsBeforeLeaving: true,
    onDone: () => toast.good(t('customer.saved')),
  });
  const topics = form.field('topics');
  return (
    <form {...form.form}>
      <Stack gap="md">
        <p className={classes.by}>{t('interests.lead')}</p>
        <TagsInput
          label={t('interests.topics')}
          description={t('interests.topicsHint')}
          value={[...topics.value]}
          onChange={topics.onChange}
          error={topics.error ?? null}
          splitChars={[',']}
          acceptValueOnBlur
          maxTags={40}
        />
        <TextAreaField {...form.field('remark')} label={t('interests.remark')} need="optional" rows={3} />
        <ErrorNotice error={form.error} />
        <div>
          <Button type="submit" loading={form.isSending}>
            {t('customer.save')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
