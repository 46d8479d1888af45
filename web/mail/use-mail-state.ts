import { useGet } from '../../platform/ui/index.ts';
import type { MailRecipient } from './mail-values.ts';

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

/** One direction of mail as it stands: its setting, whether it has a password, and its recipient. */
interface Direction<Value> {
  readonly setting: { readonly value: Value; readonly revision: number };
  readonly hasPassword: boolean;
  readonly recipient: MailRecipient;
}

/**
 * Reads how one direction of mail stands; `state` is `null` until it is there. Its password is the setting with `-password`
 * behind its name.
 * @example const { state } = useMailState<MailSetting>('mail', 'mail-provider');
 */
export function useMailState<Value>(id: string, provider: string) {
  const settings = useGet<Settings>('/api/settings');
  const recipients = useGet<Recipients>('/api/recipients');
  const setting = settings.data?.settings.find((each) => each.id === id);
  const recipient = recipients.data?.recipients.find((each) => each.id === provider);
  const hasPassword =
    settings.data?.settings.some((each) => each.id === `${id}-password` && each.chosen) ?? false;
  const state: Direction<Value> | null =
    setting === undefined || recipient === undefined
      ? null
      : { setting: { value: setting.value as Value, revision: setting.revision }, hasPassword, recipient };
  return { state, error: settings.error ?? recipients.error, refetch: () => void settings.refetch() };
}
