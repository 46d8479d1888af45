import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { type Actor, automation } from '@redlich/engine';
import { z } from 'zod';
import { bilingual } from '../i18n/translate.ts';
import { setting } from '../settings/settings.ts';
import type { Tenant } from '../tenant.ts';
import { alarmTexts as texts } from './texts.ts';

/** The key evidence is signed with (Ed25519, PKCS 8 as PEM), sealed like every secret; empty until something was handed over. */
export const evidenceKey = setting({
  id: 'evidence-key',
  title: bilingual(texts, 'settings.evidenceKey'),
  schema: z.union([z.literal(''), z.string().max(400).refine(isKey)]),
  initial: '',
  secret: true,
});

function isKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
}

/** A signature, with what somebody else needs to check it. */
export interface Signed {
  readonly signature: string;
  /** PEM. */
  readonly publicKey: string;
  /** SHA-256 of the key, to be told on another way than the file. */
  readonly keySha256: string;
}

const keeper: Actor = { id: 'evidence', roles: [automation.id] };

/** Signs bytes with the tenant's key for evidence, which is made when it is needed first. */
export async function signEvidence({ settings }: Tenant, bytes: Buffer): Promise<Signed> {
  const known = await settings.get(evidenceKey);
  const pem = known === '' ? newKey() : known;
  if (known === '') await settings.set(keeper, evidenceKey, pem);
  const key = createPrivateKey(pem);
  const publicKey = createPublicKey(key);
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return {
    signature: sign(null, bytes, key).toString('base64'),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    keySha256: createHash('sha256').update(der).digest('hex'),
  };
}

const newKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
