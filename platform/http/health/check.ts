import type { Text } from '@redlich/engine';
import type { Alarm } from '../../alarms/alarm.ts';
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
  /** What is raised while it is not well; a general alarm when left out. */
  readonly alarm?: { readonly kind: Alarm; readonly about?: string };
  run(tenant: Tenant): Promise<Health>;
}
