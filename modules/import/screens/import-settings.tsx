import { Button, FileInput, Group, Stack } from '@mantine/core';
import { ErrorNotice, RadioField, useGet, useSay, useTexts } from '../../../platform/ui/index.ts';
import type { Importable, PastDueChoice } from '../report.ts';
import { MapColumns } from './map-columns.tsx';
import { ReportView } from './report-view.tsx';
import { importScreenTexts } from './texts.ts';
import { type ChosenFile, useImport } from './use-import.ts';

const importables = ['articles', 'customers', 'orders'] as const satisfies readonly Importable[];
const pastDue = [
  ['sweep', 'pastDue.sweepHint'],
  ['keep-30-days', 'pastDue.keepHint'],
  ['drop', 'pastDue.dropHint'],
] as const satisfies readonly (readonly [PastDueChoice, string])[];

/** Takes over articles, customers and orders of an older program: choose, map, check, import. */
export function ImportSettings() {
  const t = useTexts(importScreenTexts);
  const taking = useImport();
  const { what } = taking;
  return (
    <Stack gap="xl">
      <p>{t('lead')}</p>
      <RadioField
        name="what"
        label={t('what.label')}
        error={undefined}
        value={what ?? ''}
        onChange={(chosen) => {
          const next = importables.find((each) => each === chosen);
          if (next !== undefined) void taking.chooseFiles(next, null, null);
        }}
        choices={importables.map((value) => ({
          value,
          label: t(`what.${value}`),
          hint: t(`what.${value}Hint`),
        }))}
      />
      {what !== null && <TakeOver taking={taking} what={what} />}
    </Stack>
  );
}

interface TakeOverProps {
  readonly taking: ReturnType<typeof useImport>;
  readonly what: Importable;
}

/** Everything that follows once it is clear what the files hold. */
function TakeOver({ taking, what }: TakeOverProps) {
  const t = useTexts(importScreenTexts);
  const { main, lines, report } = taking;
  return (
    <>
      <Files taking={taking} what={what} />
      <Problems of={main} />
      <Problems of={lines} />
      {main !== null && (
        <MapColumns
          title={t('columns')}
          look={main.look}
          mapping={main.mapping}
          onChange={(mapping) => taking.change({ main: { ...main, mapping } })}
        />
      )}
      {lines !== null && (
        <MapColumns
          title={t('columnsOfLines')}
          look={lines.look}
          mapping={lines.mapping}
          onChange={(mapping) => taking.change({ lines: { ...lines, mapping } })}
        />
      )}
      {what !== 'articles' && (
        <RadioField
          name="past-due"
          label={t('pastDue.label')}
          error={undefined}
          value={taking.pastDue}
          onChange={(chosen) =>
            taking.change({ pastDue: pastDue.find(([value]) => value === chosen)?.[0] ?? 'sweep' })
          }
          choices={pastDue.map(([value, hint]) => ({ value, label: t(`pastDue.${value}`), hint: t(hint) }))}
        />
      )}
      <Steps taking={taking} />
      <ErrorNotice error={taking.error} />
      {report !== null && <ReportView report={report} />}
    </>
  );
}

function Files({ taking, what }: TakeOverProps) {
  const t = useTexts(importScreenTexts);
  const { main, lines } = taking;
  return (
    <Stack gap="md">
      <FileInput
        label={t('file')}
        accept=".csv,.txt,.tsv,text/csv"
        clearable
        clearButtonProps={{ 'aria-label': t('removeFile') }}
        value={main?.file ?? null}
        onChange={(file) => void taking.chooseFiles(what, file, lines?.file ?? null)}
      />
      {what === 'orders' && (
        <FileInput
          label={t('linesFile')}
          description={t('linesHint')}
          accept=".csv,.txt,.tsv,text/csv"
          clearable
          clearButtonProps={{ 'aria-label': t('removeFile') }}
          value={lines?.file ?? null}
          onChange={(file) => void taking.chooseFiles(what, main?.file ?? null, file)}
        />
      )}
    </Stack>
  );
}

function Problems({ of }: { readonly of: ChosenFile | null }) {
  const say = useSay();
  const problem = of?.look.problem ?? null;
  return problem === null ? null : <p role="alert">{say(problem)}</p>;
}

/** The two buttons, and how far it is. */
function Steps({ taking }: Pick<TakeOverProps, 'taking'>) {
  const t = useTexts(importScreenTexts);
  const isRunning = taking.busy === 'dry-run' || taking.busy === 'import';
  const progress = useGet<{ step: 'idle' | 'checking' | 'writing'; rows: number }>('/api/import/progress', {
    everySeconds: 1,
    enabled: isRunning,
  });
  const { step, rows } = progress.data ?? { step: 'idle', rows: 0 };
  return (
    <Group>
      <Button
        variant="default"
        disabled={!taking.canCheck}
        loading={taking.busy === 'dry-run'}
        onClick={() => void taking.send('dry-run')}
      >
        {t('check')}
      </Button>
      <Button
        disabled={!taking.canImport}
        loading={taking.busy === 'import'}
        onClick={() => void taking.send('import')}
      >
        {t('run')}
      </Button>
      <span role="status">
        {isRunning ? t(`step.${step}`, { rows }) : taking.canImport ? '' : t('checkFirst')}
      </span>
    </Group>
  );
}
