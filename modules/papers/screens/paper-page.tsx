import { useState } from 'react';
import {
  ErrorState,
  MissingState,
  Page,
  Section,
  SelectField,
  useGet,
  useLanguage,
  useParam,
  useTexts,
} from '../../../platform/ui/index.ts';
import type { Papers, Versions } from '../schemas.ts';
import { ChooseVersions } from './choose-versions.tsx';
import classes from './comparison.module.css';
import { Comparison } from './comparison.tsx';
import { MissingLinks } from './missing-links.tsx';
import { PaperFiles } from './paper-files.tsx';
import { PaperState } from './paper-state.tsx';
import { PublicChoice } from './public-choice.tsx';
import { PublishForm } from './publish-form.tsx';
import { paperScreenTexts } from './texts.ts';
import { VersionList } from './version-list.tsx';

type Row = Papers['papers'][number];

/** One paper: what it lacks, what changed, its files, its versions, and any two of them beside each other. */
export function PaperPage() {
  const t = useTexts(paperScreenTexts);
  const { language } = useLanguage();
  const id = useParam('id');
  const { data, error, refetch } = useGet<Papers>('/api/papers');
  const row = data?.papers.find((paper) => paper.id === id);
  const list = { label: t('title'), to: '/papers' };
  if (data === undefined || row === undefined) {
    return (
      <Page title={t('title')} crumbs={[list]}>
        {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
        {error === null && data !== undefined && <MissingState title={t('unknown')} list={list} />}
      </Page>
    );
  }
  return (
    <Page
      title={row.title[language]}
      lead={row.law[language]}
      crumbs={[list]}
      width="text"
      beside={<PaperState state={row.state} />}
    >
      <OnePaper key={row.id} row={row} tenant={data.tenant} />
    </Page>
  );
}

function OnePaper({ row, tenant }: { readonly row: Row; readonly tenant: string }) {
  const t = useTexts(paperScreenTexts);
  const { language } = useLanguage();
  const [spoken, setSpoken] = useState<string | null>(language);
  const wanted = spoken ?? language;
  const { data } = useGet<Versions>(`/api/papers/${row.id}/versions`);
  const versions = data?.versions ?? [];
  const address = `/api/public/${tenant}/papers/${row.id}/html`;
  return (
    <>
      {row.missing.length > 0 && (
        <Section title={t('missing')} lead={t('missingLead')}>
          <MissingLinks missing={row.missing} />
        </Section>
      )}
      <Section title={t('get')} {...(row.inForce === null && { lead: t('getDraft') })}>
        <SelectField
          name="language"
          label={t('language')}
          value={spoken}
          onChange={setSpoken}
          error={undefined}
          choices={(['de', 'en'] as const).map((value) => ({ value, label: t(value) }))}
        />
        <PaperFiles paper={row.id} version={row.inForce?.number ?? 'draft'} language={wanted} />
        {row.readers === 'inside' && <p>{t('inside')}</p>}
        {row.readers === 'by-choice' && <PublicChoice paper={row.id} />}
      </Section>
      {row.isPublic && row.inForce !== null && (
        <Section title={t('public')} lead={t('publicLead')}>
          <p>
            <a href={address} target="_blank" rel="noreferrer">
              {t('publicOpen')}
            </a>
            <br />
            <code className={classes.address}>{`${location.origin}${address}`}</code>
          </p>
        </Section>
      )}
      {row.state !== 'in-force' && (
        <Section title={t('changes')} lead={t(row.inForce === null ? 'firstLead' : 'changesLead')}>
          {row.inForce !== null && (
            <>
              <Comparison paper={row.id} from={String(row.inForce.number)} to="draft" language={wanted} />
              <PaperFiles paper={row.id} version="draft" language={wanted} />
            </>
          )}
          <PublishForm paper={row.id} hash={row.hash} isComplete={row.missing.length === 0} />
        </Section>
      )}
      <Section title={t('versions')}>
        <VersionList paper={row.id} versions={versions} language={wanted} />
      </Section>
      {versions.length > 1 && (
        <Section title={t('compare')}>
          <ChooseVersions key={versions.length} paper={row.id} versions={versions} language={wanted} />
        </Section>
      )}
    </>
  );
}
