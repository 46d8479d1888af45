import type { Activity, AnyKind, Purpose, Register } from '../declare/index.ts';
import { bullets, facts, heading, note, paragraph } from './blocks.ts';
import { citeLaw, describeBasis } from './cite.ts';
import { fieldGroups } from './data-categories.ts';
import { controllerSection, hostingBlocks } from './describe-controller.ts';
import { classOf, describePeriod } from './describe-storage.ts';
import { recipientTable, thirdCountryBlocks } from './notice-recipients.ts';
import type { Block, Paper } from './paper.ts';
import { anchorOf, purposesOf, recipientsOf } from './scope.ts';
import type { PaperSource } from './source.ts';
import { type Voice, voiceOf } from './voice.ts';

/**
 * The record of processing activities of a controller (Art. 30 (1) GDPR), each letter of the article in its place. It covers what is
 * processed with the program, and says so: what the company does elsewhere it adds by hand.
 */
export function processingRecord(source: PaperSource): Paper {
  const voice = voiceOf(source.language);
  const { say } = voice;
  return {
    id: 'processing-record',
    language: source.language,
    title: say('Verzeichnis von Verarbeitungstätigkeiten', 'Record of processing activities'),
    publisher: source.controller.company.name,
    blocks: [
      paragraph(
        say(
          'Verzeichnis des Verantwortlichen nach Art. 30 Abs. 1 DSGVO. Geschrieben aus den Festlegungen, nach denen das System arbeitet.',
          'Record of the controller under Art. 30 (1) GDPR. Written from the declarations the system works by.',
        ),
      ),
      note(
        'info',
        say(
          'Das Verzeichnis umfasst alles, was mit diesem System verarbeitet wird. Was das Unternehmen außerhalb davon tut (zum Beispiel Lohnabrechnung, Bewerbungen, eigene Website, Videoüberwachung), nimmt es zusätzlich auf.',
          'The record covers all that is processed with this system. What the company does outside it (for example payroll, applications, its own website, video surveillance) it adds.',
        ),
      ),
      ...controllerSection(source, voice, say('Verantwortlicher (Buchst. a)', 'Controller (point (a))')),
      ...hostingBlocks(source, voice),
      ...source.register.activities.flatMap((activity, index) =>
        activityBlocks(activity, index + 1, source, voice),
      ),
      ...answeringBlocks(source, voice),
      heading(
        1,
        say('Übermittlung in Drittländer (Buchst. e)', 'Third-country transfers (point (e))'),
        'third-countries',
      ),
      ...thirdCountryBlocks(source, voice),
      heading(
        1,
        say(
          'Technische und organisatorische Maßnahmen (Buchst. g)',
          'Technical and organisational measures (point (g))',
        ),
        'measures',
      ),
      paragraph(
        say(
          'Sie stehen in der Liste der Maßnahmen nach Art. 32 DSGVO, jede mit ihrem Beleg, und gelten für alle Tätigkeiten dieses Verzeichnisses.',
          'They stand in the list of measures under Art. 32 GDPR, each with its proof, and hold for all activities of this record.',
        ),
      ),
    ],
  };
}

function activityBlocks(
  activity: Activity,
  number: number,
  source: PaperSource,
  voice: Voice,
): readonly Block[] {
  const { say, of } = voice;
  const persons = [...new Set(activity.kinds.map((kind) => of(kind.persons.title)))];
  return [
    heading(1, `${number}. ${of(activity.title)}`, anchorOf('activity', activity.id)),
    paragraph(of(activity.description)),
    heading(
      2,
      say('Zwecke und Rechtsgrundlagen (Buchst. b)', 'Purposes and legal bases (point (b))'),
      `${anchorOf('activity', activity.id)}-purposes`,
    ),
    bullets(purposesOf(activity.kinds).map((purpose) => purposeLine(purpose, voice))),
    heading(
      2,
      say(
        'Betroffene, Daten und Löschfristen (Buchst. c und f)',
        'Persons, data and time limits for erasure (points (c) and (f))',
      ),
      `${anchorOf('activity', activity.id)}-data`,
    ),
    facts([
      [say('Betroffene Personen', 'Data subjects'), persons.join('; ')],
      [
        say('Automatisierte Entscheidung (Art. 22 DSGVO)', 'Automated decision (Art. 22 GDPR)'),
        activity.automatedDecision === 'none' ? say('keine', 'none') : of(activity.automatedDecision),
      ],
    ]),
    ...activity.kinds.flatMap((kind) => kindBlocks(kind, source, voice)),
    heading(
      2,
      say('Empfänger (Buchst. d)', 'Recipients (point (d))'),
      `${anchorOf('activity', activity.id)}-recipients`,
    ),
    ...recipientBlocks(activity, source, voice),
  ];
}

function purposeLine(purpose: Purpose, voice: Voice) {
  const { say, of, and } = voice;
  const roles = and(purpose.roles.map((role) => of(role.title)));
  return [
    { text: `${of(purpose.title)}.`, strong: true },
    ` ${describeBasis(purpose.basis, voice)}. ${say('Zugriff', 'Access')}: ${roles}. [${purpose.dpv}]`,
  ] as const;
}

function kindBlocks(kind: AnyKind, source: PaperSource, voice: Voice): readonly Block[] {
  const { say, of } = voice;
  const data = fieldGroups(kind).map(({ title, category, fields }) => {
    const dpv = category === null ? '' : ` [${category}]`;
    return [`${of(title)}${dpv}`, fields.map((field) => of(field)).join(', ')] as const;
  });
  return [
    heading(3, of(kind.title), anchorOf('kind', kind.id)),
    facts([
      ...data,
      [say('Herkunft', 'Origin'), of(kind.origin)],
      [say('Löschfrist', 'Time limit for erasure'), describePeriod(kind, source, voice)],
      [say('Löschklasse', 'Deletion class'), of(classOf(kind, source).title)],
    ]),
  ];
}

/** All that may receive data of the activity; those not in use are marked, because a record also tells what is prepared. */
function recipientBlocks(activity: Activity, source: PaperSource, voice: Voice): readonly Block[] {
  const { say, of, and } = voice;
  const all = recipientsOf(source, activity);
  const inUse = all.filter((each) => each.inUse);
  const off = all.filter((each) => !each.inUse).map(({ title }) => of(title));
  return [
    ...(inUse.length === 0
      ? [paragraph(say('Keine in Gebrauch.', 'None in use.'))]
      : [recipientTable(inUse, voice)]),
    ...(off.length === 0
      ? []
      : [
          paragraph(
            say(
              `Vorgesehen, aber nicht eingeschaltet: ${and(off)}.`,
              `Prepared, but not switched on: ${and(off)}.`,
            ),
          ),
        ]),
  ];
}

/** Answering requests of persons opens every kind, so it is an activity of its own. */
function answeringBlocks({ register }: { readonly register: Register }, voice: Voice): readonly Block[] {
  const { say, of, and, language } = voice;
  const { answering } = register;
  if (answering === null) return [];
  return [
    heading(1, of(answering.title), 'answering'),
    facts([
      [say('Rechtsgrundlage', 'Legal basis'), `${describeBasis(answering.basis, voice)}`],
      [say('Pflicht', 'Duty'), citeLaw(answering.basis.law, language)],
      [say('Zugriff', 'Access'), and(answering.roles.map((role) => of(role.title)))],
      [
        say('Daten', 'Data'),
        say(
          'alle Datenarten dieses Verzeichnisses, soweit sie der anfragenden Person gehören; nie Passwörter und Schlüssel',
          'all kinds of data of this record as far as they belong to the person who asks; never passwords and keys',
        ),
      ],
    ]),
  ];
}
