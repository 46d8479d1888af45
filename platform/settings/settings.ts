import type { Actor, Text } from '@redlich/engine';
import type { z } from 'zod';

/** A setting of a tenant, declared by the module that uses it. Personal data is no setting. */
export interface Setting<Schema extends z.ZodType = z.ZodType> {
  readonly id: string;
  readonly title: Text;
  readonly schema: Schema;
  /** Holds until the owner chose; for a secret it also means that there is none. */
  readonly initial: z.output<Schema>;
  /** Kept sealed and never shown again (a mail password). */
  readonly secret?: true;
}

/** Declares a setting. */
export function setting<Schema extends z.ZodType>(declared: Setting<Schema>): Setting<Schema> {
  return Object.freeze(declared);
}

/** What came of a change: done, or somebody else changed it since it was read. */
export type SettingChanged =
  | { readonly outcome: 'changed'; readonly revision: number }
  | { readonly outcome: 'conflict'; readonly revision: number };

/** A setting as the owner sees it. */
export interface ShownSetting {
  readonly setting: Setting;
  /** `null` for a secret. */
  readonly value: unknown;
  /** Whether the owner ever chose; for a secret, whether there is one. */
  readonly chosen: boolean;
  /** 0 until the first change. */
  readonly revision: number;
}

/** Reads and changes a tenant's settings. Every change is a ledger entry with the setting's id, without its value. */
export interface Settings {
  /** All settings of all modules. */
  readonly declared: readonly Setting[];
  /** The value in force. A secret is opened anew each time, which is on record; never ask for one inside a unit. */
  get<Schema extends z.ZodType>(setting: Setting<Schema>): Promise<z.output<Schema>>;
  /**
   * @param seen the revision the changer has seen; left out, the change holds whatever was there
   * @throws {z.ZodError} when the value does not fit the setting; parse what comes from outside first
   */
  set<Schema extends z.ZodType>(
    actor: Actor,
    setting: Setting<Schema>,
    value: z.output<Schema>,
    seen?: number,
  ): Promise<SettingChanged>;
  /** All settings for the owner's screen. Secrets do not come out. */
  shown(): Promise<readonly ShownSetting[]>;
}
