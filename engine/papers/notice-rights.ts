import type { Purpose } from '../declare/index.ts';
import { bullets, heading, note, paragraph } from './blocks.ts';
import { citeLaw } from './cite.ts';
import { authorityBlocks } from './describe-controller.ts';
import type { Block, Line } from './paper.ts';
import { kindsFor, purposesOf } from './scope.ts';
import type { PaperSource } from './source.ts';
import type { Voice } from './voice.ts';

/** All rights of a person, the two that must stand out first (Art. 7 (3), 12, 13 (2) b to d, 15 to 22, 77 GDPR). */
export function noticeRights(source: PaperSource, voice: Voice): readonly Block[] {
  const { say } = voice;
  return [
    heading(1, say('Ihre Rechte', 'Your rights'), 'rights'),
    ...objectionBlocks(source, voice),
    ...withdrawalBlocks(source, voice),
    paragraph(say('Außerdem haben Sie das Recht,', 'You also have the right')),
    bullets(furtherRights(source, voice)),
    ...askingBlocks(source, voice),
    heading(2, say('Beschwerde', 'Complaint'), 'complaint'),
    paragraph(
      say(
        'Sie können sich jederzeit bei einer Datenschutz-Aufsichtsbehörde beschweren, zum Beispiel an Ihrem Wohnort, an Ihrem Arbeitsplatz oder bei der für uns zuständigen (Art. 77 DSGVO):',
        'You can complain to a data protection authority at any time, for example where you live, where you work, or to the one in charge of us (Art. 77 GDPR):',
      ),
    ),
    ...authorityBlocks(source.controller.authority, voice),
  ];
}

/** Of the people the notice speaks to: everybody but the company itself. */
const purposesOfPersons = (source: PaperSource): readonly Purpose[] =>
  purposesOf([...kindsFor(source, 'customers'), ...kindsFor(source, 'caller'), ...kindsFor(source, 'staff')]);

/** Art. 21 (4): the right to object is told clearly and apart from everything else. */
function objectionBlocks(source: PaperSource, { say, of, and }: Voice): readonly Block[] {
  const purposes = purposesOfPersons(source);
  const interests = purposes.filter(({ basis }) => basis.article === '6-1-f').map(({ title }) => of(title));
  const marketing = purposes.some(({ dpv }) => dpv === 'dpv:DirectMarketing');
  if (interests.length === 0 && !marketing) return [];
  const fromInterests =
    interests.length === 0
      ? ''
      : say(
          ` Was wir aus berechtigtem Interesse tun (${and(interests)}), können Sie aus Gründen, die sich aus Ihrer besonderen Situation ergeben, untersagen. Wir hören damit auf, außer wenn zwingende schutzwürdige Gründe überwiegen oder die Daten für Rechtsansprüche gebraucht werden (Art. 21 Abs. 1 DSGVO).`,
          ` What we do out of a legitimate interest (${and(interests)}) you can object to on grounds relating to your particular situation. We stop, unless compelling legitimate grounds override or the data is needed for legal claims (Art. 21 (1) GDPR).`,
        );
  const againstMarketing = marketing
    ? say(
        ' Gegen Werbung und das Profil dafür können Sie jederzeit und ohne Gründe Widerspruch einlegen; danach werden Ihre Daten dafür nicht mehr verwendet (Art. 21 Abs. 2 und 3 DSGVO).',
        ' You can object to advertising and to the profile behind it at any time without giving grounds; your data is then no longer used for it (Art. 21 (2) and (3) GDPR).',
      )
    : '';
  return [
    heading(2, say('Widerspruch', 'Objection'), 'objection'),
    note('info', [
      { text: say('Sie können widersprechen.', 'You can object.'), strong: true },
      `${fromInterests}${againstMarketing}`,
    ]),
  ];
}

function withdrawalBlocks({ register }: PaperSource, { say, of, quote, and }: Voice): readonly Block[] {
  const titles = [...register.consents.values()].map(({ title }) => quote(of(title)));
  if (titles.length === 0) return [];
  return [
    heading(2, say('Widerruf einer Einwilligung', 'Withdrawal of a consent'), 'withdrawal'),
    note(
      'info',
      say(
        `Jede Einwilligung (${and(titles)}) können Sie jederzeit für die Zukunft widerrufen. Das ist so einfach wie das Erteilen. Was bis zum Widerruf geschehen ist, bleibt rechtmäßig (Art. 7 Abs. 3 DSGVO).`,
        `You can withdraw each consent (${and(titles)}) at any time for the future. It is as easy as giving it. What was done until then remains lawful (Art. 7 (3) GDPR).`,
      ),
    ),
  ];
}

function furtherRights(source: PaperSource, { say }: Voice): readonly Line[] {
  const portable = purposesOfPersons(source).some(({ basis }) => /-[ab]$/.test(basis.article));
  const decided = source.register.activities.some((each) => each.automatedDecision !== 'none');
  return [
    say(
      'zu erfahren, ob und welche Daten wir über Sie verarbeiten, und eine Kopie davon zu bekommen (Art. 15 DSGVO, § 34 BDSG);',
      'to know whether and which data we process about you, and to get a copy of it (Art. 15 GDPR, § 34 BDSG);',
    ),
    say(
      'falsche Daten berichtigen und unvollständige ergänzen zu lassen (Art. 16 DSGVO);',
      'to have wrong data rectified and incomplete data completed (Art. 16 GDPR);',
    ),
    say(
      'Daten löschen zu lassen, soweit sie nicht mehr nötig sind oder ihre Grundlage weggefallen ist; was ein Gesetz aufzubewahren verlangt, wird bis zum Ende der Frist eingeschränkt und nicht mehr anders genutzt (Art. 17 DSGVO, § 35 BDSG);',
      'to have data erased as far as it is no longer needed or its basis is gone; what a law demands to be kept is restricted until the period ends and not used otherwise (Art. 17 GDPR, § 35 BDSG);',
    ),
    say(
      'die Verarbeitung einschränken zu lassen, zum Beispiel solange strittig ist, ob Daten richtig sind (Art. 18 DSGVO);',
      'to have processing restricted, for example while it is disputed whether data is correct (Art. 18 GDPR);',
    ),
    ...(portable
      ? [
          say(
            'Daten, die Sie uns auf Grund einer Einwilligung oder eines Vertrags gegeben haben, in einem gängigen, maschinenlesbaren Format zu erhalten (Art. 20 DSGVO);',
            'to receive data you gave us on the basis of a consent or a contract in a common, machine-readable format (Art. 20 GDPR);',
          ),
        ]
      : []),
    decided
      ? say(
          'bei einer automatischen Entscheidung zu verlangen, dass ein Mensch sie prüft, Ihren Standpunkt darzulegen und sie anzufechten (Art. 22 Abs. 3 DSGVO).',
          'to have an automated decision reviewed by a human, to express your point of view and to contest it (Art. 22 (3) GDPR).',
        )
      : say(
          'keiner allein automatischen Entscheidung unterworfen zu werden (Art. 22 DSGVO). Solche Entscheidungen treffen wir nicht.',
          'not to be subject to a decision made by machine alone (Art. 22 GDPR). We make no such decisions.',
        ),
  ];
}

/** How to ask, and what becomes of the request itself. */
function askingBlocks({ register }: PaperSource, { say, of, language }: Voice): readonly Block[] {
  const { answering } = register;
  const basis = answering === null ? '' : citeLaw(answering.basis.law, language);
  return [
    paragraph(
      say(
        'Schreiben Sie uns oder sprechen Sie uns an. Wir prüfen, ob wirklich Sie es sind, und antworten unentgeltlich innerhalb eines Monats; in schwierigen Fällen kann die Frist um zwei Monate verlängert werden, was wir Ihnen dann mit Gründen mitteilen (Art. 12 DSGVO).',
        'Write to us or talk to us. We check that it is really you, and answer free of charge within one month; in complex cases the period can be extended by two months, and then we tell you so with reasons (Art. 12 GDPR).',
      ),
    ),
    ...(answering === null
      ? []
      : [
          paragraph(
            say(
              `Um zu antworten, öffnen wir Ihre Daten zu einem eigenen Zweck: ${of(answering.title)} (gesetzliche Pflicht, ${basis}).`,
              `To answer we open your data for a purpose of its own: ${of(answering.title)} (legal duty, ${basis}).`,
            ),
          ),
        ]),
  ];
}
