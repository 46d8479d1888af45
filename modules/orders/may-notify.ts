import type { PersonId, Unit } from '@redlich/engine';
import { notification } from '../customers/index.ts';

/** Whether the consent to notification stands in this unit. */
export async function mayNotify(unit: Unit, person: PersonId): Promise<boolean> {
  return (await unit.facts(person)).consents[notification.id]?.state === 'given';
}
