import { defineTexts } from '../../platform/i18n/index.ts';

/** Texts of the privacy shield's module. */
export const shieldTexts = defineTexts({
  de: {
    routes: { note: 'Wie der Sichtschutz eines Bildschirms steht' },
    jobs: { forget: 'Lange nicht gesehene Bildschirme vergessen' },
    evidence: {
      unbidden_one:
        '{{count}} Bildschirm zeigte Kundendaten offen, ohne dass jemand den Sichtschutz abgeschaltet hatte.',
      unbidden_other:
        '{{count}} Bildschirme zeigten Kundendaten offen, ohne dass jemand den Sichtschutz abgeschaltet hatte.',
      none: 'Noch hat sich kein Bildschirm gemeldet.',
      up_one:
        '{{count}} Bildschirm verdeckt Kundendaten; an {{down}} ist der Sichtschutz von Hand abgeschaltet.',
      up_other:
        '{{count}} Bildschirme verdecken Kundendaten; an {{down}} ist der Sichtschutz von Hand abgeschaltet.',
    },
  },
  en: {
    routes: { note: 'How the privacy shield of a screen stands' },
    jobs: { forget: 'Forget screens not seen for long' },
    evidence: {
      unbidden_one: '{{count}} screen showed customer data openly although nobody had put the shield down.',
      unbidden_other:
        '{{count}} screens showed customer data openly although nobody had put the shield down.',
      none: 'No screen has reported yet.',
      up_one: '{{count}} screen covers customer data; at {{down}} the shield was put down by hand.',
      up_other: '{{count}} screens cover customer data; at {{down}} the shield was put down by hand.',
    },
  },
});
