import { broken, kept, notYetProvable, pledge } from '@redlich/engine';
import { countShields } from './service.ts';

/** Where customers can see the screen, customer data is covered and shown only on purpose (S4). */
export const counterShield = pledge({
  id: 'counter.shield',
  sentence: {
    de: 'Wo Kundinnen und Kunden den Bildschirm sehen können, sind Kundendaten verdeckt und werden nur mit Absicht gezeigt.',
    en: 'Where customers can see the screen, customer data is covered and shown only on purpose.',
  },
  async check(engine) {
    const { up, down, unbidden } = await countShields(engine);
    if (unbidden > 0) {
      return broken(
        `${unbidden} Bildschirme zeigten Kundendaten offen, ohne dass jemand den Sichtschutz abgeschaltet hatte.`,
        `${unbidden} screens showed customer data openly although nobody had put the shield down.`,
      );
    }
    if (up + down === 0)
      return notYetProvable('Noch hat sich kein Bildschirm gemeldet.', 'No screen has reported yet.');
    return kept(
      `${up} Bildschirme verdecken Kundendaten; an ${down} ist der Sichtschutz von Hand abgeschaltet.`,
      `${up} screens cover customer data; at ${down} the shield was put down by hand.`,
    );
  },
});
