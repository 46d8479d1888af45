import type { ConsentKind, PersonId, Unit } from '@redlich/engine';

/**
 * Told in the same unit after a consent was given or withdrawn, so that what another module keeps can follow it at once. Ask the
 * unit how the consent stands; nothing but the engine may be awaited.
 */
export type ConsentListener = (unit: Unit, person: PersonId, consent: ConsentKind) => Promise<void>;

const listeners = new Set<ConsentListener>();

/** Lets a module that builds on the customer file follow its consents. This way round, because the customer file knows no other module. */
export function onConsentChange(listener: ConsentListener): void {
  listeners.add(listener);
}

/** Tells everybody who follows. */
export async function tellConsentChanged(unit: Unit, person: PersonId, consent: ConsentKind): Promise<void> {
  for (const listener of listeners) await listener(unit, person, consent);
}
