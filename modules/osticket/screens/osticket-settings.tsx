import { Button, FileInput, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { api, ErrorNotice, useGet, useRefresh, useTexts } from '../../../platform/ui/index.ts';
import type { ReportReply } from '../schemas.ts';
import { OsticketReportView } from './report-view.tsx';
import { osticketScreenTexts } from './texts.ts';

type Mode = 'dry-run' | 'import';

/** Takes over an osTicket: choose the dump, check, take over. Nothing can be taken over that was not checked as it stands. */
export function OsticketSettings() {
  const t = useTexts(osticketScreenTexts);
  const refresh = useRefresh();
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<ReportReply | null>(null);
  const [busy, setBusy] = useState<Mode | null>(null);
  const [error, setError] = useState<unknown>(null);
  const choose = (chosen: File | null) => {
    setFile(chosen);
    setReport(null);
    setError(null);
  };
  const send = async (mode: Mode) => {
    if (file === null) return;
    setBusy(mode);
    setError(null);
    try {
      // As bytes of no type: what it is, is told by its content.
      const found = await api.upload<ReportReply>(
        `/api/import-osticket/${mode}`,
        new Blob([file], { type: 'application/octet-stream' }),
      );
      setReport(found);
      if (found.outcome === 'imported') void refresh(['/api/helpdesk', '/api/companies', '/api/clock']);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(null);
    }
  };
  const canImport = busy === null && report?.outcome === 'checked';
  return (
    <Stack gap="xl">
      <p>{t('lead')}</p>
      <FileInput
        label={t('file')}
        accept=".sql,.gz,.zst"
        clearable
        clearButtonProps={{ 'aria-label': t('removeFile') }}
        value={file}
        onChange={choose}
      />
      <Group>
        <Button
          variant="default"
          disabled={file === null || busy !== null}
          loading={busy === 'dry-run'}
          onClick={() => void send('dry-run')}
        >
          {t('check')}
        </Button>
        <Button disabled={!canImport} loading={busy === 'import'} onClick={() => void send('import')}>
          {t('run')}
        </Button>
        <span role="status">{busy !== null ? <HowFar /> : canImport ? '' : t('checkFirst')}</span>
      </Group>
      <ErrorNotice error={error} />
      {report !== null && <OsticketReportView report={report} />}
    </Stack>
  );
}

/** How far the server is, asked every second while it works. */
function HowFar() {
  const t = useTexts(osticketScreenTexts);
  const { data } = useGet<{ step: 'idle' | 'reading' | 'writing'; done: number; total: number }>(
    '/api/import-osticket/progress',
    { everySeconds: 1 },
  );
  const { step, done, total } = data ?? { step: 'idle', done: 0, total: 0 };
  return <>{t(`step.${step}`, { done, total })}</>;
}
