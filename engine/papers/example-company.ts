import type { Text } from '../declare/index.ts';
import type { ContactPoint, Controller, KnownRecipient, PaperSource } from './source.ts';

const nobody: ContactPoint = { name: '', street: '', postcode: '', city: '', email: '', phone: '' };

/** An invented company, for the filled-in example and for tests. Its addresses lie in domains reserved for examples (RFC 2606). */
export const exampleController = {
  company: {
    name: 'Buchhandlung Musterfrau GmbH (erfunden)',
    street: 'Beispielgasse 7',
    postcode: '00000',
    city: 'Musterstadt',
    email: 'laden@buchhandlung.example',
    phone: '+49 30 00000-0',
  },
  representative: 'Erika Musterfrau, Geschäftsführerin',
  officer: {
    ...nobody,
    name: 'Max Mustermann',
    street: 'Beispielweg 1',
    postcode: '00000',
    city: 'Musterstadt',
    email: 'datenschutz@buchhandlung.example',
  },
  authority: {
    ...nobody,
    name: 'Aufsichtsbehörde des Bundeslandes (Beispiel)',
    street: 'Musterallee 2',
    postcode: '00000',
    city: 'Musterstadt',
    email: 'poststelle@aufsicht.example',
    website: 'https://aufsicht.example',
  },
  hosting: { place: 'Ladenbüro, Beispielgasse 7, Musterstadt', provider: '', country: 'DE' },
} as const satisfies Controller;

/** The declared recipients as an invented owner has entered them. */
export function exampleRecipients({ register }: Pick<PaperSource, 'register'>): readonly KnownRecipient[] {
  const declared = new Map(
    register.activities.flatMap(({ recipients }) => recipients.map((each) => [each.id, each] as const)),
  );
  return [...declared.values()].map(({ id, title, role, receives, thirdCountry }) => ({
    id,
    title,
    role,
    receives,
    thirdCountry,
    company: { name: 'Beispieldienst GmbH (erfunden)', place: 'Musterstadt', country: 'DE' },
    agreementOn: '2026-01-15',
    certificates: [],
    inUse: true,
    activities: register.activities
      .filter(({ recipients }) => recipients.some((each) => each.id === id))
      .map((each) => each.id),
  }));
}

/** What the example says in front, so that nobody takes it for a real record. */
export const exampleMark: Text = {
  de: 'Ausgefülltes Muster. Unternehmen, Personen und Anschriften sind erfunden. Es zeigt, wie ein vollständiges Verzeichnis aussieht, und ersetzt das eigene nicht.',
  en: 'Filled-in example. The company, the persons and the addresses are invented. It shows what a complete record looks like and does not replace your own.',
};
