/** Nothing will change by waiting: this message can never be sent as it is. */
export type MessageFault = 'invalid-address' | 'invalid-text' | 'rejected';

/** The owner has to change something first; then the same message can go. */
export type SetupFault =
  | 'switched-off'
  | 'not-configured'
  | 'host-not-allowed'
  | 'private-address'
  | 'tls-not-offered'
  | 'tls-failed'
  | 'password-needs-tls'
  | 'login-failed'
  | 'sender-rejected';

/** May work later. `unanswered`: all was handed over and no answer came, so it may have arrived. */
export type Delay = 'unreachable' | 'busy' | 'connection-lost' | 'unanswered';

/** How a sent mail was protected on its way to the provider. */
export type MailTls = 'implicit' | 'starttls' | 'none';

/** What came of sending a mail. */
export type MailOutcome =
  | { readonly outcome: 'sent'; readonly tls: MailTls }
  | { readonly outcome: 'refused'; readonly because: 'message'; readonly reason: MessageFault }
  | { readonly outcome: 'refused'; readonly because: 'setup'; readonly reason: SetupFault }
  | { readonly outcome: 'try-later'; readonly reason: Delay };

/** The message itself cannot be sent. */
export const badMessage = (reason: MessageFault): MailOutcome => ({
  outcome: 'refused',
  because: 'message',
  reason,
});

/** Mail is not set up for it. */
export const badSetup = (reason: SetupFault): MailOutcome => ({
  outcome: 'refused',
  because: 'setup',
  reason,
});

/** Not now. */
export const tryLater = (reason: Delay): MailOutcome => ({ outcome: 'try-later', reason });

/** What is known of a failed SMTP dialogue. */
export interface SmtpFailure {
  /** The answer's code (RFC 5321, section 4.2), when the server answered. */
  readonly responseCode?: number | undefined;
  /** nodemailer's own code of the step that failed. */
  readonly code?: string | undefined;
  /** The code of the system or TLS error behind it. */
  readonly originalCode?: string | undefined;
  readonly command?: string | undefined;
}

/**
 * What a failure means.
 * @param handedOver whether the whole message was given to the server before
 */
export function outcomeOf(failure: SmtpFailure, handedOver: boolean): MailOutcome {
  const { responseCode = 0, code = '', originalCode = '', command = '' } = failure;
  if (responseCode >= 400 && responseCode < 500) return tryLater('busy');
  if (code === 'EAUTH' || responseCode === 530 || responseCode === 535) return badSetup('login-failed');
  if (responseCode >= 500 && command === 'MAIL FROM') return badSetup('sender-rejected');
  if (code === 'ETLS' || /CERT|^ERR_(?:SSL|TLS)|SIGNED/.test(originalCode)) return badSetup('tls-failed');
  if (responseCode >= 500) return badMessage('rejected');
  return tryLater(handedOver ? 'unanswered' : 'connection-lost');
}
