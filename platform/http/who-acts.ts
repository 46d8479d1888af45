import type { Actor } from '@redlich/engine';
import type { Tenant } from '../tenant.ts';
import type { Caller } from './caller.ts';

/** Who acts where nobody is signed in: nobody with a role, so no purpose opens anything to them. */
const anybody: Actor = Object.freeze({ id: 'public', roles: Object.freeze([]) });

/**
 * On which tenant a module's route runs, and who acts there. A path may name the tenant; whoever is signed in at another one is
 * nobody there. Otherwise it is the caller's own, or the only one there is. `null`: there is none.
 */
export function whoActs(
  caller: Caller | null,
  params: unknown,
  tenants: readonly Tenant[],
): { readonly tenant: Tenant; readonly actor: Actor } | null {
  const named =
    typeof params === 'object' && params !== null && 'tenant' in params ? params.tenant : undefined;
  if (caller && (named === undefined || named === caller.tenant.id))
    return { tenant: caller.tenant, actor: caller.actor };
  const [only, another] = tenants;
  const tenant =
    named === undefined ? (another === undefined ? only : undefined) : tenants.find(({ id }) => id === named);
  return tenant === undefined ? null : { tenant, actor: anybody };
}
