export { mailAddress } from './address.ts';
export type { Correspondent, MailMessage, Unsubscribe } from './message.ts';
export { mailModule } from './module.ts';
export type { Delay, MailOutcome, MailTls, MessageFault, SetupFault } from './outcome.ts';
export { mailProvider } from './recipient.ts';
export { sendMail } from './send-mail.ts';
export { mailEncryption, mailPassword, mailSetting } from './settings.ts';
export { mailTexts } from './texts.ts';
