import { z } from '@hono/zod-openapi';
import type { Api } from '../http/api.ts';
import { bilingual, translate } from '../i18n/translate.ts';
import { owner } from '../roles/roles.ts';
import { tryMailbox } from './inbound/try-mailbox.ts';
import type { MailOutcome } from './outcome.ts';
import { sendMail } from './send-mail.ts';
import { mailSetting } from './settings.ts';
import { mailTexts as texts } from './texts.ts';

const replySchema = z.object({
  outcome: z.enum(['sent', 'refused', 'try-later']),
  /** Why not, in words for the owner; `null` when it was sent. */
  reason: z.string().nullable(),
  message: z.object({ de: z.string(), en: z.string() }).nullable(),
  tls: z.enum(['implicit', 'starttls', 'none']).nullable(),
});

const mailboxReply = z.object({
  /** Why it did not open, in words for the owner; `null` when it did. */
  message: z.object({ de: z.string(), en: z.string() }).nullable(),
  /** Mails that wait in the folder. */
  waiting: z.number().int().nullable(),
  /** What else could be emptied. */
  folders: z.array(z.string()),
});

/** The owner tries the mail settings out. */
export function mailRoutes(api: Api): void {
  api.route(
    {
      method: 'post',
      path: '/api/mail/test',
      summary: bilingual(texts, 'routes.test'),
      access: [owner],
      reply: replySchema,
    },
    async ({ tenant, language }) => {
      const { fromName, fromAddress } = await tenant.settings.get(mailSetting);
      const outcome = await sendMail(tenant, {
        id: `test-${tenant.engine.now()}`,
        person: null,
        to: { name: fromName, address: fromAddress },
        subject: translate(texts, language, 'test.subject'),
        text: translate(texts, language, 'test.text'),
      });
      return asReply(outcome);
    },
  );
  api.route(
    {
      method: 'post',
      path: '/api/mail/mailbox/test',
      summary: bilingual(texts, 'routes.mailboxTest'),
      access: [owner],
      reply: mailboxReply,
    },
    async ({ tenant }) => {
      const tried = await tryMailbox(tenant);
      return tried.outcome === 'open'
        ? { message: null, waiting: tried.waiting, folders: [...tried.folders] }
        : { message: bilingual(texts, `mailbox.${tried.reason}`), waiting: null, folders: [] };
    },
  );
}

function asReply(outcome: MailOutcome): z.input<typeof replySchema> {
  switch (outcome.outcome) {
    case 'sent':
      return { outcome: 'sent', reason: null, message: null, tls: outcome.tls };
    case 'refused':
      return {
        outcome: 'refused',
        reason: outcome.reason,
        message: bilingual(texts, `refused.${outcome.reason}`),
        tls: null,
      };
    case 'try-later':
      return {
        outcome: 'try-later',
        reason: outcome.reason,
        message: bilingual(texts, `later.${outcome.reason}`),
        tls: null,
      };
  }
}
