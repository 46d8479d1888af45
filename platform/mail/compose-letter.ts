import MailComposer from 'nodemailer/lib/mail-composer';
import type { Letter } from './message.ts';

/** Writes the letter as it goes over the line (RFC 5322, MIME). */
export function composeLetter(letter: Letter): Promise<Buffer> {
  const { unsubscribe } = letter;
  return new MailComposer({
    from: letter.from,
    to: letter.to,
    ...(letter.replyTo === null ? {} : { replyTo: letter.replyTo }),
    subject: letter.subject,
    text: letter.text,
    messageId: letter.messageId,
    date: new Date(letter.sentAt),
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(unsubscribe && {
        'List-Unsubscribe': [unsubscribe.oneClick, unsubscribe.mailto]
          .filter((way) => way !== null)
          .map((way) => `<${way}>`)
          .join(', '),
      }),
      ...(unsubscribe?.oneClick && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}
