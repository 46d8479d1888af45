import {
  type Actor,
  type EnteredWords,
  enterRecoveryWords,
  newRecoveryKey,
  fingerprintOf as recoveryFingerprint,
  recoveryPairOf,
  recoveryWords,
} from '@redlich/engine';
import { toString as qrCode } from 'qrcode';
import { printKit } from '../../../platform/documents/print-kit.ts';
import { companySetting } from '../../../platform/settings/index.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import type { NewKit } from '../schemas.ts';

/** Makes a new recovery key and answers its words once. Nothing of it is kept: it is in use when somebody has entered it. */
export async function newKit(): Promise<NewKit> {
  const key = newRecoveryKey();
  const words = recoveryWords(key);
  const fingerprint = recoveryFingerprint(recoveryPairOf(key).publicKey);
  key.fill(0);
  return { words: [...words], fingerprint, qr: await qrCode(words.join(' '), { type: 'svg', margin: 0 }) };
}

/** What came of entering words. */
export type KitEntered =
  | { readonly outcome: 'right'; readonly fingerprint: string }
  | { readonly outcome: 'wrong' }
  | Extract<EnteredWords, { outcome: 'refused' }>;

/** Puts the kit with these words into use, and notes that they were entered. */
export async function takeKit({ engine }: Tenant, actor: Actor, text: string): Promise<KitEntered> {
  const entered = enterRecoveryWords(text);
  if (entered.outcome === 'refused') return entered;
  const { recoveryKey } = entered;
  try {
    // biome-ignore lint/correctness/useHookAtTopLevel: nothing of React; a kit is put into use
    const { fingerprint } = await engine.custody.useKit(actor, recoveryPairOf(recoveryKey).publicKey);
    await engine.custody.testKit(actor, recoveryKey);
    return { outcome: 'right', fingerprint };
  } finally {
    recoveryKey.fill(0);
  }
}

/** Tells whether words that were entered are those of the kit in use. */
export async function testKit({ engine }: Tenant, actor: Actor, text: string): Promise<KitEntered> {
  const entered = enterRecoveryWords(text);
  if (entered.outcome === 'refused') return entered;
  const { recoveryKey } = entered;
  try {
    const fingerprint = recoveryFingerprint(recoveryPairOf(recoveryKey).publicKey);
    return (await engine.custody.testKit(actor, recoveryKey)) === 'right'
      ? { outcome: 'right', fingerprint }
      : { outcome: 'wrong' };
  } finally {
    recoveryKey.fill(0);
  }
}

/** The kit as a page to print, made in memory. `null` when the words are none. */
export async function kitPaper(tenant: Tenant, text: string): Promise<Uint8Array | null> {
  const entered = enterRecoveryWords(text);
  if (entered.outcome === 'refused') return null;
  const words = recoveryWords(entered.recoveryKey);
  const fingerprint = recoveryFingerprint(recoveryPairOf(entered.recoveryKey).publicKey);
  entered.recoveryKey.fill(0);
  const { name } = await tenant.settings.get(companySetting);
  const qr = await qrCode(words.join(' '), { type: 'svg', margin: 0 });
  return printKit({ company: name, tenant: tenant.id, madeAt: tenant.engine.now(), words, fingerprint, qr });
}
