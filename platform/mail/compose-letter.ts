import MailComposer from 'nodemailer/lib/mail-composer';
import type { Letter } from './message.ts';

/** Writes the letter as it goes over the line (RFC 5322, MIME). */
export function composeLetter(letter: Letter): Promise<Buffer> {
  const { unsubscribe } = letter;
  return new MailComposer({
    from: letter.from,
    to: letter.to,
    ...(letter.cc.length > 0 ? { cc: [...letter.cc] } : {}),
    ...(letter.replyTo === null ? {} : { replyTo: letter.replyTo }),
    subject: letter.subject,
    text: letter.text,
    messageId: letter.messageId,
    ...(letter.answersTo[0] === undefined
      ? {}
      : { inReplyTo: letter.answersTo[0], references: letter.answersTo.toReversed() }),
    attachments: letter.files.map(({ name, mediaType, bytes }) => ({
      filename: name,
      contentType: mediaType,
      contentDisposition: 'attachment' as const,
      content: bytes,
    })),
    date: new Date(letter.sentAt),
    headers: {
      ...autoSubmitted(letter),
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

/** RFC 3834, section 5. What a person wrote carries no such field at all. */
function autoSubmitted({ writtenBy, answersTo }: Letter): Readonly<Record<string, string>> {
  if (writtenBy === 'person') return {};
  return {
    'Auto-Submitted': answersTo.length > 0 ? 'auto-replied' : 'auto-generated',
    // Outlook and Exchange heed this one instead.
    'X-Auto-Response-Suppress': 'All',
  };
}
