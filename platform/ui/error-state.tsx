import { Button } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { useTexts } from './language.tsx';
import { isConflict } from './problem.ts';
import classes from './state.module.css';
import { uiTexts } from './texts.ts';
import { sayProblem } from './texts-of-problem.ts';

/** Something failed. */
export interface ErrorStateProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** Says what failed in people's words, with a code for support, and offers to try again. In place of the content. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const t = useTexts(uiTexts);
  const said = sayProblem(error, t);
  return (
    <div className={classes.state} role="alert">
      <IconAlertTriangle size={28} stroke={1.25} aria-hidden className={classes.bad} />
      <p className={classes.title}>{said.title}</p>
      {said.detail !== undefined && <p className={classes.detail}>{said.detail}</p>}
      {onRetry && (
        <Button variant="default" leftSection={<IconRefresh size={16} aria-hidden />} onClick={onRetry}>
          {t('action.retry')}
        </Button>
      )}
      <p className={classes.code}>{t('error.code', { code: said.code })}</p>
    </div>
  );
}

/** A refusal beside the content that stays: above a form, in a dialog. Shows nothing without an error. */
export function ErrorNotice({ error, onReload }: { error: unknown; onReload?: () => void }) {
  const t = useTexts(uiTexts);
  if (error === null || error === undefined) return null;
  const said = sayProblem(error, t);
  return (
    <div className={classes.notice} role="alert">
      <IconAlertTriangle size={18} stroke={1.75} aria-hidden />
      <div>
        <strong>{said.title}</strong>
        {said.detail !== undefined && <div>{said.detail}</div>}
      </div>
      {onReload && (
        <Button variant="default" size="xs" onClick={onReload}>
          {t('action.reload')}
        </Button>
      )}
    </div>
  );
}

/** Shown when a change failed because somebody else was faster (409); otherwise nothing. */
export function ConflictNotice({ error, onReload }: { error: unknown; onReload: () => void }) {
  return isConflict(error) ? <ErrorNotice error={error} onReload={onReload} /> : null;
}
