import type { Engine, RecordId } from '@redlich/engine';
import { type Clock, computerTime } from '../../clock.ts';
import { changeAccount } from '../accounts.ts';
import { staffAccount } from '../declaration.ts';
import { staffAccess } from '../purposes.ts';
import { doorkeeper } from '../sign-in-key.ts';
import { recoveryHash } from './recovery-codes.ts';
import { totpStepOf } from './totp.ts';

/**
 * Uses up a one-time code or a recovery code of an account. Looking and using up are one unit, so that two requests with the same
 * code do not both get in. `null`: the code is wrong or was used.
 */
export function useCode(
  engine: Engine,
  key: Buffer,
  id: RecordId,
  code: string,
  clock: Clock,
): Promise<{ readonly used: 'totp' | 'recovery' } | null> {
  return engine.write(doorkeeper, async (unit) => {
    const opened = await unit.open(staffAccount, id, staffAccess);
    if (opened.outcome !== 'opened') return null;
    const { totpSecret, totpStep, recoveryCodes } = opened.sealed;
    if (/^\d{6}$/.test(code)) {
      const step = totpSecret === null ? null : totpStepOf(totpSecret, code, computerTime(clock), totpStep);
      if (step === null) return null;
      await changeAccount(unit, id, { totpStep: step });
      return { used: 'totp' };
    }
    const hash = recoveryHash(key, id, code);
    if (!recoveryCodes.includes(hash)) return null;
    await changeAccount(unit, id, { recoveryCodes: recoveryCodes.filter((each) => each !== hash) });
    await unit.note('user-changed', { user: id, change: 'recovery-code-used' });
    return { used: 'recovery' };
  });
}
