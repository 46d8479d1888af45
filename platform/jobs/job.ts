import type { Text } from '@redlich/engine';
import type { Tenant } from '../tenant.ts';

/** Work done by the clock, once for every tenant. Its runs are recorded with counts and faults, never with content. */
export interface Job {
  readonly id: string;
  readonly title: Text;
  /** Every so many seconds, or daily at a local time (`'02:30'`); a missed daily run is caught up at start. */
  readonly every: { readonly seconds: number } | { readonly daily: `${number}:${number}` };
  /** Does what is waiting and returns how much it did. Safe to run again after a crash. */
  run(tenant: Tenant): Promise<number>;
}
