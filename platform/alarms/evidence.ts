import { createHash } from 'node:crypto';
import type { Actor } from '@redlich/engine';
import type { Api } from '../http/api.ts';
import { bilingual } from '../i18n/translate.ts';
import { listFailures } from '../login/attempts.ts';
import { officer, owner } from '../roles/roles.ts';
import type { Tenant } from '../tenant.ts';
import { signEvidence } from './evidence-key.ts';
import { listProbing } from './probing/list-probing.ts';
import { alarmTexts as texts } from './texts.ts';

/** So many of each kind stand in the file; more are not kept either. */
const mostOfEach = 10_000;

/** Hangs the way to hand what is known of attacks to the authorities (pledge logs.attack). */
export function evidenceRoute(api: Api): void {
  api.route(
    {
      method: 'get',
      path: '/api/attacks/export',
      summary: bilingual(texts, 'routes.evidence'),
      access: [owner, officer],
      reply: 'stream',
    },
    async ({ tenant, actor }) =>
      new Response(await evidenceFile(tenant, actor), {
        headers: {
          'content-type': 'application/jsonl',
          'content-disposition': 'attachment; filename="redlich-attacks.jsonl"',
        },
      }),
  );
}

/**
 * All that is kept of failed sign-ins and of requests of attacks, on one line, and on a second one its signature (Ed25519, over the first
 * line with its line feed) with the key to check it by. The SHA-256 of the file goes into the ledger, whose checkpoints are signed as
 * well: who gets the file can be shown that it was not changed since.
 */
export async function evidenceFile(tenant: Tenant, actor: Actor): Promise<string> {
  const { engine } = tenant;
  const at = (each: { readonly at: number }) => ({ ...each, at: new Date(each.at).toISOString() });
  const signIns = (await listFailures(engine, actor, mostOfEach)).map(at);
  const requests = (await listProbing(engine, actor, mostOfEach)).map(at);
  const made = new Date(engine.now()).toISOString();
  const evidence = `${JSON.stringify({ made, keptForDays: 7, verify, signIns, requests })}\n`;
  const signed = await signEvidence(tenant, Buffer.from(evidence));
  const file = `${evidence}${JSON.stringify(signed)}\n`;
  const sha256 = createHash('sha256').update(file).digest('hex');
  await engine.write(actor, (unit) =>
    unit.note('exported', { what: 'attacks', sha256, count: signIns.length + requests.length }),
  );
  return file;
}

/** How somebody without Redlich checks the signature. */
const verify =
  'head -n 1 FILE > e; tail -n 1 FILE | jq -r .signature | base64 -d > s; tail -n 1 FILE | jq -r .publicKey > k; openssl pkeyutl -verify -rawin -pubin -inkey k -sigfile s -in e';
