import { createTransport } from 'nodemailer';
import type { AlarmChannel } from './alarm.ts';
import { describeAttacks, type Naming } from './alarm-text.ts';

/** Over which server a mail goes to whom. */
export interface MailSettings {
  readonly server: string;
  /** 465 speaks TLS at once, every other port has to change to it. */
  readonly port: number;
  readonly from: string;
  readonly to: readonly string[];
  readonly naming: Naming;
  readonly user?: string;
  readonly password?: string;
  readonly authority?: string;
}

const longestMs = 20_000;

/** Sends a mail, over TLS that is verified, or not at all. */
export function mailChannel(settings: MailSettings): AlarmChannel {
  const { server, port, user, password } = settings;
  const transport = createTransport({
    host: server,
    port,
    secure: port === 465,
    requireTLS: true,
    connectionTimeout: longestMs,
    socketTimeout: longestMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    tls: {
      minVersion: 'TLSv1.2',
      rejectUnauthorized: true,
      ...(settings.authority === undefined ? {} : { ca: settings.authority }),
    },
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
  });
  return {
    name: 'mail',
    async tell(attacks, more) {
      const { subject, text } = describeAttacks(attacks, more, settings.naming);
      await transport.sendMail({
        from: settings.from,
        to: [...settings.to],
        subject,
        text,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
  };
}
