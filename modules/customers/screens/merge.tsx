import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import {
  api,
  ConfirmDialog,
  ErrorState,
  Facts,
  Page,
  PrivacyShield,
  RadioField,
  Section,
  useGet,
  useGo,
  useParam,
  useRefresh,
  useSay,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { CardReply, CustomerReply, MergePreviewReply } from '../replies.ts';
import { customerBody } from './customer-fields.tsx';
import { ConsentTable } from './merge-consents.tsx';
import { type Choices, chosenOf, fieldsToChoose, MergeFields } from './merge-fields.tsx';
import { customerScreenTexts } from './texts.ts';
import { customerPaths } from './use-consents.ts';

/** Two files side by side: which stays, which details hold, what moves, what becomes of the consents. */
export function MergePage() {
  const t = useTexts(customerScreenTexts);
  const one = useGet<CardReply>(`/api/customers/${useParam('id')}`);
  const other = useGet<CardReply>(`/api/customers/${useParam('other')}`);
  const list = { label: t('duplicates.title'), to: '/customers/duplicates' };
  const crumbs = [{ label: t('list.title'), to: '/customers' }, list];
  const error = one.error ?? other.error;
  if (one.data === undefined || other.data === undefined) {
    return (
      <Page title={t('duplicates.title')} crumbs={crumbs}>
        {error !== null && <ErrorState error={error} list={list} />}
      </Page>
    );
  }
  const [left, right] = [one.data.customer, other.data.customer];
  return (
    <Page
      title={t('merge.title', { left: left.number, right: right.number })}
      lead={t('merge.lead')}
      crumbs={crumbs}
    >
      <MergeForm key={`${left.revision} ${right.revision}`} left={left} right={right} />
    </Page>
  );
}

function MergeForm({ left, right }: { readonly left: CustomerReply; readonly right: CustomerReply }) {
  const t = useTexts(customerScreenTexts);
  const [keepId, setKeepId] = useState(left.id);
  const [choices, setChoices] = useState<Choices>({});
  const [isAsking, setAsking] = useState(false);
  const [keep, drop] = keepId === left.id ? [left, right] : [right, left];
  const preview = useGet<MergePreviewReply>(`/api/duplicates/${keep.id}/${drop.id}`);
  const merge = useMerge(keep, drop, choices);
  return (
    <Stack gap="xl">
      <RadioField
        name="keep"
        label={t('merge.keep')}
        value={keepId}
        error={undefined}
        onChange={setKeepId}
        choices={[left, right].map((side) => ({
          value: side.id,
          label: t('customer.title', { number: side.number }),
        }))}
      />
      <Section title={t('merge.fields')}>
        <PrivacyShield what={t('customer.what')} seconds={120}>
          <MergeFields
            sides={[keep, drop]}
            choices={choices}
            onChange={setChoices}
            fields={fieldsToChoose(keep, drop)}
          />
        </PrivacyShield>
      </Section>
      {preview.error !== null && <ErrorState error={preview.error} />}
      {preview.data !== undefined && <Preview preview={preview.data} keep={keep} drop={drop} />}
      <div>
        <Button
          disabled={preview.data === undefined || preview.error !== null}
          onClick={() => setAsking(true)}
        >
          {t('merge.merge')}
        </Button>
      </div>
      <ConfirmDialog
        title={t('merge.ask')}
        confirm={t('merge.merge')}
        kind="destroy"
        opened={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={merge}
      >
        {t('merge.askHint')}
      </ConfirmDialog>
    </Stack>
  );
}

function useMerge(keep: CustomerReply, drop: CustomerReply, choices: Choices): () => Promise<void> {
  const t = useTexts(customerScreenTexts);
  const go = useGo();
  const toast = useToast();
  const refresh = useRefresh();
  return async () => {
    const { file } = await api.post<{ file: 'kept' | 'erased' }>('/api/duplicates/merge', {
      ...customerBody(chosenOf(keep, drop, choices)),
      keep: keep.id,
      keepRevision: keep.revision,
      drop: drop.id,
      dropRevision: drop.revision,
    });
    toast.good(t(file === 'erased' ? 'customer.gone' : 'merge.merged'));
    go(file === 'erased' ? '/customers' : `/customers/${keep.id}`);
    await refresh(customerPaths);
  };
}

interface PreviewProps {
  readonly preview: MergePreviewReply;
  readonly keep: CustomerReply;
  readonly drop: CustomerReply;
}

function Preview({ preview, keep, drop }: PreviewProps) {
  const t = useTexts(customerScreenTexts);
  const say = useSay();
  return (
    <>
      {preview.fileDies && <p role="alert">{t('merge.fileDies')}</p>}
      <Section title={t('merge.consents')} lead={t('merge.consentsLead')}>
        <ConsentTable preview={preview} keepNumber={keep.number} dropNumber={drop.number} />
      </Section>
      <Section title={t('merge.moves')}>
        {preview.moves.length === 0 ? (
          <p>{t('merge.nothingMoves')}</p>
        ) : (
          <Facts
            facts={preview.moves.map(({ kind, title, count }) => ({
              id: kind,
              title: say(title),
              value: t('rights.count', { count }),
            }))}
          />
        )}
      </Section>
    </>
  );
}
