import type { Text } from '@redlich/engine';
import type { Tenant } from '../../tenant.ts';

/** What a check found. `value` is a number of the check's own unit, named in its title. */
export interface Health {
  readonly state: 'ok' | 'warning' | 'failed';
  readonly value: number | null;
}

/** Something that is looked at to know whether a tenant is well (pledge availability.watched). */
export interface HealthCheck {
  readonly id: string;
  readonly title: Text;
  run(tenant: Tenant): Promise<Health>;
}
