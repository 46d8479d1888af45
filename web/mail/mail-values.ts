/** How the connection to the mail provider is encrypted. */
export const encryptions = ['starttls-required', 'implicit', 'starttls-if-offered'] as const;

/** What the form of the mail settings holds. */
export interface MailValues {
  readonly host: string;
  readonly port: number | null;
  readonly ownNetwork: boolean;
  readonly encryption: string;
  readonly user: string;
  /** Empty: the stored one stays. */
  readonly password: string;
  readonly fromName: string;
  readonly fromAddress: string;
  readonly replyTo: string;
}

/** The mail setting as the server keeps it. */
export interface MailSetting {
  readonly encryption: string;
  readonly user: string;
  readonly fromName: string;
  readonly fromAddress: string;
  readonly replyTo: string;
}

/** The mail provider as the door to the outside knows it. */
export interface MailRecipient {
  readonly id: string;
  readonly on: boolean;
  readonly host: string | null;
  readonly port: number | null;
  readonly ownNetwork: boolean;
  readonly uses: number;
  readonly revision: number;
}

/** What was read from the server, with the revisions a change has to name. */
export interface MailState {
  readonly setting: { readonly value: MailSetting; readonly revision: number };
  readonly hasPassword: boolean;
  readonly recipient: MailRecipient;
}

/** What the form begins with. */
export const mailValuesOf = ({ setting, recipient }: MailState): MailValues => ({
  ...setting.value,
  host: recipient.host ?? '',
  port: recipient.port ?? 587,
  ownNetwork: recipient.ownNetwork,
  password: '',
});

/** The parts a filled-in form is sent in: the setting first, the switch last, so that nothing is sent half set up. */
export function mailRequests(values: MailValues, { setting, recipient }: MailState) {
  const { host, port, ownNetwork, password, ...mail } = values;
  return [
    { path: '/api/settings/mail', body: { value: mail, revision: setting.revision } },
    ...(password === '' ? [] : [{ path: '/api/settings/mail-password', body: { value: password } }]),
    {
      path: `/api/recipients/${recipient.id}`,
      body: { on: true, host: host.trim(), port, ownNetwork, revision: recipient.revision },
    },
  ];
}
