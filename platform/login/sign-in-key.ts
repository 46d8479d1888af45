import { type Actor, automation, type Engine, EngineFault, type RecordId } from '@redlich/engine';
import sodium from 'sodium-native';
import { signInKey } from './declaration.ts';
import { staffAccess } from './purposes.ts';
import { loginTables } from './tables.ts';

/** The program as it checks who somebody is. */
export const doorkeeper: Actor = Object.freeze({ id: 'login', roles: Object.freeze([automation.id]) });

/** Somebody managing the own account, whatever their roles: the program opens it for them, the ledger names them. */
export const ownActor = (accountId: string): Actor => ({ id: accountId, roles: [automation.id] });

const keys = new WeakMap<Engine, Promise<Buffer>>();

/** The tenant's sign-in key; made when there is none. Opened once per process. */
export function signInKeyOf(engine: Engine): Promise<Buffer> {
  const known = keys.get(engine);
  if (known !== undefined) return known;
  const opened = engine.write(doorkeeper, async (unit) => {
    const stored = await loginTables(unit.db)
      .selectFrom('records.sign_in_key')
      .select('id')
      .executeTakeFirst();
    if (stored !== undefined) {
      const key = await unit.open(signInKey, stored.id as RecordId, staffAccess);
      if (key.outcome === 'refused')
        throw new EngineFault('key-lost', `the sign-in key was refused: ${key.reason}`);
      return Buffer.from(key.sealed.key, 'base64url');
    }
    const key = Buffer.alloc(sodium.crypto_generichash_KEYBYTES);
    sodium.randombytes_buf(key);
    await unit.insert(signInKey, { person: null, sealed: { key: key.toString('base64url') }, plain: {} });
    return key;
  });
  keys.set(engine, opened);
  opened.catch(() => keys.delete(engine));
  return opened;
}

/** Keyed BLAKE2b-256 of a text, for one use. What was hashed for one use is nothing for another. */
export function keyedHash(
  key: Buffer,
  use: 'login' | 'recovery' | 'portal' | 'portal-link',
  text: string,
): string {
  const hash = Buffer.alloc(32);
  sodium.crypto_generichash(hash, Buffer.from(`${use}|${text}`), key);
  return hash.toString('hex');
}

/** A login name as it is compared: capitals, composed letters and blanks around it make no difference. */
export const normalisedLogin = (login: string): string => login.normalize('NFKC').trim().toLowerCase();

/** The value an account is found by. */
export const loginHash = (key: Buffer, login: string): string =>
  keyedHash(key, 'login', normalisedLogin(login));
