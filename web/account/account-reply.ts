import type { Language } from '../../platform/i18n/index.ts';

/** A passkey of the user. */
export interface Passkey {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
}

/** Answer of `GET /api/account`. */
export interface AccountReply {
  readonly name: string;
  readonly login: string;
  readonly roles: readonly string[];
  readonly language: Language;
  readonly totp: boolean;
  /** Codes left that sign in once when the app is lost. */
  readonly recoveryCodesLeft: number;
  readonly passkeys: readonly Passkey[];
}
