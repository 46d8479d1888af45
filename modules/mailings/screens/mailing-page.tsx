import {
  ErrorState,
  MissingState,
  Page,
  StateBadge,
  useGet,
  useParam,
  useTexts,
} from '../../../platform/ui/index.ts';
import type { Mailing, Mailings } from '../schemas.ts';
import { mailingTexts } from '../texts.ts';
import { DraftForm } from './draft-form.tsx';
import { stateTones } from './mailing-list.tsx';
import { ReleasedMailing } from './released-mailing.tsx';

/** One mailing: the draft to write, or what became of it. `/mailings/new` is an empty draft. */
export function MailingPage() {
  const t = useTexts(mailingTexts);
  const id = useParam('id');
  const { data, error, refetch } = useGet<Mailings>('/api/mailings', { everySeconds: 30 });
  const mailing = data?.rows.find((row) => row.id === id);
  const list = { label: t('title'), to: '/mailings' };
  const crumbs = [list];
  if (id === 'new') {
    return (
      <Page title={t('new')} crumbs={crumbs} width="text">
        <DraftForm mailing={null} />
      </Page>
    );
  }
  if (mailing === undefined) {
    return (
      <Page title={t('title')} crumbs={crumbs}>
        {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
        {error === null && data !== undefined && <MissingState title={t('problem.unknown')} list={list} />}
      </Page>
    );
  }
  return (
    <Page title={mailing.title} crumbs={crumbs} width="text" beside={<State mailing={mailing} />}>
      {mailing.state === 'draft' ? (
        <DraftForm key={mailing.revision} mailing={mailing} />
      ) : (
        <ReleasedMailing mailing={mailing} />
      )}
    </Page>
  );
}

function State({ mailing }: { readonly mailing: Mailing }) {
  const t = useTexts(mailingTexts);
  return <StateBadge tone={stateTones[mailing.state]}>{t(`state.${mailing.state}`)}</StateBadge>;
}
