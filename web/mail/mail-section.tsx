import { ErrorState, StateBadge, useTexts } from '../../platform/ui/index.ts';
import { MailForm } from './mail-form.tsx';
import type { MailSetting } from './mail-values.ts';
import { mailScreenTexts } from './texts.ts';
import { useMailState } from './use-mail-state.ts';

/** Sending e-mail: off until the owner enters a server and switches it on. */
export function MailSection() {
  const t = useTexts(mailScreenTexts);
  const { state, error, refetch } = useMailState<MailSetting>('mail', 'mail-provider');
  if (state === null) return error === null ? null : <ErrorState error={error} onRetry={refetch} />;
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
