import { facts, heading, missing } from './blocks.ts';
import { countryName } from './country.ts';
import type { Block, Line } from './paper.ts';
import type { Authority, ContactPoint, PaperSource } from './source.ts';
import type { Voice } from './voice.ts';

/** Street, postcode and town in one line. */
export const addressLine = ({ street, postcode, city }: ContactPoint): string =>
  [street, `${postcode} ${city}`.trim()].filter((part) => part !== '').join(', ');

const mailTo = (email: string): Line => (email === '' ? '' : [{ text: email, link: `mailto:${email}` }]);
const callTo = (phone: string): Line =>
  phone === '' ? '' : [{ text: phone, link: `tel:${phone.replace(/\(0\)|[^+\d]/g, '')}` }];

function contactRows(point: ContactPoint, { say }: Voice): readonly (readonly [string, Line])[] {
  return [
    [say('Anschrift', 'Address'), addressLine(point)],
    [say('Telefon', 'Phone'), callTo(point.phone)],
    [say('E-Mail', 'E-mail'), mailTo(point.email)],
  ];
}

/** Who is responsible, with representative and data protection officer (Art. 13 (1) a and b, Art. 30 (1) a GDPR). */
export function controllerBlocks({ controller }: PaperSource, voice: Voice): readonly Block[] {
  const { say } = voice;
  const { company, representative } = controller;
  const named = company.name !== '' && company.street !== '' && company.city !== '';
  return [
    facts([
      [say('Verantwortlicher', 'Controller'), company.name],
      ...contactRows(company, voice),
      [say('Vertreten durch', 'Represented by'), representative],
    ]),
    ...(named && (company.email !== '' || company.phone !== '')
      ? []
      : [
          missing(
            'company',
            say(
              'Name, Anschrift und ein Weg, das Unternehmen zu erreichen (Art. 13 Abs. 1 Buchst. a DSGVO)',
              'Name, address and a way to reach the company (Art. 13 (1) (a) GDPR)',
            ),
          ),
        ]),
    ...(representative === null
      ? [
          missing(
            'representative',
            say('Wer das Unternehmen gesetzlich vertritt', 'Who represents the company by law'),
          ),
        ]
      : []),
  ];
}

/** The data protection officer, that none is needed, or the question (Art. 13 (1) b, Art. 37 GDPR, § 38 BDSG). */
export function officerBlocks({ controller: { officer } }: PaperSource, voice: Voice): readonly Block[] {
  const { say } = voice;
  if (officer === null) {
    return [
      missing(
        'officer',
        say(
          'Datenschutzbeauftragte Person mit Kontaktdaten, oder dass keine zu benennen ist (Art. 37 DSGVO, § 38 BDSG)',
          'Data protection officer with contact details, or that none has to be named (Art. 37 GDPR, § 38 BDSG)',
        ),
      ),
    ];
  }
  const label = say('Datenschutzbeauftragte Person', 'Data protection officer');
  if (officer === 'none-required') {
    return [
      facts([
        [
          label,
          say(
            'Wir müssen keine benennen (Art. 37 DSGVO, § 38 BDSG). Fragen zum Datenschutz beantwortet das Unternehmen selbst.',
            'We do not have to name one (Art. 37 GDPR, § 38 BDSG). The company itself answers questions about data protection.',
          ),
        ],
      ]),
    ];
  }
  return [facts([[label, officer.name], ...contactRows(officer, voice)])];
}

/** The supervisory authority of the company's seat, or the question for it (Art. 13 (2) d, Art. 77 GDPR). */
export function authorityBlocks(authority: Authority | null, voice: Voice): readonly Block[] {
  const { say } = voice;
  if (authority === null) {
    return [
      missing(
        'authority',
        say(
          'Bundesland des Unternehmens; daraus folgt die Aufsichtsbehörde (§ 40 BDSG)',
          'The federal state of the company; the supervisory authority follows from it (§ 40 BDSG)',
        ),
      ),
    ];
  }
  return [
    facts([
      [say('Aufsichtsbehörde', 'Supervisory authority'), authority.name],
      ...contactRows(authority, voice),
      ['Web', authority.website === '' ? '' : [{ text: authority.website, link: authority.website }]],
    ]),
  ];
}

/** Where the data lies, or the question for it. */
export function hostingBlocks({ controller: { hosting } }: PaperSource, voice: Voice): readonly Block[] {
  const { say, language } = voice;
  if (hosting === null) {
    return [
      missing(
        'hosting',
        say(
          'Ort, an dem die Daten liegen: eigene Räume oder ein Anbieter, mit Land',
          'The place where the data lies: own premises or a provider, with the country',
        ),
      ),
    ];
  }
  const place = [hosting.place, countryName(hosting.country, language)].filter((part) => part !== '');
  return [
    facts([
      [say('Ort der Speicherung', 'Place of storage'), place.join(', ')],
      [say('Betrieben von', 'Run by'), hosting.provider],
    ]),
  ];
}

/** Heading and facts of the controller, as every formal paper begins. */
export const controllerSection = (source: PaperSource, voice: Voice, title: string): readonly Block[] => [
  heading(1, title, 'controller'),
  ...controllerBlocks(source, voice),
  ...officerBlocks(source, voice),
];
