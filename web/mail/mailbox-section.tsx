import { ErrorState, StateBadge, useTexts } from '../../platform/ui/index.ts';
import { MailboxForm, type MailboxState } from './mailbox-form.tsx';
import { mailScreenTexts } from './texts.ts';
import { useMailState } from './use-mail-state.ts';

/** Fetching e-mail: off until the owner enters a mailbox and switches it on. */
export function MailboxSection() {
  const t = useTexts(mailScreenTexts);
  const { state, error, refetch } = useMailState<MailboxState['setting']['value']>(
    'mailbox',
    'mailbox-provider',
  );
  if (state === null) return error === null ? null : <ErrorState error={error} onRetry={refetch} />;
  const { on } = state.recipient;
  return (
    <>
      <p>{t('mailbox.lead')}</p>
      <p>
        <StateBadge tone={on ? 'good' : 'neutral'}>{t(on ? 'mailbox.on' : 'mailbox.off')}</StateBadge>
      </p>
      <MailboxForm key={`${state.setting.revision} ${state.recipient.revision}`} state={state} />
    </>
  );
}
