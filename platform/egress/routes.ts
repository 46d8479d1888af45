import { z } from '@hono/zod-openapi';
import type { Api } from '../http/api.ts';
import { problem } from '../http/problem.ts';
import { bilingual } from '../i18n/translate.ts';
import { officer, owner } from '../roles/roles.ts';
import { type Addressee, instanceOf } from './addressee.ts';
import type { Egress, RecipientSwitch, ShownRecipient } from './egress.ts';
import { egressTexts as texts } from './texts.ts';

const text = z.object({ de: z.string(), en: z.string() });

const shownSchema = z.object({
  id: z.string(),
  /** Of this switch: the recipient's, or `recipient/instance`. */
  door: z.string(),
  instance: z.object({ name: z.string(), label: z.string() }).nullable(),
  title: text,
  role: z.enum(['processor', 'controller', 'joint-controller']),
  receives: text,
  thirdCountry: z.object({ country: z.string(), safeguard: text }).nullable(),
  on: z.boolean(),
  host: z.string().nullable(),
  port: z.number().int().nullable(),
  ownNetwork: z.boolean(),
  uses: z.number().int(),
  lastUsedAt: z.number().int().nullable(),
  openNow: z.number().int(),
  sent: z.number().int(),
  received: z.number().int(),
  budget: z.object({ usesADay: z.number().int(), bytesADay: z.number().int() }),
  spent: z.object({ day: z.string(), usesToday: z.number().int(), bytesToday: z.number().int() }),
  revision: z.number().int(),
});

const switchSchema = z.strictObject({
  on: z.boolean(),
  host: z.string().max(253).optional(),
  port: z.number().int().min(1).max(65_535).optional(),
  ownNetwork: z.boolean().optional(),
  /** Of a recipient with several destinations, which one. */
  instance: z.string().max(40).optional(),
  budget: z
    .strictObject({
      usesADay: z.number().int().min(1).max(1_000_000_000),
      bytesADay: z.number().int().min(1_000).max(1_000_000_000_000_000),
    })
    .optional(),
  revision: z.number().int().min(0).optional(),
});

/** The owner sees who gets data and switches each on and off; the officer sees it. */
export function egressRoutes(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/recipients',
      summary: bilingual(texts, 'routes.list'),
      access: [owner, officer],
      reply: z.object({ recipients: z.array(shownSchema) }),
    },
    async ({ tenant }) => ({ recipients: (await tenant.egress.shown()).map(asReply) }),
  );
  api.route(
    {
      method: 'put',
      path: '/api/recipients/{id}',
      summary: bilingual(texts, 'routes.switch'),
      access: [owner],
      params: z.object({ id: z.string().max(100) }),
      body: switchSchema,
      reply: z.object({ revision: z.number().int() }),
    },
    async ({ tenant, actor, params, body }) => {
      const addressee = await addresseeOf(tenant.egress, params.id, body.instance);
      if (!addressee) return problem(404, 'recipient-unknown', bilingual(texts, 'problem.unknown'));
      const switched = await tenant.egress.switch(actor, addressee, decisionOf(body), body.revision);
      if (switched.outcome === 'switched') return { revision: switched.revision };
      if (switched.outcome === 'no-host')
        return problem(422, 'recipient-without-host', bilingual(texts, 'problem.host'));
      const extra = { revision: switched.revision };
      return problem(409, 'recipient-changed-meanwhile', bilingual(texts, 'problem.changed'), { extra });
    },
  );
}

/** The recipient, or one of its instances that there is already: whoever needs another one makes it, with all that belongs to it. */
async function addresseeOf(egress: Egress, id: string, instance?: string): Promise<Addressee | undefined> {
  if (instance === undefined) return egress.recipients.find((each) => each.id === id);
  const shown = (await egress.shown()).find(
    (each) => each.recipient.id === id && each.instance?.name === instance,
  );
  return shown?.instance ? instanceOf(shown.recipient, shown.instance.name, shown.instance.label) : undefined;
}

function decisionOf({
  on,
  host = '',
  port = 0,
  ownNetwork = false,
  budget,
}: z.output<typeof switchSchema>): RecipientSwitch {
  return on ? { to: 'on', host, port, ownNetwork, ...(budget && { budget }) } : { to: 'off' };
}

function asReply({ recipient, destination, ...shown }: ShownRecipient) {
  const { id, title, role, receives, thirdCountry } = recipient;
  return {
    ...{ id, title, role, receives },
    thirdCountry: thirdCountry === 'none' ? null : thirdCountry,
    host: destination?.host ?? null,
    port: destination?.port ?? null,
    ownNetwork: destination?.ownNetwork ?? false,
    ...shown,
  };
}
