import { useBlocker } from '@tanstack/react-router';
import { ConfirmDialog } from './dialog.tsx';
import { useTexts } from './language.tsx';
import { uiTexts } from './texts.ts';
import { hasUnsaved } from './unsaved.ts';

/** Asks before another screen takes the place of one with unsaved input. Stands once in the frame. */
export function LeaveQuestion() {
  const t = useTexts(uiTexts);
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: hasUnsaved,
    enableBeforeUnload: false,
    withResolver: true,
  });
  return (
    <ConfirmDialog
      title={t('leave.title')}
      confirm={t('leave.confirm')}
      cancel={t('leave.stay')}
      kind="destroy"
      opened={status === 'blocked'}
      onClose={() => reset?.()}
      onConfirm={async () => proceed?.()}
    >
      {t('leave.detail')}
    </ConfirmDialog>
  );
}
