import type { Actor } from '@redlich/engine';
import type { Tenant } from '../../../platform/tenant.ts';

/** Where an osTicket is taken to. */
export interface OsticketPlace {
  readonly tenant: Tenant;
  readonly actor: Actor;
}
