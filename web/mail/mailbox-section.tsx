import { ErrorState, StateBadge, useGet, useTexts } from '../../platform/ui/index.ts';
import type { MailRecipient } from './mail-values.ts';
import { MailboxForm, type MailboxState } from './mailbox-form.tsx';
import { mailScreenTexts } from './texts.ts';

interface Settings {
  readonly settings: readonly {
    readonly id: string;
    readonly value: unknown;
    readonly chosen: boolean;
    readonly revision: number;
  }[];
}

interface Recipients {
  readonly recipients: readonly MailRecipient[];
}

/** Fetching e-mail: off until the owner enters a mailbox and switches it on. */
export function MailboxSection() {
  const t = useTexts(mailScreenTexts);
  const settings = useGet<Settings>('/api/settings');
  const recipients = useGet<Recipients>('/api/recipients');
  const state = stateOf(settings.data, recipients.data);
  const error = settings.error ?? recipients.error;
  if (state === null)
    return error === null ? null : <ErrorState error={error} onRetry={() => void settings.refetch()} />;
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

function stateOf(settings: Settings | undefined, recipients: Recipients | undefined): MailboxState | null {
  const setting = settings?.settings.find(({ id }) => id === 'mailbox');
  const recipient = recipients?.recipients.find(({ id }) => id === 'mailbox-provider');
  if (setting === undefined || recipient === undefined) return null;
  return {
    setting: { value: setting.value as MailboxState['setting']['value'], revision: setting.revision },
    hasPassword: settings?.settings.some(({ id, chosen }) => id === 'mailbox-password' && chosen) ?? false,
    recipient,
  };
}
