import { bullets, heading, note, paragraph } from './blocks.ts';
import { hostingBlocks } from './describe-controller.ts';
import { measuresForAgreement } from './measures/measures-paper.ts';
import { recipientTable } from './notice-recipients.ts';
import type { Block } from './paper.ts';
import type { AgreementParties } from './processing-agreement-subject.ts';
import { recipientsInUse } from './scope.ts';
import type { PaperSource } from './source.ts';
import type { Voice } from './voice.ts';

/** The measures are the processor's. Those of this company are known here; another's have to be brought by it. */
export function measuresAnnex(
  source: PaperSource,
  parties: AgreementParties,
  voice: Voice,
): readonly Block[] {
  const { say } = voice;
  const title = heading(
    1,
    say('Anlage 2: Maßnahmen (Art. 32 DSGVO)', 'Annex 2: Measures (Art. 32 GDPR)'),
    'annex-measures',
  );
  if (parties.company === 'processor') return [title, ...measuresForAgreement(source, voice)];
  return [
    title,
    paragraph(
      say(
        'Der Auftragsverarbeiter fügt die Liste seiner technischen und organisatorischen Maßnahmen bei. Sie behandelt mindestens:',
        'The processor attaches the list of its technical and organisational measures. It deals at least with:',
      ),
    ),
    bullets([
      say('Pseudonymisierung und Verschlüsselung;', 'pseudonymisation and encryption;'),
      say(
        'Vertraulichkeit, Integrität, Verfügbarkeit und Belastbarkeit der Systeme auf Dauer;',
        'ongoing confidentiality, integrity, availability and resilience of systems;',
      ),
      say('rasche Wiederherstellung nach einem Zwischenfall;', 'timely restoration after an incident;'),
      say('regelmäßige Überprüfung der Wirksamkeit;', 'regular testing of effectiveness;'),
      say('Trennung von den Daten anderer Auftraggeber.', 'separation from the data of other customers.'),
    ]),
    {
      block: 'signature',
      lines: [say('Beigefügt: Liste vom (Datum, Fassung)', 'Attached: list of (date, version)')],
    },
  ];
}

/** Whom the processor employs in turn (Art. 28 (2) and (4) GDPR). */
export function furtherProcessors(
  source: PaperSource,
  parties: AgreementParties,
  voice: Voice,
): readonly Block[] {
  const { say } = voice;
  const title = heading(
    1,
    say('Anlage 3: Weitere Auftragsverarbeiter', 'Annex 3: Further processors'),
    'annex-processors',
  );
  if (parties.company === 'controller')
    return [
      title,
      {
        block: 'signature',
        lines: [1, 2, 3].map((number) =>
          say(
            `${number}. Name, Anschrift, Leistung, Ort der Verarbeitung`,
            `${number}. Name, address, service, place of processing`,
          ),
        ),
      },
    ];
  const used = recipientsInUse(source).filter(({ role }) => role === 'processor');
  return [
    title,
    used.length === 0
      ? paragraph(
          say(
            'In diesem System ist kein weiterer Auftragsverarbeiter eingeschaltet.',
            'No further processor is switched on in this system.',
          ),
        )
      : recipientTable(used, voice),
    ...hostingBlocks(source, voice),
    note(
      'info',
      say(
        'Betreibt jemand anderes den Server, ist auch er weiterer Auftragsverarbeiter.',
        'If somebody else runs the server, they are a further processor as well.',
      ),
    ),
  ];
}
