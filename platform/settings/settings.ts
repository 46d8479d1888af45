import type { z } from 'zod';
import type { Actor, Text } from '@redlich/engine';

/** A setting of a tenant, declared by the module that uses it. Personal data is no setting. */
export interface Setting<Schema extends z.ZodType = z.ZodType> {
  readonly id: string;
  readonly title: Text;
  readonly schema: Schema;
  readonly initial: z.output<Schema>;
  /** Kept sealed and never shown again (a mail password). */
  readonly secret?: true;
}

/** Reads and changes a tenant's settings. Every change is a ledger entry with the setting's id, without its value. */
export interface Settings {
  get<Schema extends z.ZodType>(setting: Setting<Schema>): Promise<z.output<Schema>>;
  set<Schema extends z.ZodType>(actor: Actor, setting: Setting<Schema>, value: z.output<Schema>): Promise<void>;
}
