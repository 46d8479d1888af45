import { useState } from 'react';
import { formatInstant } from '../../../platform/i18n/index.ts';
import { Columns, SelectField, useLanguage, useTexts } from '../../../platform/ui/index.ts';
import type { Versions } from '../schemas.ts';
import { Comparison } from './comparison.tsx';
import { paperScreenTexts } from './texts.ts';

/** Any two versions beside each other; the draft of today is one of them. */
export function ChooseVersions({
  paper,
  versions,
  language,
}: {
  readonly paper: string;
  readonly versions: Versions['versions'];
  readonly language: string;
}) {
  const t = useTexts(paperScreenTexts);
  const own = useLanguage().language;
  const [from, setFrom] = useState<string | null>(String(versions[1]?.number ?? versions[0]?.number ?? ''));
  const [to, setTo] = useState<string | null>(versions.length > 1 ? String(versions[0]?.number) : 'draft');
  const choices = [
    { value: 'draft', label: t('draft') },
    ...versions.map(({ number, publishedAt }) => ({
      value: String(number),
      label: t('version', { number, at: formatInstant(publishedAt, 'day', own) }),
    })),
  ];
  return (
    <>
      <Columns width="sm">
        <SelectField
          name="from"
          label={t('before')}
          value={from}
          onChange={setFrom}
          error={undefined}
          choices={choices}
        />
        <SelectField
          name="to"
          label={t('after')}
          value={to}
          onChange={setTo}
          error={undefined}
          choices={choices}
        />
      </Columns>
      {from !== null && to !== null && <Comparison paper={paper} from={from} to={to} language={language} />}
    </>
  );
}
