/** The setting of where alarms are told, as the server keeps it. */
export interface AlarmSetting {
  readonly mailTo: string;
  readonly webhookPath: string;
  readonly webhookPlain: boolean;
  readonly language: 'de' | 'en';
}

/** What the form holds: the setting, and a new key where one is typed in. */
export interface AlarmValues extends Omit<AlarmSetting, 'language'> {
  readonly language: string;
  readonly secret: string;
}

/** All settings, as the server lists them. */
export interface SettingsReply {
  readonly settings: readonly {
    readonly id: string;
    readonly value: unknown;
    readonly chosen: boolean;
    readonly revision: number;
  }[];
}
