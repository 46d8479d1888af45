import { ErrorState, StateBadge, useGet, useTexts } from '../../platform/ui/index.ts';
import { MailForm } from './mail-form.tsx';
import type { MailRecipient, MailSetting, MailState } from './mail-values.ts';
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

/** Sending e-mail: off until the owner enters a server and switches it on. */
export function MailSection() {
  const t = useTexts(mailScreenTexts);
  const settings = useGet<Settings>('/api/settings');
  const recipients = useGet<Recipients>('/api/recipients');
  const state = mailState(settings.data, recipients.data);
  const error = settings.error ?? recipients.error;
  if (state === null)
    return error === null ? null : <ErrorState error={error} onRetry={() => void settings.refetch()} />;
  const { on, uses } = state.recipient;
  return (
    <>
      <p>{t('lead')}</p>
      <p>
        <StateBadge tone={on ? 'good' : 'neutral'}>{t(on ? 'on' : 'off')}</StateBadge>{' '}
        {uses > 0 && t('used', { count: uses })}
      </p>
      <MailForm key={`${state.setting.revision} ${state.recipient.revision}`} state={state} />
    </>
  );
}

function mailState(settings: Settings | undefined, recipients: Recipients | undefined): MailState | null {
  const setting = settings?.settings.find(({ id }) => id === 'mail');
  const recipient = recipients?.recipients.find(({ id }) => id === 'mail-provider');
  if (setting === undefined || recipient === undefined) return null;
  const hasPassword = settings?.settings.some(({ id, chosen }) => id === 'mail-password' && chosen) ?? false;
  return {
    setting: { value: setting.value as MailSetting, revision: setting.revision },
    hasPassword,
    recipient,
  };
}
